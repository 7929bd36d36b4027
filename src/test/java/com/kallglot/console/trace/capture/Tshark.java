package com.kallglot.console.trace.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What tshark reads from a file.
public final class Tshark {
  private static final List<String> CHECKS =
      List.of(
          "-o",
          "udp.check_checksum:TRUE",
          "-o",
          "ip.check_checksum:TRUE",
          "-o",
          "tcp.check_checksum:TRUE");

  private Tshark() {}

  /// The fields of each packet that `filter` lets through; several values of one field are joined
  /// by commas.
  public static List<List<String>> fields(Path file, String filter, String... fields) {
    List<String> options = new ArrayList<>(List.of("-Y", filter, "-T", "fields"));
    for (String field : fields) {
      options.addAll(List.of("-e", field));
    }
    return said(file, options).lines().map(line -> Arrays.asList(line.split("\t", -1))).toList();
  }

  /// Whether so many packets of a file that is still being written are in it: until then its last
  /// one may be cut off.
  public static boolean hasAtLeast(Path file, String filter, long packets) {
    Outcome read = run(file, List.of("-Y", filter, "-T", "fields", "-e", "frame.number"));
    return read.code == 0 && read.text.lines().count() >= packets;
  }

  /// Whatever is wrong with any packet: what cannot be dissected, checksums, warnings.
  public static List<String> complaints(Path file) {
    List<String> options =
        List.of(
            "-Y",
            "_ws.malformed || _ws.expert.severity >= 0x600000 || ip.checksum.status == 0"
                + " || udp.checksum.status == 0 || tcp.checksum.status == 0");
    return said(file, options).lines().toList();
  }

  /// A statistic, `rtp,streams`.
  public static String statistic(Path file, String name) {
    return said(file, List.of("-q", "-z", name));
  }

  private record Outcome(List<String> command, int code, String text) {}

  private static String said(Path file, List<String> options) {
    Outcome outcome = run(file, options);
    if (outcome.code != 0) {
      throw new AssertionError(outcome.command + " ended with " + outcome.code);
    }
    return outcome.text;
  }

  private static Outcome run(Path file, List<String> options) {
    List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString()));
    command.addAll(CHECKS);
    command.addAll(options);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(command, process.waitFor(), text);
    } catch (IOException e) {
      throw new AssertionError("tshark is a prerequisite of the tests", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
