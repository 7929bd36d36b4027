package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a trial of an account is doing, and what it found.
public final class TrialController {
  @FXML private VBox box;
  @FXML private HBox running;
  @FXML private Label what;
  @FXML private VBox lines;
  @FXML private Button close;

  private final AccountTrials trials;
  private final Messages messages;
  private final Lifetime lifetime;

  public TrialController(AccountTrials trials, Messages messages, Lifetime lifetime) {
    this.trials = trials;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    lifetime.watch(trials.state(), this::show);
  }

  private void show(AccountTrials.State state) {
    lines.getChildren().clear();
    Nodes.show(box, Showing.when(!(state instanceof AccountTrials.None)));
    Nodes.show(running, Showing.when(state instanceof AccountTrials.Running));
    Nodes.show(close, Showing.when(!(state instanceof AccountTrials.Running)));
    switch (state) {
      case AccountTrials.None() -> what.setText("");
      case AccountTrials.Running(var label) ->
          what.setText(messages.get("accounts.trial.running", label));
      case AccountTrials.Failed(var label, var why) -> {
        what.setText(messages.get("accounts.trial.of", label));
        add(new TrialWords.Line(TrialWords.Tone.BAD, why));
      }
      case AccountTrials.Done done -> {
        what.setText(messages.get("accounts.trial.of", done.label()));
        new TrialWords(messages).of(done).forEach(this::add);
      }
    }
    lines.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private void add(TrialWords.Line line) {
    Label words = Nodes.wrapped(messages.shown(line.words()), "kg-caption");
    HBox.setHgrow(words, Priority.ALWAYS);
    var icon = Nodes.icon(line.tone().icon(), line.tone().styleClass());
    var row = new HBox(6, icon, words);
    row.getStyleClass().add("kg-account-finding");
    lines.getChildren().add(row);
  }

  @FXML
  private void cancel() {
    trials.forget();
  }

  @FXML
  private void close() {
    trials.forget();
  }
}
