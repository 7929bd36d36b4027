package com.kallglot.console.softphone.pjsip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What this process takes of the machine, as the kernel says.
///
/// @param residentKb resident memory
/// @param nativeKb the part of it that is no Java heap, the heap counted as committed
/// @param tasks threads, the JVM's own and native ones included
record ProcessFigures(long residentKb, long nativeKb, int tasks) {

  /// Now, after a garbage collection.
  static ProcessFigures now() {
    System.gc();
    long heapKb = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() / 1024;
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      long residentKb = field("VmRSS:");
      return new ProcessFigures(residentKb, residentKb - heapKb, (int) tasks.count());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long field(String name) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
    String line = lines.stream().filter(l -> l.startsWith(name)).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", ""));
  }

  /// The engine's threads that live, by name.
  static List<String> engineThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("softphone-"))
        .toList();
  }
}
