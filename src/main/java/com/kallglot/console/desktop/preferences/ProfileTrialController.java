package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.preferences.ProfileDesk.Keeping;
import com.kallglot.console.organization.PlatformTrial.Outcome;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// Tries a profile before it is kept, and says why it does not reach its platform where it does
/// not; and where its secrets go.
public final class ProfileTrialController {
  @FXML private CheckBox keychain;
  @FXML private Button attempt;
  @FXML private Label outcome;

  private final ProfileDesk desk;
  private final Messages messages;
  private final Lifetime lifetime;
  private ProfileForm form = ProfileForm.ofNew(Set.of());
  private int asked;

  public ProfileTrialController(ProfileDesk desk, Messages messages, Lifetime lifetime) {
    this.desk = desk;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  /// Of another form: what was found out of the one before is not said of it.
  void show(ProfileForm now) {
    form = now;
    forget();
  }

  /// What was tried is no longer what is typed.
  void forget() {
    asked++;
    attempt.setDisable(!form.problems().isEmpty());
    say("", "muted", "");
  }

  Keeping keeping() {
    return keychain.isSelected() ? Keeping.KEYCHAIN : Keeping.THIS_START;
  }

  @FXML
  private void attempt() {
    int question = ++asked;
    attempt.setDisable(true);
    say(messages.get("preferences.try.asking"), "muted", "fth-more-horizontal");
    desk.attempt(
        form.profile(),
        form.secrets(),
        told -> {
          if (question == asked && !lifetime.isOver()) {
            attempt.setDisable(false);
            tell(told);
          }
        });
  }

  private void tell(Outcome told) {
    switch (told) {
      case Outcome.Managed(int numbers, int connections) ->
          say(
              messages.get("preferences.try.managed", numbers, connections),
              "ok",
              "fth-check-circle");
      case Outcome.NotManaged() ->
          say(messages.get("preferences.try.not_managed"), "ok", "fth-check-circle");
      case Outcome.Forbidden() ->
          say(messages.get("preferences.try.forbidden"), "warn", "fth-alert-triangle");
      case Outcome.Failed(var problem) ->
          say(
              messages.of("preferences.try.failed", problem.kind()) + " " + problem.getMessage(),
              "bad",
              "fth-x-circle");
      case Outcome.Mistaken(var problem) -> say(problem, "bad", "fth-x-circle");
    }
  }

  private void say(String text, String style, String icon) {
    outcome.setText(text);
    outcome.setGraphic(icon.isEmpty() ? null : Nodes.icon(icon));
    outcome.getStyleClass().setAll("label", "kg-caption", style);
    outcome.setAccessibleText(text);
  }
}
