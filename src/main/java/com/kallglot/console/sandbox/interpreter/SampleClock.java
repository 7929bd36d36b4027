package com.kallglot.console.sandbox.interpreter;

/// Tells when each sample of a stream was, from when its pieces arrived: the least delayed piece
/// sets the clock, so that those held up on the way change nothing. Sound is there when the last
/// sample of its piece is there.
final class SampleClock {
  static final long NANOS_PER_SAMPLE = 125_000;

  /// A piece this far from where it should be begins anew: the sender paused, or the network did.
  private static final long GAP = 250_000_000;

  private long position;
  private long zero;
  private boolean running;

  /// Notes a piece whose last sample arrived at `endNanos`.
  ///
  /// @return when its first sample was
  long take(int count, long endNanos) {
    long seen = endNanos - (position + count) * NANOS_PER_SAMPLE;
    if (!running || Math.abs(seen - zero) > GAP) {
      zero = seen;
      running = true;
    } else {
      zero = Math.min(zero, seen);
    }
    long start = timeOf(position);
    position += count;
    return start;
  }

  /// When a sample was, by its place among all.
  long timeOf(long sample) {
    return zero + sample * NANOS_PER_SAMPLE;
  }
}
