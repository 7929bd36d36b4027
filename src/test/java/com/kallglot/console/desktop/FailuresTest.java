package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What both pages show when the platform does not do what it should.
@Tag("desktop")
class FailuresTest {
  @TempDir Path home;

  private void assertTold(Map<String, String> environment, String title, String detail) {
    try (var desktop = OpenDesktop.on(home, environment).awaitRead()) {
      assertThat(desktop.isShown("#banner")).isTrue();
      assertThat(desktop.says(title)).as(title).isTrue();
      assertThat(desktop.says(detail)).as(detail).isTrue();
      assertThat(desktop.isShown("#checks")).as("no list of what is not known").isFalse();
      OpenDesktop.doOnScreen(() -> desktop.window().navigation.open(Page.ROUTE_LAB));
      assertThat(desktop.isShown("#banner")).as("on the other page, too").isTrue();
      assertThat(desktop.isShown("#stations")).isFalse();
      assertThat(desktop.isShown("#mode")).as("a draft can be written all the same").isTrue();
    }
  }

  @Test
  void aRejectedKeyIsSaidWithCodeAndRequest() {
    try (var front = FailingFront.answering(401, "invalid_api_key")) {
      assertTold(
          front.environment(), "The API key was rejected", "code invalid_api_key · request req_7Q");
    }
  }

  @Test
  void anErrorOfThePlatformIsSaidWithCodeAndRequest() {
    try (var front = FailingFront.answering(500, "internal_error")) {
      assertTold(front.environment(), "code internal_error", "request req_7Q");
    }
  }

  @Test
  void aPageOfHtmlIsNoConfiguration() {
    try (var front = FailingFront.html()) {
      assertTold(front.environment(), "The configuration could not be read", "GET /v1/telephony");
    }
  }

  @Test
  void nobodyListening() {
    Map<String, String> nobody;
    try (var front = FailingFront.html()) {
      nobody = front.environment();
    }
    assertTold(nobody, "The configuration could not be read", "127.0.0.1");
  }

  @Test
  void aSlowPlatformLeavesTheWindowUsableAndShowsThatItReads() {
    try (var front = FailingFront.slow();
        var desktop = OpenDesktop.on(home, front.environment())) {
      desktop.awaitScreen("rows stand in for the list", () -> skeleton(desktop));
      desktop.press(KeyCode.CONTROL, KeyCode.K);
      desktop.awaitScreen("the palette opens meanwhile", () -> desktop.isShownNow("#palette"));
      assertThat(desktop.says("Reading the configuration")).isTrue();
      desktop.press(KeyCode.ESCAPE);
      desktop.awaitRead();
      assertThat(desktop.isShown("#banner")).isTrue();
    }
  }

  private static boolean skeleton(OpenDesktop desktop) {
    return desktop.window().scene().getRoot().lookupAll(".kg-skeleton").stream()
        .anyMatch(rows -> rows.isVisible() && rows.getOpacity() == 1);
  }

  @Test
  void tryingAgainReadsAgain() {
    try (var front = FailingFront.answering(500, "internal_error");
        var desktop = OpenDesktop.on(home, front.environment()).awaitRead()) {
      front.answerWith(401, "invalid_api_key");
      desktop.press(KeyCode.F5);
      desktop.awaitScreen(
          "the newer failure is shown", () -> desktop.saysNow("The API key was rejected"));
    }
  }
}
