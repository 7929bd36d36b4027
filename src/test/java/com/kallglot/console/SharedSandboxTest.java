package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.Attachment;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two commands in two processes that share one sandbox: the first starts it, and it lasts as long
/// as the second needs it.
@Tag("native")
class SharedSandboxTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void theSandboxOfACommandStaysForOthersThatCameLater() throws Exception {
    Process first = console("first", "call", "--route", "number:+19785550140");
    Await.until(SOON, "the first one's sandbox", () -> sandbox().isPresent());
    try (Attachment guest = Attachment.to(data()).orElseThrow()) {
      Process second = console("second", "check", "--profile", "sandbox");
      assertThat(second.waitFor(90, TimeUnit.SECONDS)).as(said("second")).isTrue();
      assertThat(second.exitValue()).as(said("second")).isZero();
      assertThat(sandbox()).as("the one it began with").contains(guest.endpoint());
      assertThat(first.isAlive()).isTrue();
    }
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).as(said("first")).isTrue();
    assertThat(first.exitValue()).as(said("first")).isZero();
    assertThat(said("first"))
        .containsPattern("(Another|2 other) commands? uses? this sandbox, which ends with");
    assertThat(sandbox()).as("left behind").isEmpty();
  }

  private Path data() {
    return folder.resolve("home/sandbox");
  }

  private Optional<EndpointFile> sandbox() {
    try {
      return EndpointFile.find(data());
    } catch (SandboxException e) {
      throw new AssertionError(e);
    }
  }

  private Process console(String name, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dkallglot.native=" + System.getProperty("kallglot.native"),
                "-cp",
                System.getProperty("java.class.path"),
                "com.kallglot.console.Main"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(name).toFile());
    builder.environment().put("KALLGLOT_CONSOLE_HOME", folder.resolve("home").toString());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
