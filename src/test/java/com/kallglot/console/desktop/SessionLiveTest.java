package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.client.Exchange;
import com.kallglot.console.desktop.shell.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where people may be speaking, a session is not ended by one click.
@Tag("desktop")
class SessionLiveTest {
  @TempDir static Path home;
  private static final ToldPlatform PLATFORM = new ToldPlatform();
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() throws Exception {
    String id = PLATFORM.beginAnew();
    desktop = OpenDesktop.on(home, PLATFORM.environment("sk_live_told")).awaitRead();
    desktop
        .window()
        .services
        .sessionsMade(desktop.window().services.profile("environment"))
        .exchanged(
            new Exchange(
                0,
                1,
                "POST",
                "http://h/v1/sessions",
                Map.of(),
                201,
                null,
                "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}",
                "{\"id\":\"%s\",\"mode\":\"ai_agent\",\"provider\":\"sip\"}".formatted(id),
                null,
                null));
    desktop.go(Page.SESSIONS);
  }

  @AfterAll
  static void close() {
    desktop.close();
    PLATFORM.close();
  }

  private static TableView<?> table() {
    return (TableView<?>) desktop.window().scene().getRoot().lookup("#session-table");
  }

  private static void fire(String button) {
    OpenDesktop.doOnScreen(
        () -> ((Button) desktop.window().scene().getRoot().lookup(button)).fire());
  }

  @Test
  void endingALiveSessionIsAskedOnceInPlace() {
    desktop.awaitScreen("it is listed", () -> table() != null && !table().getItems().isEmpty());
    OpenDesktop.doOnScreen(() -> table().getSelectionModel().selectFirst());
    desktop.awaitScreen("it can be ended", () -> desktop.isShownNow("#session-end"));
    fire("#session-end");
    assertThat(desktop.isShown("#session-end-now")).as("asked").isTrue();
    Await.holds(Duration.ofMillis(300), "nothing is sent", () -> !PLATFORM.isEnded());
    fire("#session-end-now");
    desktop.awaitScreen("it is ended", PLATFORM::isEnded);
    desktop.awaitScreen("it says so", () -> desktop.saysNow("Ended"));
    assertThat(desktop.isShown("#session-end")).isFalse();
  }
}
