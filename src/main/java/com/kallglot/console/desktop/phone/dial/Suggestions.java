package com.kallglot.console.desktop.phone.dial;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Popup;

/// A list below a field that completes what is typed: the arrow down goes into it, Enter takes one,
/// Esc closes it. Nothing is taken that nobody chose.
final class Suggestions {
  private static final double ROW = 32;

  /// For a number and the beginning of its label.
  private static final double WIDTH = 280;

  private final TextField field;
  private final Messages messages;
  private final Popup popup = new Popup();
  private final ListView<Suggestion> list = new ListView<>();

  /// @param taken is told what was chosen
  Suggestions(TextField field, Messages messages, Consumer<Suggestion> taken) {
    this.field = field;
    this.messages = messages;
    list.setId("dial-suggestions");
    list.getStyleClass().addAll("kg-list", "kg-suggestions");
    list.setFixedCellSize(ROW);
    list.setAccessibleText(messages.get("dial.suggestions"));
    list.setCellFactory(_ -> new Cell());
    list.setFocusTraversable(false);
    list.setOnMouseClicked(_ -> take(taken));
    popup.getContent().add(list);
    popup.setAutoHide(true);
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, taken));
    field
        .focusedProperty()
        .subscribe(now -> {
          if (!now) {
            popup.hide();
          }
        });
  }

  private void pressed(KeyEvent event, Consumer<Suggestion> taken) {
    if (!popup.isShowing()) {
      return;
    }
    int selected = list.getSelectionModel().getSelectedIndex();
    KeyCode code = event.getCode();
    boolean chosen = code == KeyCode.ENTER && selected >= 0;
    if (code == KeyCode.DOWN) {
      list.getSelectionModel().select(Math.min(selected + 1, list.getItems().size() - 1));
    } else if (code == KeyCode.UP) {
      list.getSelectionModel().clearAndSelect(selected - 1);
    } else if (chosen) {
      take(taken);
    } else if (code == KeyCode.ESCAPE) {
      popup.hide();
    } else {
      return;
    }
    announce();
    event.consume();
  }

  /// The list never has the focus, so the field says what is selected in it.
  private void announce() {
    Suggestion selected = list.getSelectionModel().getSelectedItem();
    field.setAccessibleHelp(
        selected == null || !popup.isShowing() ? null : messages.shown(selected.text()));
  }

  private void take(Consumer<Suggestion> taken) {
    Suggestion chosen = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (chosen != null) {
      taken.accept(chosen);
    }
  }

  /// Shows these, or nothing where there are none or the field has not the focus.
  void show(List<Suggestion> all) {
    list.getItems().setAll(all);
    list.getSelectionModel().clearSelection();
    if (all.isEmpty() || !field.isFocused() || field.getScene() == null) {
      popup.hide();
      return;
    }
    list.setPrefHeight(all.size() * ROW + 2);
    list.setPrefWidth(Math.max(field.getWidth(), WIDTH));
    if (!popup.isShowing()) {
      Bounds at = field.localToScreen(field.getBoundsInLocal());
      popup.show(field, at.getMinX(), at.getMaxY() + 2);
    }
  }

  void hide() {
    popup.hide();
  }

  private final class Cell extends ListCell<Suggestion> {
    Cell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(Suggestion one, boolean empty) {
      super.updateItem(one, empty);
      if (empty || one == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String icon =
          switch (one.origin()) {
            case DIALLED -> "fth-clock";
            case NUMBER -> "fth-hash";
          };
      Label text = Nodes.label(messages.shown(one.text()));
      text.setMinWidth(one.about().isEmpty() ? 0 : Region.USE_PREF_SIZE);
      Label about = Nodes.label(one.about(), "kg-caption", "muted");
      about.setMinWidth(0);
      var row = new HBox(8, Nodes.icon(icon), text, about);
      row.getStyleClass().add("kg-suggestion");
      setGraphic(row);
      setAccessibleText(messages.shown((one.text() + " " + one.about()).strip()));
    }
  }
}
