package com.kallglot.console.calltest.translation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How long sound waited in the engine at a moment of a call, made out from means over the call so
/// far that were noted on the way: the buffer grows and shrinks with what the machine is busy with.
final class BufferLog {
  /// Means are compared over at least so much: they come in whole milliseconds.
  private static final long SPAN_NANOS = 2_000_000_000;

  private final List<Noted> noted = new ArrayList<>();

  private record Noted(long elapsedNanos, double meanMs) {}

  /// @param elapsedNanos since the beginning of the call's sound
  /// @param meanMs of all that was heard until then; null while unknown
  void note(long elapsedNanos, @Nullable Double meanMs) {
    boolean news = noted.isEmpty() || meanMs == null || noted.getLast().meanMs != meanMs;
    if (meanMs != null && news) {
      noted.add(new Noted(elapsedNanos, meanMs));
    }
  }

  /// What sound that was heard at a moment had waited.
  long waitedNanos(long elapsedNanos) {
    if (noted.isEmpty()) {
      return 0;
    }
    Noted after =
        noted.stream()
            .filter(next -> next.elapsedNanos >= elapsedNanos)
            .findFirst()
            .orElse(noted.getLast());
    long latest = Math.min(elapsedNanos, after.elapsedNanos - SPAN_NANOS);
    Noted before =
        noted.stream()
            .filter(next -> next.elapsedNanos <= latest)
            .reduce((earlier, later) -> later)
            .orElse(noted.getFirst());
    long span = after.elapsedNanos - before.elapsedNanos;
    double mean =
        span < SPAN_NANOS
            ? after.meanMs
            : (after.meanMs * after.elapsedNanos - before.meanMs * before.elapsedNanos) / span;
    return Math.round(Math.max(0, mean) * 1e6);
  }
}
