package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.shell.HelpController;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The keys that do something wherever the focus is.
public final class KeysController {
  private static final int WIDEST = 130;

  @FXML private ListView<Shortcut> list;

  private final Messages messages;

  private record Shortcut(String keys, String what) {}

  public KeysController(Messages messages) {
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    list.setAccessibleText(messages.get("preferences.keys"));
    list.setCellFactory(_ -> new Cell());
    list.getItems()
        .setAll(
            HelpController.SHORTCUTS.stream()
                .map(each ->
                    new Shortcut(messages.get("keys." + each), messages.get("help.key." + each)))
                .toList());
  }

  private static final class Cell extends ListCell<Shortcut> {
    Cell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0); // as wide as the list, so that long lines wrap
    }

    @Override
    protected void updateItem(Shortcut shortcut, boolean empty) {
      super.updateItem(shortcut, empty);
      if (empty || shortcut == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Label keys = Nodes.label(shortcut.keys(), "kg-key");
      var column = new HBox(keys);
      column.setMinWidth(WIDEST);
      Label what = Nodes.wrapped(shortcut.what());
      HBox.setHgrow(what, Priority.ALWAYS);
      var row = new HBox(12, column, what);
      row.getStyleClass().add("kg-profile-row");
      setGraphic(row);
      setAccessibleText(shortcut.keys() + ", " + shortcut.what());
    }
  }
}
