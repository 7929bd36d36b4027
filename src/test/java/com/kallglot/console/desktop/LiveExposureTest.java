package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.desktop.trial.TrialState;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a live key nothing is created before its cost was said and agreed to, wherever a test call
/// begins.
@Tag("desktop")
class LiveExposureTest {
  private static final String SIP = "{\"mode\": \"ai_agent\", \"routing\": {\"type\": \"sip\"}}";

  @TempDir static Path home;
  @TempDir static Path other;
  private static LoneSandbox sandbox;
  private static SlowFront front;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new LoneSandbox(home);
    front = new SlowFront(sandbox.base(), Duration.ZERO);
    desktop =
        OpenDesktop.on(other, front.environment("sk_live_exposure", sandbox.key())).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
    front.close();
    sandbox.close();
  }

  @AfterEach
  void refuse() {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().allRoutes.forget();
      desktop.window().oneDraft.forget();
    });
  }

  private static Parent root() {
    return desktop.window().scene().getRoot();
  }

  private static Button shown(String in, String text) {
    Parent strip = (Parent) root().lookup(in);
    return SceneWalk.all(strip).stream()
        .filter(SceneWalk::isShown)
        .filter(node -> node instanceof Button button && text.equals(button.getText()))
        .map(Button.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + text));
  }

  private static boolean isCreated() {
    return front.asked().stream().anyMatch(asked -> asked.startsWith("POST /v1/sessions"));
  }

  private static void assertNothingIsCreated() {
    Await.holds(Duration.ofMillis(200), "nothing is created", () -> !isCreated());
  }

  @Test
  void aRunOverEveryRouteSaysItsCostFirst() {
    desktop.go(Page.OVERVIEW);
    OpenDesktop.doOnScreen(() -> ((Button) root().lookup("#check-all")).fire());
    desktop.awaitScreen("its cost is said", () -> desktop.saysNow("This takes at most"));
    assertThat(desktop.says("API credits")).isTrue();
    assertNothingIsCreated();
    OpenDesktop.doOnScreen(() -> shown("#run-card", "Not now").fire());
    assertThat(desktop.says("This takes at most")).isFalse();
    assertNothingIsCreated();
  }

  @Test
  void theTestOfADraftSaysItsCostFirst() {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().navigation.open(Page.ROUTE_LAB);
      desktop.window().lab.open(null, SIP);
    });
    begin();
    assertThat(desktop.says("calls 1")).isTrue();
    OpenDesktop.doOnScreen(
        () -> assertThat(shown(".kg-verdict-strip", "Go on").isDisabled()).isFalse());
    assertNothingIsCreated();
  }

  private static void begin() {
    OpenDesktop.doOnScreen(() -> ((Button) root().lookup("#call")).fire());
    desktop.awaitScreen(
        "it is asked", () -> desktop.window().oneDraft.state().get() instanceof TrialState.Asking);
  }
}
