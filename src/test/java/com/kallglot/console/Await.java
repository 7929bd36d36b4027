package com.kallglot.console;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for a condition, so that no test sleeps for a time it hopes is enough.
public final class Await {
  private static final long POLL_MILLIS = 5;

  private Await() {}

  /// Returns as soon as `condition` holds.
  ///
  /// @throws AssertionError naming `what`, where it does not hold within `limit`
  public static void until(Duration limit, String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("Not within " + limit + ": " + what);
      }
      pause();
    }
  }

  /// Watches that `condition` goes on to hold: what must not happen cannot be waited for otherwise.
  ///
  /// @throws AssertionError naming `what`, as soon as it no longer holds
  public static void holds(Duration time, String what, BooleanSupplier condition) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      if (!condition.getAsBoolean()) {
        throw new AssertionError("No longer: " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting", e);
    }
  }
}
