package com.kallglot.console.desktop;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.desktop.connections.AccountController;
import com.kallglot.console.desktop.connections.AskController;
import com.kallglot.console.desktop.connections.CardTools;
import com.kallglot.console.desktop.connections.ConnectionsController;
import com.kallglot.console.desktop.connections.ConnectionsModel;
import com.kallglot.console.desktop.connections.CredentialDeeds;
import com.kallglot.console.desktop.connections.Deeds;
import com.kallglot.console.desktop.connections.DependsController;
import com.kallglot.console.desktop.connections.EditorController;
import com.kallglot.console.desktop.connections.NumbersReading;
import com.kallglot.console.desktop.connections.Saving;
import com.kallglot.console.desktop.connections.credentials.CredentialTrial;
import com.kallglot.console.desktop.connections.credentials.CredentialsController;
import com.kallglot.console.desktop.connections.credentials.TrialController;
import com.kallglot.console.desktop.connections.numbers.NumbersController;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.shell.Count;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.telephony.RouteRequest;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleIntegerProperty;

/// The page Connections, put together: what lives with the window, and its views.
final class ConnectionsParts {
  final ConnectionsModel model;
  final CredentialTrial trial;
  final NumbersReading numbers;

  private final DesktopWindow of;
  private final Deeds deeds;
  private final CredentialDeeds credentials;
  private final Saving saving;

  ConnectionsParts(DesktopWindow window) {
    of = window;
    model = new ConnectionsModel(of.workspace, of.clock);
    trial = new CredentialTrial(of.workspace, of.services, of.background);
    deeds =
        new Deeds(
            model, of.workspace, of.edits, of.foresight, of.unsaved, of.notices, window::messages);
    credentials =
        new CredentialDeeds(
            model,
            of.workspace,
            of.services,
            of.edits,
            deeds,
            of.background,
            of.notices,
            window::messages);
    numbers =
        new NumbersReading(model, credentials, of.workspace, of.services, of.background, of.clock);
    saving =
        new Saving(
            trial,
            of.workspace,
            credentials,
            of.edits,
            of.unsaved,
            model,
            window::messages,
            of.clock);
  }

  /// Takes what each view is given.
  interface Register {
    <T> void add(Class<T> type, Supplier<T> supplier);
  }

  void addViews(Register views, Messages words, Lifetime life) {
    life.watch(() -> count(words), of.workspace.configuration());
    views.add(ConnectionsController.class, () -> new ConnectionsController(tools(words, life)));
    views.add(
        NumbersController.class,
        () ->
            new NumbersController(
                model, numbers, this::test, of.notices, of.workspace, words, life, of.clock));
    views.add(
        EditorController.class,
        () ->
            new EditorController(
                model, trial, credentials, saving, of.unsaved, of.workspace, words, life));
    views.add(
        AccountController.class,
        () -> new AccountController(of.unsaved, of.workspace, words, life));
    views.add(CredentialsController.class, () -> new CredentialsController(trial, words, life));
    views.add(TrialController.class, () -> new TrialController(trial, of.workspace, words, life));
    views.add(DependsController.class, () -> new DependsController(of.foresight, words, of.clock));
    views.add(
        AskController.class,
        () -> new AskController(model, of.foresight, of.workspace, words, life, of.clock));
  }

  /// The rail counts what cannot be used.
  private void count(Messages words) {
    long unusable =
        of.workspace.configuration().get() == null
            ? 0
            : of.workspace.configuration().get().connections().stream()
                .filter(one -> one.status() == Status.INVALID_CREDENTIALS)
                .count();
    of.navigation.count(
        Page.CONNECTIONS,
        new Count((int) unusable, Count.Tone.BAD, words.get("connections.unusable", unusable)));
  }

  private CardTools tools(Messages words, Lifetime life) {
    return new CardTools(
        model,
        deeds,
        credentials,
        numbers,
        of.unsaved,
        of.workspace,
        words,
        new Moments(words, of.clock),
        life,
        new SimpleIntegerProperty(),
        this::explain);
  }

  /// As the Route lab does it: there its cost is said first where it has one.
  private void test(ProviderConnection connection) {
    explain(connection);
    Draft draft = of.lab.draft().get();
    var route = new Route.Drafted(draft.request(), draft.text());
    of.oneDraft.begin(site -> new TestPlan(List.of(TestCase.of(site, route, null))));
  }

  private void explain(ProviderConnection connection) {
    of.lab.open(RouteRequest.overConnection(connection.id()));
    of.navigation.open(Page.ROUTE_LAB);
  }
}
