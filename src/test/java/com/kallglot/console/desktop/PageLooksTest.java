package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every page as it is drawn, in both themes, both languages and at the smallest size: each text
/// can be read on the ground it really lies on, and no word of a button is cut off.
@Tag("desktop")
class PageLooksTest {
  private static final double ENOUGH = 4.5;

  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
    OpenDesktop.doOnScreen(() -> {
      desktop.stage().setWidth(1024);
      desktop.stage().setHeight(700);
    });
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static List<Node> seen(Page page, Theme theme, String language) {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().appear(new Appearance(theme, language));
      desktop.window().navigation.open(page);
    });
    desktop.awaitScreen(
        "the window has its size", () -> desktop.window().scene().getWidth() == 1024);
    return OpenDesktop.onScreen(() -> {
      Parent root = desktop.window().scene().getRoot();
      root.applyCss();
      root.layout();
      return SceneWalk.all(root).stream().filter(SceneWalk::isShown).toList();
    });
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void everyTextCanBeReadOnTheGroundItLiesOn(Page page) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      List<Node> seen = seen(page, theme, "en");
      List<String> faint =
          OpenDesktop.onScreen(() ->
              seen.stream()
                  .filter(Text.class::isInstance)
                  .map(Text.class::cast)
                  .filter(text -> !text.getText().isBlank() && !isDisabled(text))
                  .flatMap(text -> faint(text).stream())
                  .toList());
      assertThat(faint).as("%s, %s", page, theme).isEmpty();
    }
  }

  private static boolean isDisabled(Node node) {
    return node.isDisabled() || (node.getParent() != null && isDisabled(node.getParent()));
  }

  private static Optional<String> faint(Text text) {
    if (!(text.getFill() instanceof Color ink) || ink.getOpacity() == 0) {
      return Optional.empty();
    }
    Color ground = ground(text.getParent());
    double contrast = ContrastTest.contrast(rgb(over(ink, ground)), rgb(ground));
    return contrast >= ENOUGH
        ? Optional.empty()
        : Optional.of(
            "“%s” %.2f: %s on %s in %s"
                .formatted(
                    text.getText(),
                    contrast,
                    ink,
                    ground,
                    text.getParent() == null ? "" : text.getParent().getStyleClass()));
  }

  /// What is painted behind it, the topmost first.
  private static Color ground(Node node) {
    if (node == null) {
      return Color.WHITE;
    }
    Background painted = node instanceof Region region ? region.getBackground() : null;
    if (painted == null || painted.getFills().isEmpty()) {
      return ground(node.getParent());
    }
    BackgroundFill last = painted.getFills().getLast();
    if (!(last.getFill() instanceof Color color)) {
      return ground(node.getParent());
    }
    return color.isOpaque() ? color : over(color, ground(node.getParent()));
  }

  private static Color over(Color above, Color below) {
    return below.interpolate(
        new Color(above.getRed(), above.getGreen(), above.getBlue(), 1), above.getOpacity());
  }

  private static int rgb(Color color) {
    return (int) Math.round(color.getRed() * 255) << 16
        | (int) Math.round(color.getGreen() * 255) << 8
        | (int) Math.round(color.getBlue() * 255);
  }

  @ParameterizedTest
  @EnumSource(Page.class)
  void noButtonIsCutOffInTheSmallestWindow(Page page) {
    for (String language : List.of("en", "de")) {
      List<Node> seen = seen(page, Theme.LIGHT, language);
      List<String> cut =
          OpenDesktop.onScreen(() ->
              seen.stream()
                  .filter(PageLooksTest::mustBeWhole)
                  .map(Labeled.class::cast)
                  .filter(PageLooksTest::isCut)
                  .map(labeled -> labeled + " shows “" + drawn(labeled) + "”")
                  .toList());
      assertThat(cut).as("%s, %s", page, language).isEmpty();
    }
  }

  /// What is long in a table is cut there, and a name somebody gave anywhere.
  private static boolean mustBeWhole(Node node) {
    boolean button = node instanceof ButtonBase;
    boolean head = node instanceof Label && node.getStyleClass().contains("kg-title");
    return (button || head) && !isWithinCell(node);
  }

  private static boolean isWithinCell(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each instanceof Cell) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCut(Labeled labeled) {
    String wanted = labeled.getText();
    String end = labeled.getEllipsisString();
    return wanted != null && drawn(labeled).endsWith(end) && !wanted.endsWith(end);
  }

  @Test
  void theTestWouldSeeFaintTextAndACutButton() {
    OpenDesktop.doOnScreen(() -> {
      var faint = new Text("Faint");
      faint.setFill(Color.gray(0.6));
      var ground = new StackPane(faint);
      ground.setBackground(Background.fill(Color.WHITE));
      assertThat(faint(faint)).isPresent();
      faint.setFill(Color.gray(0.2));
      assertThat(faint(faint)).isEmpty();

      var cut = new Button("Much too long for so little room");
      cut.setMaxWidth(60);
      var scene = new Scene(new StackPane(cut), 200, 100);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      assertThat(isCut(cut)).isTrue();
      cut.setText("OK");
      scene.getRoot().layout();
      assertThat(isCut(cut)).isFalse();
    });
  }

  private static String drawn(Labeled labeled) {
    return labeled.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(text -> ((Text) text).getText())
        .findFirst()
        .orElse("");
  }
}
