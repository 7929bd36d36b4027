package com.kallglot.console.softphone.pjsip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.pjsip.pjsua2.RtpTap;

/// What this process takes of the machine.
///
/// @param residentKb resident memory, as the kernel says: with the Java heap, which grows as the
///   collector sees fit and says nothing of the engine
/// @param allocatedKb what native code has allocated and not freed, as the C library says
/// @param heapKb of the Java heap, what the collector leaves
/// @param tasks threads, the JVM's own and native ones included
/// @param descriptors files, sockets and pipes that are open
public record ProcessFigures(
    long residentKb, long allocatedKb, long heapKb, int tasks, int descriptors) {

  /// Now, after a garbage collection.
  public static ProcessFigures now() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    try {
      return new ProcessFigures(
          field("VmRSS:"),
          NativeHeap.allocated() / 1024,
          (runtime.totalMemory() - runtime.freeMemory()) / 1024,
          count("task"),
          count("fd"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int count(String of) throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self", of))) {
      return (int) all.count();
    }
  }

  /// Rings of the RTP tap that are not given back yet.
  public static int rings() {
    return RtpTap.live();
  }

  private static long field(String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
    String line = lines.stream().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  /// The engine's threads that live, by name.
  public static List<String> engineThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("softphone-"))
        .toList();
  }
}
