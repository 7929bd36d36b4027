package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.account.AccountDraft;
import com.kallglot.console.phone.account.AccountTrial;
import com.kallglot.console.phone.account.LineState;
import com.kallglot.console.phone.account.PhoneAccount;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.Softphone;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Tries one account at a time, in the background. Lives with the window.
public final class AccountTrials {
  private final Services services;
  private final Workspace workspace;
  private final AccountsModel model;
  private final Background background;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new None());
  private @Nullable Cancellable<AccountTrial.Result> running;

  /// How it goes.
  public sealed interface State {}

  /// Nothing is tried, or what was does not count any more.
  public record None() implements State {}

  /// @param label of the account
  public record Running(String label) implements State {}

  /// @param line what the account's line told when it began
  public record Done(String label, AccountTrial.Result result, LineState line) implements State {}

  /// It could not even be tried.
  public record Failed(String label, String why) implements State {}

  public AccountTrials(
      Services services, Workspace workspace, AccountsModel model, Background background) {
    this.services = services;
    this.workspace = workspace;
    this.model = model;
    this.background = background;
    model.chosen().subscribe(_ -> forget());
    model.editing().subscribe(_ -> forget());
  }

  /// One of the list.
  public void begin(PhoneAccount account) {
    begin(account.label(), account.home(), model.line(account.id()));
  }

  /// One as it is being typed. A line that is open already is another's until it is kept.
  ///
  /// @param known as it is now, with the passwords that need not be typed again; empty for a new
  ///   one
  void begin(AccountDraft draft, Optional<PhoneAccount> known) {
    Workspace.Opened opened = workspace.opened().get();
    Path trusted = opened == null ? null : opened.profile().trustedCa();
    begin(
        draft.account().label(),
        draft.sip(known.orElse(null), trusted),
        known.map(each -> model.line(each.id())).orElseGet(LineState.Closed::new));
  }

  /// A second registration from here would end the one that an open line has.
  private void begin(String label, SipAccount account, LineState line) {
    forget();
    boolean registers = account.registrar() != null && line instanceof LineState.Closed;
    var work =
        new Cancellable<>(() -> {
          Softphone engine = registers ? services.softphone() : null;
          return AccountTrial.run(account, engine);
        });
    running = work;
    state.set(new Running(label));
    background.run(
        work,
        result -> end(work, new Done(label, result, line)),
        problem ->
            end(
                work,
                problem instanceof CancellationException || problem instanceof InterruptedException
                    ? new None()
                    : new Failed(label, String.valueOf(problem.getMessage()))));
  }

  @SuppressWarnings("ReferenceEquality") // two trials are never equal
  private void end(Cancellable<AccountTrial.Result> work, State outcome) {
    if (running == work) {
      running = null;
      state.set(outcome);
    }
  }

  /// Gives up what is being tried.
  void forget() {
    if (running != null) {
      running.cancel();
      running = null;
    }
    state.set(new None());
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }
}
