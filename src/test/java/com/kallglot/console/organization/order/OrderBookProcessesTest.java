package com.kallglot.console.organization.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes over one folder.
class OrderBookProcessesTest {
  private static final long FIRST = 12125550100L;
  private static final int NUMBERS = 40;

  @TempDir Path folder;

  @Test
  void consolesThatOrderTheSameNumbersAtOnceShareTheIntents() throws Exception {
    List<Process> consoles = List.of(console("a"), console("b"), console("c"));
    for (Process console : consoles) {
      assertThat(console.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(console.exitValue()).isZero();
    }
    Map<String, String> keys = new TreeMap<>();
    for (OrderIntent intent : new OrderBook(folder.resolve("orders")).open()) {
      keys.put(intent.number().value().substring(1) + " " + intent.key(), intent.key());
    }
    assertThat(keys).hasSize(NUMBERS);
    for (String console : List.of("a", "b", "c")) {
      assertThat(Files.readAllLines(folder.resolve(console)))
          .containsExactlyInAnyOrderElementsOf(keys.keySet());
    }
  }

  @Test
  void whatAConsoleThatWasKilledHadBegunIsThereWhole() throws Exception {
    Process console = start("killed", 5_000);
    Path output = folder.resolve("killed");
    Await.until(
        Duration.ofSeconds(60),
        "some intents",
        () -> lines(output).size() > 50 || !console.isAlive());
    console.destroyForcibly();
    assertThat(console.waitFor(60, TimeUnit.SECONDS)).isTrue();

    OrderBook book = new OrderBook(folder.resolve("orders"));
    List<String> open = new ArrayList<>();
    for (OrderIntent intent : book.open()) {
      open.add(intent.number().value().substring(1) + " " + intent.key());
    }
    List<String> told = lines(output);
    assertThat(open).containsAll(told.subList(0, told.size() - 1)); // the last may be half a line
    OrderIntent again = book.begin(OtherConsole.order(FIRST), Instant.EPOCH).intent();
    assertThat(told.getFirst()).isEqualTo(FIRST + " " + again.key());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Process console(String name) throws IOException {
    return start(name, NUMBERS);
  }

  private Process start(String name, int numbers) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            OtherConsole.class.getName(),
            folder.resolve("orders").toString(),
            Long.toString(FIRST),
            Integer.toString(numbers))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name).toFile())
        .start();
  }
}
