package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import com.kallglot.console.desktop.shell.Page;
import java.nio.file.Path;
import java.util.List;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The running window as a screen reader meets it: every page with things on it and without.
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

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyControlThatTakesTheFocusHasAName(Page page) {
    for (String profile : List.of("sandbox", "sandbox-empty")) {
      use(profile);
      OpenDesktop.doOnScreen(() -> desktop.window().navigation.open(page));
      desktop.awaitScreen("it is laid out", () -> SceneWalk.all(root()).size() > 60);
      List<String> nameless =
          OpenDesktop.onScreen(() ->
              SceneWalk.all(root()).stream()
                  .filter(AccessibilityTest::isControl)
                  .filter(SceneWalk::isShown)
                  .filter(node -> !isNamed(node))
                  .map(node -> page + ": " + node + " " + node.getStyleClass())
                  .toList());
      assertThat(nameless).as(profile).isEmpty();
    }
  }

  private static void use(String profile) {
    OpenDesktop.doOnScreen(() ->
        desktop.window().workspace.profiles().stream()
            .filter(entry -> entry.name().equals(profile))
            .findFirst()
            .ifPresent(desktop.window().workspace::use));
    desktop.awaitRead();
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }
}
