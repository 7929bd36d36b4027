package com.kallglot.console.sandbox.impairment;

import java.time.Duration;
import java.util.Random;

/// How late each packet is, one after another.
public final class Lateness {
  private final Random random;
  private final long mostNanos;

  Lateness(Random random, Duration most) {
    this.random = random;
    this.mostNanos = most.toNanos();
  }

  /// Nanoseconds, 0 to the most.
  public long nextNanos() {
    return (long) (random.nextDouble() * mostNanos);
  }
}
