package com.kallglot.console.desktop.phone.dial;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.phone.accounts.AccountsModel;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.dialling.DialReading;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.javafx.FontIcon;

/// The field for whom to call, and below it how that is read.
public final class DialController {
  @FXML private TextField typed;
  @FXML private Button call;
  @FXML private Label note;
  @FXML private FontIcon sign;

  private final DialModel model;
  private final AccountsModel accounts;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final DialWords words;

  public DialController(
      DialModel model,
      AccountsModel accounts,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.accounts = accounts;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new DialWords(messages);
  }

  @FXML
  private void initialize() {
    var suggestions =
        new Suggestions(
            typed,
            messages,
            chosen -> {
              model.typed().set(chosen.text());
              typed.end();
            });
    lifetime.watch(model.typed(), this::show);
    typed
        .textProperty()
        .subscribe(now -> {
          model.typed().set(now);
          suggestions.show(Suggestion.of(now, model.history(), workspace.configuration().get()));
        });
    lifetime.watch(
        model.fills(),
        _ -> {
          suggestions.hide();
          typed.end();
        });
    lifetime.watch(this::tell, model.reading(), model.use(), accounts.chosen());
  }

  private void show(String now) {
    if (!now.equals(typed.getText())) {
      typed.setText(now);
    }
  }

  private void tell() {
    DialWords.Sight sight = words.of(model.reading().get(), nothing());
    note.setText(sight.text());
    note.getStyleClass().setAll("label", "kg-note", sight.tone());
    sign.setIconLiteral(sight.icon());
    boolean diallable = model.reading().get() instanceof DialReading.Target;
    call.setDisable(!diallable || model.use().get() == DialModel.Use.PLACING);
    typed.setAccessibleRoleDescription(sight.text());
  }

  private String nothing() {
    if (accounts.chosen().get() == null) {
      return messages.get("dial.no_account");
    }
    return messages.get(
        model.use().get() == DialModel.Use.IN_CALL ? "dial.keys_send" : "dial.nothing");
  }

  @FXML
  private void call() {
    model.call();
  }
}
