package com.kallglot.console.organization.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What two programs said they had written down is there after `kill -9` of both.
class InventoryCrashTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void everythingSaidToBeKeptSurvivesBeingKilled() throws Exception {
    Path inventory = folder.resolve("inventory.json");
    var file = new InventoryFile(inventory, "https://api.kallglot.com/v1", Clock.systemUTC());
    file.start();
    var writers = new ArrayList<Process>();
    for (int writer = 1; writer <= 2; writer++) {
      writers.add(write(inventory, writer));
    }
    try {
      for (int writer = 1; writer <= 2; writer++) {
        Path output = output(writer);
        Await.until(LIMIT, "20 numbers in " + output, () -> lines(output).size() >= 20);
      }
    } finally {
      writers.forEach(Process::destroyForcibly);
    }
    for (Process writer : writers) {
      assertThat(writer.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(writer.exitValue()).as("killed by SIGKILL").isEqualTo(128 + 9);
    }
    Inventory kept = file.read().orElseThrow();
    Set<String> numbers =
        kept.numbers().stream().map(one -> one.number().value()).collect(Collectors.toSet());
    assertThat(numbers).containsAll(said(1)).containsAll(said(2));
    assertThat(kept.revision()).isEqualTo(kept.numbers().size() + 1L);
  }

  private Path output(int writer) {
    return folder.resolve("output" + writer);
  }

  /// Whole lines only: the last may have been cut off.
  private List<String> said(int writer) {
    return lines(output(writer));
  }

  private static List<String> lines(Path output) {
    try {
      String text = Files.exists(output) ? Files.readString(output) : "";
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process write(Path inventory, int writer) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            InventoryWriter.class.getName(),
            inventory.toString(),
            String.valueOf(writer))
        .redirectErrorStream(true)
        .redirectOutput(output(writer).toFile())
        .start();
  }
}
