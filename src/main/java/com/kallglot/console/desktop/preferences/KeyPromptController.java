package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.preferences.ProfileDesk.Keeping;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.KeychainWords;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.telephony.Secret;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;

/// Asks for the key of the profile in use where neither the environment nor the keychain has it:
/// over the page, and in nobody's way.
public final class KeyPromptController {
  @FXML private Region prompt;
  @FXML private Label title;
  @FXML private Label detail;
  @FXML private PasswordField key;
  @FXML private Button use;
  @FXML private CheckBox keychain;

  private final ProfileDesk desk;
  private final Workspace workspace;
  private final Notices notices;
  private final Messages messages;
  private final Lifetime lifetime;

  public KeyPromptController(
      ProfileDesk desk,
      Workspace workspace,
      Notices notices,
      Messages messages,
      Lifetime lifetime) {
    this.desk = desk;
    this.workspace = workspace;
    this.notices = notices;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    key.textProperty()
        .subscribe(text ->
            use.setDisable(
                text.isBlank() || !text.strip().chars().allMatch(c -> c > ' ' && c < 0x7f)));
    lifetime.watch(this::show, workspace.failure(), workspace.entry());
  }

  private void show() {
    Failure failure = workspace.failure().get();
    var entry = workspace.entry().get();
    boolean missing =
        failure != null && entry != null && failure.kind() == Failure.Kind.KEY_MISSING;
    Nodes.show(prompt, Nodes.Showing.when(missing));
    key.clear();
    if (missing) {
      title.setText(messages.get("prompt.title", entry.name()));
      KeychainException why = failure.keychain();
      keychain.setSelected(why == null);
      Nodes.show(keychain, Nodes.Showing.when(why == null));
      detail.setText(
          why == null
              ? messages.get("prompt.nowhere")
              : messages.get("prompt.no_keychain", KeychainWords.of(messages, why)));
      prompt.setAccessibleText(title.getText() + ". " + detail.getText());
    }
  }

  @FXML
  private void use() {
    var entry = workspace.entry().get();
    if (entry == null || use.isDisabled()) {
      return;
    }
    Secret typed = Secret.of(key.getText().strip());
    key.clear();
    desk.giveKey(
        entry.name(),
        typed,
        keychain.isSelected() ? Keeping.KEYCHAIN : Keeping.THIS_START,
        problem ->
            notices.tell(
                messages.get("preferences.not_in_keychain", KeychainWords.of(messages, problem))),
        failure -> notices.tell(messages.get("preferences.failed", failure.detail())));
  }
}
