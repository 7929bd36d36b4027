package com.kallglot.console.trace.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What tcpdump reads from a file, as every program that stands on libpcap would.
final class Tcpdump {
  private Tcpdump() {}

  /// A line of each packet.
  static List<String> packets(Path file) {
    try {
      Process process =
          new ProcessBuilder("tcpdump", "-n", "-r", file.toString())
              .redirectErrorStream(true)
              .start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(text);
      }
      return text.lines().filter(line -> line.contains(" IP ")).toList();
    } catch (IOException e) {
      throw new AssertionError("tcpdump is a prerequisite of the tests", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
