package com.kallglot.console.client;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// How long a failure that may pass is borne.
///
/// @param tries the most requests for one answer, 1 or more
/// @param shortest the least pause between two tries; each further one is drawn between it and
///   three times the pause before, so that many consoles do not come back together
/// @param longest the most that a pause grows to; a `Retry-After` may be longer
/// @param total for all tries and pauses together: a pause that would end later is not begun
public record Patience(int tries, Duration shortest, Duration longest, Duration total, Pace pace) {
  /// Four tries in 75 s, which outlasts a rate limit's minute; what is down is told after some
  /// seconds.
  public static final Patience USUAL =
      new Patience(
          4,
          Duration.ofMillis(250),
          Duration.ofSeconds(4),
          Duration.ofSeconds(75),
          Pace.OF_THE_CLOCK);

  /// None: the first failure is told.
  public static final Patience ONE_TRY =
      new Patience(1, Duration.ZERO, Duration.ZERO, USUAL.total, Pace.OF_THE_CLOCK);

  public Patience {
    if (tries < 1 || shortest.isNegative() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "At least one try, and pauses that grow: %d, %s to %s"
              .formatted(tries, shortest, longest));
    }
  }

  /// The same, but no longer than `most` for all tries together.
  public Patience within(Duration most) {
    return new Patience(tries, shortest, longest, most.compareTo(total) < 0 ? most : total, pace);
  }

  /// The same, in another time.
  public Patience at(Pace other) {
    return new Patience(tries, shortest, longest, total, other);
  }

  /// The pause after one of `before`.
  Duration after(Duration before) {
    long most = Math.min(longest.toNanos(), before.multipliedBy(3).toNanos());
    long least = shortest.toNanos();
    return Duration.ofNanos(least + Math.round(Math.max(0, most - least) * pace.chance()));
  }

  /// Time and chance, which a test makes its own.
  public interface Pace {
    Pace OF_THE_CLOCK =
        new Pace() {
          @Override
          public long nanos() {
            return System.nanoTime();
          }

          @Override
          public Instant now() {
            return Instant.now();
          }

          @Override
          public void pause(Duration length) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
          }

          @Override
          public double chance() {
            return ThreadLocalRandom.current().nextDouble();
          }
        };

    /// Like [System#nanoTime].
    long nanos();

    Instant now();

    void pause(Duration length) throws InterruptedException;

    /// From 0 to below 1, each as likely.
    double chance();
  }
}
