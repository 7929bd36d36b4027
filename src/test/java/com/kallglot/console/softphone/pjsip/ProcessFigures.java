package com.kallglot.console.softphone.pjsip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What this process takes of the machine.
///
/// @param residentKb resident memory, as the kernel says: with the Java heap, which grows as the
///   collector sees fit and says nothing of the engine
/// @param allocatedKb what native code has allocated and not freed, as the C library says
/// @param tasks threads, the JVM's own and native ones included
record ProcessFigures(long residentKb, long allocatedKb, int tasks) {

  /// Now, after a garbage collection.
  static ProcessFigures now() {
    System.gc();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
      return new ProcessFigures(
          field("VmRSS:"), NativeHeap.allocated() / 1024, (int) tasks.count());
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
