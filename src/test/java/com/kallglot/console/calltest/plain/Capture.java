package com.kallglot.console.calltest.plain;

import com.kallglot.console.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// UDP packets on the loopback, as the kernel saw them, and what tshark makes of them.
public final class Capture implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(20);
  private static final int PCAPNG_HEADER = 100;

  /// Times, addresses, SSRC, codec, packets, lost, then deltas and jitter: least, mean, most.
  private static final Pattern STREAM =
      Pattern.compile(
          "(?m)^ *[\\d.]+ +[\\d.]+ +[\\d.]+ +(?<from>\\d+) +[\\d.]+ +(?<to>\\d+) +0x[0-9A-Fa-f]+"
              + " .*? (?<packets>\\d+) +(?<lost>-?\\d+) \\([^)]*\\)(?: +[\\d.]+){3}"
              + " +(?<least>[\\d.]+) +(?<mean>[\\d.]+) +(?<most>[\\d.]+)");

  private final Process process;
  private final Path file;
  private final int port;

  /// One RTP stream; jitter in milliseconds (RFC 3550 §6.4.1).
  record Stream(int from, int to, long packets, long lost, double leastJitter, double mostJitter) {}

  private Capture(Process process, Path file, int port) {
    this.process = process;
    this.file = file;
    this.port = port;
  }

  /// Returns when packets are being captured. Who may not capture does without this test; root may.
  static Capture of(Path folder, int port) throws IOException {
    return of(folder, port, "udp port " + port);
  }

  /// @param filter in libpcap's language
  public static Capture of(Path folder, int port, String filter) throws IOException {
    Path file = folder.resolve("port-" + port + ".pcapng");
    Path said = folder.resolve("dumpcap.out");
    Process process =
        new ProcessBuilder("dumpcap", "-q", "-i", "lo", "-f", filter, "-w", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    Await.until(START, "dumpcap captures", () -> isBegun(file) || !process.isAlive());
    if (!isBegun(file)) {
      String words = "dumpcap cannot capture: " + Files.readString(said).strip();
      Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), words);
      throw new AssertionError(words);
    }
    return new Capture(process, file, port);
  }

  private static boolean isBegun(Path file) {
    try {
      return Files.exists(file) && Files.size(file) >= PCAPNG_HEADER;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path file() {
    return file;
  }

  /// The RTP streams captured so far.
  List<Stream> streams() {
    try {
      Process tshark =
          new ProcessBuilder(
                  "tshark",
                  "-r",
                  file.toString(),
                  "-d",
                  "udp.port==" + port + ",rtp",
                  "-q",
                  "-z",
                  "rtp,streams")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return STREAM.matcher(text).results().map(Capture::stream).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream stream(MatchResult row) {
    return new Stream(
        Integer.parseInt(row.group("from")),
        Integer.parseInt(row.group("to")),
        Long.parseLong(row.group("packets")),
        Long.parseLong(row.group("lost")),
        Double.parseDouble(row.group("least")),
        Double.parseDouble(row.group("most")));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
