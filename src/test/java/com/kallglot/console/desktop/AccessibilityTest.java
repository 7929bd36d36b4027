package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running window as a screen reader meets it, and as a long list does.
@Tag("desktop")
class AccessibilityTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static List<Node> all(Parent parent) {
    List<Node> found = new ArrayList<>();
    for (Node child : parent.getChildrenUnmodifiable()) {
      found.add(child);
      if (child instanceof Parent inner) {
        found.addAll(all(inner));
      }
    }
    return found;
  }

  private static boolean isControl(Node node) {
    boolean known =
        node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof ComboBoxBase
            || node instanceof ListView
            || node instanceof TableView
            || node instanceof ToggleSwitch;
    return known && node.isFocusTraversable() && insideEditor(node) == null;
  }

  private static boolean isShown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /// The text field of a combo box is named by the combo box.
  private static Node insideEditor(Node node) {
    return node.getParent() instanceof ComboBoxBase<?> box ? box : null;
  }

  private static boolean isNamed(Node node) {
    boolean text =
        node instanceof Labeled labeled
            && labeled.getText() != null
            && !labeled.getText().isBlank();
    return text || (node.getAccessibleText() != null && !node.getAccessibleText().isBlank());
  }

  @Test
  void everyControlThatTakesTheFocusHasAName() {
    for (Page page : Page.values()) {
      OpenDesktop.doOnScreen(() -> desktop.window().navigation.open(page));
      desktop.awaitScreen("it is laid out", () -> all(root()).size() > 60);
      List<String> nameless =
          OpenDesktop.onScreen(() ->
              all(root()).stream()
                  .filter(AccessibilityTest::isControl)
                  .filter(AccessibilityTest::isShown)
                  .filter(node -> !isNamed(node))
                  .map(node -> page + ": " + node + " " + node.getStyleClass())
                  .toList());
      assertThat(nameless).isEmpty();
    }
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }

  @Test
  void aListOfTenThousandMakesNoMoreCellsThanAreSeen() {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.ROUTE_LAB);
      desktop
          .window()
          .shelf
          .drafts()
          .setAll(
              IntStream.range(0, 10_000)
                  .mapToObj(n -> new Saved("Draft " + n, "{\"mode\": \"ai_agent\"}"))
                  .toList());
    });
    desktop.awaitScreen(
        "cells are laid out", () -> desktop.window().scene().lookup("#drafts .list-cell") != null);
    var list = (ListView<?>) desktop.node("#drafts");
    int cells = OpenDesktop.onScreen(() -> list.lookupAll(".list-cell").size());
    double visible = OpenDesktop.onScreen(() -> Math.ceil(list.getHeight() / 29));
    assertThat((double) cells).isLessThanOrEqualTo(visible + 2);
    OpenDesktop.doOnScreen(() -> desktop.window().shelf.drafts().clear());
  }
}
