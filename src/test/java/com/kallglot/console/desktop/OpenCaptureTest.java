package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capture that was made elsewhere, opened on the page Activity.
@Tag("desktop")
class OpenCaptureTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
    desktop.go(Page.ACTIVITY);
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }

  private static void open(Path file) {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().openDialog.askBy((_, _) -> Optional.of(file));
      ((Button) root().lookup("#activity-open")).fire();
    });
  }

  private static void back() {
    OpenDesktop.doOnScreen(() -> ((Button) root().lookup("#capture-close")).fire());
    assertThat(desktop.isShown("#activity-table") || desktop.isShown("#activity-empty")).isTrue();
    assertThat(desktop.isShown("#capture")).isFalse();
  }

  private static List<String> spoken(String list) {
    return OpenDesktop.onScreen(() -> {
      root().applyCss();
      root().layout();
      return SceneWalk.all((Parent) root().lookup(list)).stream()
          .filter(ListCell.class::isInstance)
          .map(Node::getAccessibleText)
          .filter(text -> text != null)
          .toList();
    });
  }

  @Test
  void callsAreListedWithTheirLegsAndTheOneChosenIsExplained() throws Exception {
    open(Files.write(home.resolve("sbc.pcap"), SbcCapture.bytes()));
    desktop.awaitScreen("it is read", () -> desktop.isShownNow("#capture-rows"));

    assertThat(desktop.text("#capture-title")).isEqualTo("sbc.pcap");
    assertThat(desktop.text("#capture-count")).isEqualTo("2 calls in 3 legs");
    assertThat(spoken("#capture-rows"))
        .anyMatch(text -> text.matches("1 · 100 → \\+4930200, .*486 Busy Here"))
        .anyMatch(text ->
            text.matches(
                "2 · 100 → 030200, .*486 Busy Here, Leg of call 1: certain, one id in a header,"
                    + " X-Call: 4b2f0c7e-1"))
        .anyMatch(text -> text.matches("3 · 101 → \\+4930300, .* · no final response"));
    assertThat(desktop.text("#failed-sentence")).isEqualTo("The far end is busy.");
    assertThat(desktop.text("#ladder-here")).isEqualTo("Caller");
    assertThat(desktop.isShown("#failed-setting")).as("a link to settings of ours").isFalse();
    assertThat(spoken("#ladder-rows")).anyMatch(text -> text.startsWith("received 486 Busy Here"));

    OpenDesktop.doOnScreen(() -> root().lookup("#capture-rows").requestFocus());
    desktop.press(KeyCode.END);
    desktop.awaitScreen(
        "the third is explained", () -> desktop.saysNow("There was no response at all"));
    OpenDesktop.doOnScreen(
        () -> desktop.window().appear(new Appearance(Appearance.Theme.LIGHT, "de")));
    desktop.awaitScreen(
        "in German, and of the caller",
        () -> desktop.saysNow("Es kam überhaupt keine Antwort") && !desktop.saysNow("diesem Comp"));
    OpenDesktop.doOnScreen(
        () -> desktop.window().appear(OpenDesktop.english(Appearance.Theme.LIGHT)));
    assertThat(
            OpenDesktop.onScreen(() ->
                ((ListView<?>) root().lookup("#capture-rows"))
                    .getSelectionModel()
                    .getSelectedIndex()))
        .isEqualTo(2);
    back();
  }

  @Test
  void aFileThatIsNoneAndACaptureWithoutACallAreSaidToBeSo() throws Exception {
    open(Files.writeString(home.resolve("letter.txt"), "Dear Sir"));
    desktop.awaitScreen("it is said", () -> desktop.isShownNow("#capture-broken"));
    assertThat(desktop.text("#capture-broken-detail")).contains("letter.txt is no capture");
    back();
    open(Files.write(home.resolve("empty.pcap"), new RawCapture(101).bytes()));
    desktop.awaitScreen("it is said", () -> desktop.isShownNow("#capture-nothing"));
    back();
  }
}
