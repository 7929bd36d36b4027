package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.settings.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The desktop as a process of its own, as it is started from a menu.
class DesktopProcessTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> WINDOW =
      Map.of(
          "DISPLAY", ":none",
          "JAVA_TOOL_OPTIONS", "-Dglass.platform=Headless -Dprism.order=sw",
          "KALLGLOT_LOG", "DEBUG");

  @TempDir Path folder;

  @Test
  void opensOnTheSandboxKeepsALogAndEndsWhenToldTo() throws Exception {
    Path home = folder.resolve("home");
    Path log = DesktopLog.file(new Folders(home, home));
    try (var desktop = ConsoleProcess.start(folder.resolve("said"), WINDOW)) {
      Await.until(
          PATIENCE,
          "the sandbox was read and the log has lines",
          () ->
              Files.exists(home.resolve("profiles/sandbox/mode.json"))
                  && log.toFile().length() > 0);
      desktop.terminate();
      assertThat(desktop.exitCode()).isEqualTo(143); // 128 + SIGTERM
      assertThat(home.resolve("sandbox/endpoint.json")).doesNotExist();
    }
    assertThat(Files.readString(log)).contains("DEBUG");
  }
}
