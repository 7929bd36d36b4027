package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.evidence.Evidence;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a call leaves, as pictures in `target/screens`.
@Tag("screens")
class EvidenceScreensTest {
  private static final double WIDTH = 956;

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

  private static void picture(Evidence evidence, String name, Theme theme, String language)
      throws Exception {
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(theme, language)));
    try (var stage = new EvidenceStage(desktop, WIDTH, 880)) {
      OpenDesktop.doOnScreen(() -> stage.model.evidence().set(evidence));
      desktop.awaitScreen(
          "its rows",
          () -> !((ListView<?>) stage.root().lookup("#ladder-rows")).getItems().isEmpty());
      OpenDesktop.doOnScreen(() -> stage.model.open().set(true));
      String file = name + "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT);
      assertThat(Pictures.snapshot(stage.root().getScene(), file)).isEqualTo(WIDTH);
    }
  }

  @Test
  void ladder() throws Exception {
    Evidence answered = RealCalls.answered(desktop.window().services);
    Evidence refused = RealCalls.refused(desktop.window().services);
    picture(answered, "evidence-ladder", Theme.LIGHT, "en");
    picture(refused, "evidence-ladder-refused", Theme.DARK, "en");
    picture(refused, "evidence-ladder-refused", Theme.LIGHT, "de");
  }

  @Test
  void captureOfOthers() throws Exception {
    Path file = Files.write(home.resolve("sbc.pcap"), SbcCapture.bytes());
    OpenDesktop.doOnScreen(() -> desktop.window().appear(OpenDesktop.english(Theme.LIGHT)));
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.ACTIVITY);
      desktop.window().evidence.capture.open(file);
    });
    desktop.awaitScreen("it is read", () -> desktop.isShownNow("#capture-rows"));
    desktop.awaitScreen("it is explained", () -> desktop.saysNow("The far end is busy."));
    Pictures.render(desktop, "activity-capture");
  }

  @Test
  void captureThatEndsWithinAPacket() throws Exception {
    byte[] whole = SbcCapture.bytes();
    Path file = Files.write(home.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 40));
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.ACTIVITY);
      desktop.window().evidence.capture.open(file);
    });
    desktop.awaitScreen("it is told", () -> desktop.isShownNow("#capture-cut-off"));
    Pictures.both(desktop, "activity-capture-cut-off");
  }
}
