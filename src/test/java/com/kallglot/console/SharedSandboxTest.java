package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.Attachment;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.SandboxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two commands in two processes that share one sandbox: the first starts it, and it lasts as long
/// as the second needs it.
@Tag("native")
class SharedSandboxTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void theSandboxOfACommandStaysForOthersThatCameLater() throws Exception {
    try (var first = console("first", "call", "--route", "number:+19785550140")) {
      Await.until(SOON, "the first one's sandbox", () -> sandbox().isPresent());
      try (Attachment guest = Attachment.to(data()).orElseThrow();
          var second = console("second", "check", "--profile", "sandbox")) {
        assertThat(second.exitCode()).as(second.said()).isZero();
        assertThat(sandbox()).as("the one it began with").contains(guest.endpoint());
        assertThat(first.isAlive()).isTrue();
      }
      assertThat(first.exitCode()).as(first.said()).isZero();
      assertThat(first.said())
          .containsPattern("(Another|2 other) commands? uses? this sandbox, which ends with");
      assertThat(sandbox()).as("left behind").isEmpty();
    }
  }

  private ConsoleProcess console(String name, String... arguments) throws Exception {
    return ConsoleProcess.start(folder.resolve(name), Map.of(), arguments);
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
}
