package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One account: who it is with, whether it can be used, what is known of it, what can be done. It
/// is filled again in place, so that the focus stays where it is.
final class ConnectionCard extends VBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final CardTools tools;
  private final Messages messages;
  private final DomainWords words;
  private final Label mark = Nodes.label("", "kg-account-mark");
  private final Label name = Nodes.label("", "kg-card-title");
  private final Label star = Nodes.marked("fth-star", "", "kg-default");
  private final Label provider = Nodes.label("", "kg-caption", "kg-muted");
  private final Label unsaved = Nodes.label("", "kg-tag");
  private final Label badge = Nodes.label("", "kg-badge");
  private final CardFacts facts;
  private final Button verify = action("fth-check-circle");
  private final Button edit = action("fth-edit-2");
  private final Button third = action("fth-star");
  private final MenuButton more = new MenuButton();
  private @Nullable ProviderConnection shown;

  ConnectionCard(CardTools tools) {
    this.tools = tools;
    this.messages = tools.messages();
    this.words = new DomainWords(messages);
    this.facts = new CardFacts(tools);
    getStyleClass().addAll("kg-card", "kg-account");
    star.setText(messages.get("card.default"));
    star.setMinWidth(USE_PREF_SIZE);
    unsaved.setText(messages.get("card.unsaved"));
    badge.setMinWidth(USE_PREF_SIZE);
    VBox.setVgrow(facts, Priority.ALWAYS);
    getChildren().addAll(head(), facts, foot());
    setOnMouseClicked(_ -> {
      if (shown != null) {
        tools.model().select(shown);
      }
    });
  }

  private HBox head() {
    name.setMinWidth(0);
    var titles = new VBox(new HBox(6, name, star), new HBox(6, provider, unsaved));
    titles.getStyleClass().add("kg-account-name");
    titles.setMinWidth(0);
    HBox.setHgrow(titles, Priority.ALWAYS);
    var head = new HBox(12, mark, titles, badge);
    head.getStyleClass().add("kg-account-head");
    return head;
  }

  private HBox foot() {
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    more.setGraphic(Nodes.icon("fth-more-horizontal"));
    more.getStyleClass().addAll("kg-link", "kg-more");
    more.setMinWidth(USE_PREF_SIZE);
    var foot = new HBox(2, verify, edit, third, space, more);
    foot.getStyleClass().add("kg-account-foot");
    return foot;
  }

  private static Button action(String icon) {
    var button = new Button("", Nodes.icon(icon));
    button.getStyleClass().addAll("kg-card-action");
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  void show(ProviderConnection connection) {
    shown = connection;
    mark.setText(connection.provider() == Provider.TELNYX ? "Tx" : "T");
    name.setText(connection.label());
    provider.setText(words.provider(connection.provider()));
    Nodes.show(star, Nodes.Showing.when(connection.isDefault()));
    Nodes.show(unsaved, Nodes.Showing.when(tools.unsaved().of(connection.id()).isPresent()));
    showBadge(connection);
    pseudoClassStateChanged(CHOSEN, connection.id().equals(tools.model().selectedId().get()));
    setId("card-" + connection.id());
    setAccessibleText(
        messages.get(
            connection.isDefault() ? "card.accessible.default" : "card.accessible",
            connection.label(),
            provider.getText(),
            badge.getText()));
    facts.show(connection);
    showActions(connection);
  }

  private void showBadge(ProviderConnection connection) {
    if (isBusy(connection)) {
      badge.setText(messages.get("card.verifying"));
      badge.setGraphic(Nodes.icon("fth-clock"));
      badge.getStyleClass().setAll("label", "kg-badge");
      return;
    }
    badge.setText(capital(words.status(connection)));
    badge.setGraphic(
        Nodes.icon(
            switch (connection.status()) {
              case ACTIVE -> "fth-check-circle";
              case DISABLED -> "fth-pause-circle";
              case INVALID_CREDENTIALS -> "fth-x-circle";
              case UNVERIFIED, UNKNOWN -> "fth-help-circle";
            }));
    badge.getStyleClass().setAll("label", "kg-badge");
    switch (connection.status()) {
      case ACTIVE -> badge.getStyleClass().add("ok");
      case INVALID_CREDENTIALS -> badge.getStyleClass().add("bad");
      case UNVERIFIED, UNKNOWN -> badge.getStyleClass().add("warn");
      case DISABLED -> badge.getStyleClass().add("muted");
    }
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private boolean isBusy(ProviderConnection connection) {
    return tools.model().busy().contains(connection.id());
  }

  private boolean isWritten() {
    return tools.workspace().standing().get() instanceof Standing.OnInventory;
  }

  private boolean mayEdit() {
    return tools.workspace().standing().get().mayEdit();
  }

  private void showActions(ProviderConnection connection) {
    Nodes.show(verify, Nodes.Showing.when(!isWritten()));
    set(verify, "card.verify", connection, () -> tools.credentials().verify(connection));
    set(edit, "card.edit", connection, () -> tools.model().edit(connection));
    verify.setDisable(!mayEdit() || isBusy(connection));
    edit.setDisable(!mayEdit());
    third.setDisable(!mayEdit());
    switch (thirdOf(connection)) {
      case ENABLE -> {
        third.setGraphic(Nodes.icon("fth-play"));
        set(third, "card.enable", connection, () -> tools.deeds().enable(connection));
      }
      case MAKE_DEFAULT -> {
        third.setGraphic(Nodes.icon("fth-star"));
        set(third, "card.make_default", connection, () -> tools.deeds().makeDefault(connection));
      }
      case EXPLAIN -> {
        third.setGraphic(Nodes.icon("fth-git-branch"));
        third.setDisable(false);
        set(third, "card.explain", connection, () -> tools.explain().accept(connection));
      }
    }
    more.setAccessibleText(messages.get("card.more", connection.label()));
    more.setId("more-" + connection.id());
    more.getItems().setAll(items(connection));
  }

  private enum Third {
    ENABLE,
    MAKE_DEFAULT,
    EXPLAIN
  }

  /// What comes next with it, most often.
  private static Third thirdOf(ProviderConnection connection) {
    if (connection.status() == Status.DISABLED) {
      return Third.ENABLE;
    }
    return connection.isDefault() || connection.status() != Status.ACTIVE
        ? Third.EXPLAIN
        : Third.MAKE_DEFAULT;
  }

  private void set(Button button, String key, ProviderConnection of, Runnable action) {
    button.setText(messages.get(key));
    button.setAccessibleText(messages.get("card.action", messages.get(key), of.label()));
    button.setId(key.substring(key.indexOf('.') + 1) + "-" + of.id());
    button.setOnAction(_ -> action.run());
  }

  private List<MenuItem> items(ProviderConnection connection) {
    List<MenuItem> changes = new ArrayList<>();
    if (!connection.isDefault() && connection.status() == Status.ACTIVE) {
      changes.add(item("card.make_default", () -> tools.deeds().makeDefault(connection)));
    }
    changes.add(
        connection.status() == Status.DISABLED
            ? item("card.enable", () -> tools.deeds().enable(connection))
            : item("card.disable", () -> tools.deeds().disable(connection)));
    changes.add(
        item(
            isWritten() ? "card.forget" : "card.delete",
            () -> tools.credentials().remove(connection)));
    changes.forEach(item -> item.setDisable(!mayEdit()));
    List<MenuItem> items =
        new ArrayList<>(
            List.of(
                item("card.explain", () -> tools.explain().accept(connection)),
                item("card.copy_id", () -> copy(connection.id()))));
    items.addAll(1, changes.subList(0, changes.size() - 1));
    items.add(changes.getLast());
    return items;
  }

  private MenuItem item(String key, Runnable action) {
    var item = new MenuItem(messages.get(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private static void copy(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    var _ = Clipboard.getSystemClipboard().setContent(content);
  }
}
