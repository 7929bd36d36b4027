package com.kallglot.console.calltest;

import com.kallglot.console.Await;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

  /// @param keys name and value alternately, for `[name]` in the scenario
  static Sipp taking(Path folder, String scenario, String... keys) throws IOException {
    int port = freePort();
    var command =
        new ArrayList<String>(
            List.of(
                "sipp",
                "-sf",
                SCENARIOS.resolve(scenario + ".xml").toString(),
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
                "-nostdin"));
    for (int i = 0; i < keys.length; i += 2) {
      command.addAll(List.of("-key", keys[i], keys[i + 1]));
    }
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("sipp-" + port + ".out").toFile())
            .start();
    Await.until(START, "sipp listens", () -> isTaken(port));
    return new Sipp(process, port);
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
