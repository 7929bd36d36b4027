package com.kallglot.console.desktop.connections.credentials;

import com.kallglot.console.desktop.connections.credentials.CredentialTrial.State;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.StandInAccount;
import com.kallglot.console.telephony.Provider;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/// The trial of credentials at their provider: begun, under way, cancelled, and what came of it.
public final class TrialController {
  @FXML private Button attempt;
  @FXML private MenuButton standIns;
  @FXML private Node running;
  @FXML private Button cancel;
  @FXML private Label verdict;
  @FXML private Label next;
  @FXML private Label said;

  private final CredentialTrial trial;
  private final Workspace workspace;
  private final Messages messages;
  private final CredentialWords words;
  private final Lifetime lifetime;
  private Provider provider = Provider.TWILIO;
  private Runnable asked = () -> {};
  private Consumer<ProviderCredentials> filling = _ -> {};

  public TrialController(
      CredentialTrial trial, Workspace workspace, Messages messages, Lifetime lifetime) {
    this.trial = trial;
    this.workspace = workspace;
    this.messages = messages;
    this.words = new CredentialWords(messages);
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(trial.state(), this::show);
  }

  /// Who knows what is to be tried.
  void whenAsked(Runnable told) {
    asked = told;
  }

  /// Who fills in an account of the sandbox's stand-in.
  void whenStandInChosen(Consumer<ProviderCredentials> told) {
    filling = told;
  }

  void show(Provider of) {
    provider = of;
    offer(List.of());
    trial.standIns(
        of,
        accounts -> {
          if (of == provider && !lifetime.isOver()) {
            offer(accounts);
          }
        });
    String name = messages.of("provider", of);
    attempt.setText(
        messages.get(workspace.isSandbox() ? "trial.begin.sandbox" : "trial.begin", name));
    show(trial.state().get());
  }

  private void offer(List<StandInAccount> accounts) {
    standIns.getItems().clear();
    for (StandInAccount account : accounts) {
      var item = new MenuItem(account.name());
      item.setOnAction(_ -> filling.accept(account.credentials()));
      standIns.getItems().add(item);
    }
    Nodes.show(standIns, Nodes.Showing.when(!accounts.isEmpty()));
  }

  private void show(State state) {
    boolean isRunning = state instanceof State.Running;
    Node leaving = isRunning ? attempt : cancel;
    boolean hasFocus = leaving.isFocused();
    attempt.setDisable(isRunning);
    Nodes.show(running, Nodes.Showing.when(isRunning));
    if (hasFocus) {
      // The next in line would be the button that discards all that was typed
      (isRunning ? cancel : attempt).requestFocus();
    }
    tell(next, "");
    tell(said, "");
    switch (state) {
      case State.Nothing _, State.Running _ -> tell(verdict, "");
      case State.Cancelled _ -> say(messages.get("trial.cancelled"), "fth-x", "muted");
      case State.Broken(var failure) -> say(failure.detail(), "fth-x-circle", "bad");
      case State.Told(var _, var told) -> show(told);
    }
  }

  private void show(CredentialVerdict told) {
    say(words.verdict(told, provider), CredentialWords.icon(told), CredentialWords.tone(told));
    boolean foreign = workspace.isSandbox() && told instanceof CredentialVerdict.WrongCredentials;
    tell(next, foreign ? messages.get("trial.stand_ins.only") : words.next(told, provider));
    tell(said, told.said() == null ? "" : messages.shown(told.said().toString()));
  }

  private void say(String text, String icon, String style) {
    verdict.setGraphic(Nodes.icon(icon));
    verdict.getStyleClass().setAll("label", "kg-marked", style);
    tell(verdict, text);
  }

  private static void tell(Label label, String text) {
    label.setText(text);
    Nodes.show(label, Nodes.Showing.when(!text.isEmpty()));
  }

  @FXML
  private void begin() {
    asked.run();
  }

  @FXML
  private void cancel() {
    trial.cancel();
  }
}
