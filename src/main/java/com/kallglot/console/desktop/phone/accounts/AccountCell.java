package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.phone.account.PhoneAccount;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An account in the list: the sign of its state, its name, where it is from, how it is.
final class AccountCell extends ListCell<PhoneAccount> {
  private final AccountsModel model;
  private final Messages messages;
  private final AccountWords words;

  AccountCell(AccountsModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = new AccountWords(messages);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0); // as wide as the list, so that long names end in dots
  }

  @Override
  protected void updateItem(PhoneAccount account, boolean empty) {
    super.updateItem(account, empty);
    if (empty || account == null) {
      setGraphic(null);
      setAccessibleText(null);
      setTooltip(null);
      return;
    }
    AccountWords.Sight sight = words.sight(account, model.line(account.id()));
    String origin = messages.of("accounts.origin", account.origin());
    String line = words.line(account, sight);
    Label name = Nodes.label(messages.shown(account.label()), "kg-body");
    Label detail =
        Nodes.label(
            words.brief(account, sight),
            "kg-caption",
            sight.tone().equals("bad") ? "bad" : "muted");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label from = Nodes.label(origin, "kg-tiny");
    from.setMinWidth(Region.USE_PREF_SIZE);
    var text = new VBox(new HBox(8, name, space, from), detail);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMinWidth(0);
    text.setAlignment(Pos.CENTER_LEFT);
    var row = new HBox(10, Nodes.icon(sight.icon(), sight.tone()), text);
    row.getStyleClass().add("kg-account-line");
    setGraphic(row);
    setTooltip(new Tooltip(messages.shown(account.label()) + "\n" + line));
    setAccessibleText(
        messages.get("accounts.accessible", messages.shown(account.label()), origin, line));
  }
}
