package com.kallglot.console.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import javafx.stage.Window;

/// What the program shows and tells at a moment, in all of its windows: texts as they are drawn,
/// tooltips, and what a screen reader says.
final class Told {
  private static final int ROWS = 4;

  private Told() {}

  /// Everything that is to be seen now.
  static List<String> by() {
    return OpenDesktop.onScreen(() -> {
      for (Window window : Window.getWindows()) {
        window.getScene().getRoot().applyCss();
        window.getScene().getRoot().layout();
      }
      return Window.getWindows().stream()
          .flatMap(window -> SceneWalk.all(window.getScene().getRoot()).stream())
          .filter(SceneWalk::isShown)
          .flatMap(Told::by)
          .toList();
    });
  }

  /// What one part says.
  static Stream<String> by(Node node) {
    var told = new ArrayList<String>();
    told.add(node.getAccessibleText());
    told.add(node.getAccessibleHelp());
    if (node instanceof Text text) {
      told.add(text.getText());
    }
    if (node instanceof Labeled labeled) {
      told.add(labeled.getText());
    }
    if (node instanceof Control control && control.getTooltip() != null) {
      told.add(control.getTooltip().getText());
    }
    return told.stream().filter(Objects::nonNull);
  }

  /// What is said with the first rows of each list selected, one after the other.
  static List<String> ofEveryRow() {
    var told = new ArrayList<String>();
    for (Node list : lists()) {
      for (int row = 0; row < ROWS; row++) {
        int at = row;
        if (OpenDesktop.onScreen(() -> select(list, at))) {
          told.addAll(by());
        }
      }
    }
    return told;
  }

  private static List<Node> lists() {
    return OpenDesktop.onScreen(() ->
        Window.getWindows().stream()
            .flatMap(window -> SceneWalk.all(window.getScene().getRoot()).stream())
            .filter(node -> node instanceof ListView || node instanceof TableView)
            .filter(list -> SceneWalk.isShown(list) && !(list.getParent() instanceof ComboBoxBase))
            .toList());
  }

  private static boolean select(Node list, int row) {
    if (list instanceof TableView<?> table && row < table.getItems().size()) {
      table.getSelectionModel().select(row);
      return true;
    } else if (list instanceof ListView<?> rows && row < rows.getItems().size()) {
      rows.getSelectionModel().select(row);
      return true;
    }
    return false;
  }
}
