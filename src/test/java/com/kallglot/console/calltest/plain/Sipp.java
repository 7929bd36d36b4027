package com.kallglot.console.calltest.plain;

import com.kallglot.console.Await;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// One sipp that takes one call as a scenario of `src/test/resources/sipp` says, on a port of its
/// own: what a scenario leaves behind must not meet the next test.
final class Sipp implements AutoCloseable {
  private static final Path SCENARIOS = Path.of("src/test/resources/sipp").toAbsolutePath();
  private static final Duration START = Duration.ofSeconds(20);

  private final Process process;
  private final int port;

  private Sipp(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Sipp taking(Path folder, String scenario) throws IOException {
    return taking(folder, scenario, port -> Map.of());
  }

  /// @param filledIn what stands for `@name@` in the scenario, by the port it listens on
  static Sipp taking(Path folder, String scenario, IntFunction<Map<String, String>> filledIn)
      throws IOException {
    for (int time = 0; time < 5; time++) {
      int port = freePort();
      Process process = start(folder, scenario, port, filledIn.apply(port));
      Await.until(START, "sipp listens", () -> isTaken(port) || !process.isAlive());
      if (process.isAlive()) {
        return new Sipp(process, port);
      }
    }
    throw new AssertionError("sipp ends at once, see sipp-*.out in " + folder);
  }

  /// Ends at once where one of its ports was free and is not any more.
  private static Process start(Path folder, String scenario, int port, Map<String, String> filledIn)
      throws IOException {
    String text = Files.readString(SCENARIOS.resolve(scenario + ".xml"));
    for (Map.Entry<String, String> one : filledIn.entrySet()) {
      text = text.replace("@" + one.getKey() + "@", one.getValue());
    }
    Path file = Files.writeString(folder.resolve(scenario + "-" + port + ".xml"), text);
    List<String> command =
        List.of(
            "sipp",
            "-sf",
            file.toString(),
            "-i",
            "127.0.0.1",
            "-mi",
            "127.0.0.1",
            "-p",
            String.valueOf(port),
            "-mp",
            String.valueOf(freePort()),
            "-m",
            "1",
            "-rtp_echo",
            "-nostdin");
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("sipp-" + port + ".out").toFile())
        .start();
  }

  int port() {
    return port;
  }

  private static int freePort() throws SocketException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isTaken(int port) {
    try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
