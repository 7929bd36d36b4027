package com.kallglot.console.desktop.preferences;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;

/// The keys that do something wherever the focus is.
public final class KeysController {
  private static final int WIDEST = 130;

  @FXML private ListView<Shortcut> list;

  private final List<Shortcut> shortcuts;
  private final Messages messages;

  /// @param keys as they are written on a keyboard
  /// @param what a key of the messages
  public record Shortcut(String keys, String what) {}

  public KeysController(List<Shortcut> shortcuts, Messages messages) {
    this.shortcuts = List.copyOf(shortcuts);
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    list.setAccessibleText(messages.get("preferences.keys"));
    list.setCellFactory(_ -> new Cell());
    list.getItems().setAll(shortcuts);
  }

  private final class Cell extends ListCell<Shortcut> {
    Cell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
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
      var row = new HBox(12, column, Nodes.label(messages.get(shortcut.what())));
      row.getStyleClass().add("kg-profile-row");
      setGraphic(row);
      setAccessibleText(shortcut.keys() + ", " + messages.get(shortcut.what()));
    }
  }
}
