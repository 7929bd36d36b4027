package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.shell.Page;
import com.kallglot.console.settings.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The JavaFX thread reads and writes no file and no socket, starts no process and waits for
/// nobody, on no page. The Java runtime itself records all of it, with thread and stack, so nothing
/// has to be hoped for; classes and resources that it loads on the way are not meant.
@Tag("desktop")
class ScreenThreadTest {
  private static final List<String> EVENTS =
      List.of(
          "jdk.FileRead",
          "jdk.FileWrite",
          "jdk.FileForce",
          "jdk.SocketRead",
          "jdk.SocketWrite",
          "jdk.ProcessStart");

  /// Of these, what the program itself does; the toolkit waits for its own turns.
  private static final List<String> WAITS =
      List.of("jdk.ThreadPark", "jdk.ThreadSleep", "jdk.JavaMonitorWait", "jdk.JavaMonitorEnter");

  private static final Duration A_MOMENT = Duration.ofMillis(5);
  private static final List<String> LOADING =
      List.of(
          "java.lang.ClassLoader",
          "java.util.zip.",
          "java.util.jar.",
          "jdk.internal.loader.",
          "javafx.fxml.FXMLLoader",
          "javafx.css.",
          "com.sun.javafx.css.",
          "com.sun.javafx.font.",
          "java.util.ResourceBundle");

  @TempDir Path home;

  /// What the runtime saw on that thread while `used` was done.
  private List<String> seenOnScreenThread(Runnable used) throws IOException {
    Path file = Files.createTempFile(home, "recorded", ".jfr");
    try (var recording = new Recording()) {
      EVENTS.forEach(
          event -> recording.enable(event).withThreshold(Duration.ZERO).withStackTrace());
      WAITS.forEach(event -> recording.enable(event).withThreshold(A_MOMENT).withStackTrace());
      recording.start();
      used.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> isOnScreenThread(event) && !isLoading(event))
        .filter(event -> !WAITS.contains(event.getEventType().getName()) || isOurs(event))
        .map(RecordedEvent::toString)
        .toList();
  }

  private static boolean isOnScreenThread(RecordedEvent event) {
    return event.getThread() != null
        && "JavaFX Application Thread".equals(event.getThread().getJavaName());
  }

  private static boolean isLoading(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(RecordedFrame::getMethod)
            .map(method -> method.getType().getName())
            .anyMatch(type -> LOADING.stream().anyMatch(type::startsWith));
  }

  private static boolean isOurs(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .anyMatch(type -> type.startsWith("com.kallglot."));
  }

  @Test
  void nothingIsReadOrWrittenOnItFromTheFirstFrameOn() throws IOException {
    try (var warm = OpenDesktop.on(home).awaitRead()) {
      useEverything(warm);
    }
    List<String> seen =
        seenOnScreenThread(() -> {
          try (var desktop = OpenDesktop.on(home).awaitRead()) {
            useEverything(desktop);
          }
        });
    assertThat(seen).isEmpty();
  }

  private static void useEverything(OpenDesktop desktop) {
    var window = desktop.window();
    desktop.press(KeyCode.F5);
    desktop.awaitRead();
    for (Page page : Page.values()) {
      OpenDesktop.doOnScreen(() -> window.navigation.open(page));
      desktop.press(KeyCode.F5);
      desktop.awaitRead();
    }
    OpenDesktop.doOnScreen(() -> window.navigation.open(Page.ROUTE_LAB));
    OpenDesktop.doOnScreen(() -> {
      ((TextField) window.scene().getRoot().lookup("#draft-name")).setText("Kept");
      ((Button) window.scene().getRoot().lookup("#draft-save")).fire();
      ((Button) window.scene().getRoot().lookup("#copy-curl")).fire();
    });
    desktop.awaitScreen("it is kept", () -> !window.shelf.drafts().isEmpty());
    OpenDesktop.doOnScreen(() -> window.appear(OpenDesktop.english(Appearance.Theme.DARK)));
    OpenDesktop.doOnScreen(() -> window.workspace.use(window.workspace.profiles().get(1)));
    desktop.awaitRead();
    desktop.awaitScreen("it is read", () -> window.lab.now().get() != null);
    for (Page page : Page.values()) {
      OpenDesktop.doOnScreen(() -> window.navigation.open(page));
      desktop.press(KeyCode.ESCAPE);
    }
  }

  @Test
  void theGateWouldSeeAWait() throws IOException {
    OpenDesktop.startToolkit();
    var never = new CountDownLatch(1);
    List<String> seen =
        seenOnScreenThread(() ->
            OpenDesktop.doOnScreen(() -> {
              try {
                assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            }));
    assertThat(seen).isNotEmpty();
  }

  @Test
  void theGateWouldSeeIt() throws IOException {
    OpenDesktop.startToolkit();
    List<String> seen =
        seenOnScreenThread(() ->
            OpenDesktop.doOnScreen(() -> {
              try {
                Files.writeString(home.resolve("written-on-it"), "text");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            }));
    assertThat(seen).isNotEmpty();
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).anyMatch(file -> file.endsWith("written-on-it"));
    }
  }
}
