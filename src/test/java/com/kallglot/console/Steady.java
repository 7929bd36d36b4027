package com.kallglot.console;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Judges by the clock, on a computer that may stand still for a moment: what it shows then is no
/// figure of the program. A judgement fails at once where the computer ran; where it did not, it is
/// made again.
public final class Steady {
  private static final int TIMES = 3;

  /// Less than what any limit of a test that judges by the clock leaves room for.
  private static final long STOOD_STILL = Duration.ofMillis(100).toNanos();

  private Steady() {}

  /// What is judged, from its beginning: it may be run again.
  @FunctionalInterface
  public interface Judgement {
    void run() throws Exception;
  }

  /// A watch on the computer, over one judgement.
  interface Watch extends AutoCloseable {
    /// The longest time in which nothing ran.
    long longestNanos();

    @Override
    void close();
  }

  public static void judged(Judgement judgement) throws Exception {
    judged(Clockwork::new, judgement);
  }

  static void judged(Supplier<Watch> watches, Judgement judgement) throws Exception {
    for (int time = 1; ; time++) {
      try (Watch watch = watches.get()) {
        try {
          judgement.run();
          return;
        } catch (AssertionError e) {
          if (time == TIMES || watch.longestNanos() < STOOD_STILL) {
            throw e;
          }
        }
      }
    }
  }

  /// A thread that wants to run every few milliseconds, and sees how late it comes.
  private static final class Clockwork implements Watch {
    private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(5);

    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::watch);
    private volatile boolean over;
    private volatile long longest;

    Clockwork() {
      thread.start();
    }

    private void watch() {
      long last = System.nanoTime();
      while (!over) {
        LockSupport.parkNanos(PERIOD);
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
      }
    }

    @Override
    public long longestNanos() {
      return longest;
    }

    @Override
    public void close() {
      over = true;
    }
  }
}
