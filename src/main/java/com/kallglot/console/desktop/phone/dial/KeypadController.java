package com.kallglot.console.desktop.phone.dial;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The twelve keys of a telephone (ITU-T E.161); arrow keys move between them.
public final class KeypadController {
  private static final int COLUMNS = 3;
  private static final String PLUS = "+";
  private static final Duration LONG_PRESS = Duration.millis(600);
  private static final List<Key> KEYS =
      List.of(
          new Key("1", "", "1"),
          new Key("2", "ABC", "2"),
          new Key("3", "DEF", "3"),
          new Key("4", "GHI", "4"),
          new Key("5", "JKL", "5"),
          new Key("6", "MNO", "6"),
          new Key("7", "PQRS", "7"),
          new Key("8", "TUV", "8"),
          new Key("9", "WXYZ", "9"),
          new Key("*", "", "star"),
          new Key("0", PLUS, "0"),
          new Key("#", "", "hash"));

  @FXML private GridPane keys;

  private final DialModel model;
  private final Messages messages;

  /// @param letters below it, for decoration
  /// @param id that its node has
  private record Key(String sign, String letters, String id) {}

  public KeypadController(DialModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  @FXML
  private void initialize() {
    for (int i = 0; i < COLUMNS; i++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setHgrow(Priority.ALWAYS);
      keys.getColumnConstraints().add(column);
    }
    for (int i = 0; i < KEYS.size(); i++) {
      keys.add(button(KEYS.get(i)), i % COLUMNS, i / COLUMNS);
    }
    keys.setAccessibleRole(AccessibleRole.PARENT);
    keys.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
  }

  private Button button(Key key) {
    var sign = Nodes.label(key.sign(), "kg-key-sign");
    var letters = Nodes.label(key.letters(), "kg-key-letters");
    var face = new VBox(sign, letters);
    Nodes.show(letters, Nodes.Showing.when(!key.letters().isEmpty()));
    face.getStyleClass().add("kg-key-face");
    var button = new Button();
    button.setId("key-" + key.id());
    button.setGraphic(face);
    button.getStyleClass().add("kg-keypad-key");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAccessibleText(name(key));
    button.setOnAction(_ -> model.key(key.sign()));
    if (key.letters().equals(PLUS)) {
      holdForPlus(button);
    }
    return button;
  }

  /// As on a telephone: held down, the key is a plus.
  private void holdForPlus(Button button) {
    button.setAccessibleHelp(messages.get("dial.key.plus"));
    var held = new PauseTransition(LONG_PRESS);
    held.setOnFinished(_ -> {
      button.disarm(); // so that its release is no key
      model.key(PLUS);
    });
    button.addEventHandler(
        MouseEvent.MOUSE_PRESSED,
        _ -> {
          if (model.takesPlus()) {
            held.playFromStart();
          }
        });
    button.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> held.stop());
    button.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> held.stop());
  }

  private String name(Key key) {
    return switch (key.sign()) {
      case "*" -> messages.get("dial.key.star");
      case "#" -> messages.get("dial.key.hash");
      default -> key.sign();
    };
  }

  private static boolean isPlus(KeyEvent event) {
    return switch (event.getCode()) {
      case PLUS, ADD -> true;
      case DIGIT0, NUMPAD0 -> event.isShiftDown();
      default -> false;
    };
  }

  private void move(KeyEvent event) {
    if (isPlus(event) && model.takesPlus()) {
      model.key(PLUS);
      event.consume();
      return;
    }
    int at = keys.getChildren().indexOf(keys.getScene().getFocusOwner());
    int to = at + step(event.getCode());
    if (at >= 0 && to != at && to >= 0 && to < KEYS.size()) {
      keys.getChildren().get(to).requestFocus();
      event.consume();
    }
  }

  private static int step(KeyCode code) {
    return switch (code) {
      case LEFT -> -1;
      case RIGHT -> 1;
      case UP -> -COLUMNS;
      case DOWN -> COLUMNS;
      default -> 0;
    };
  }
}
