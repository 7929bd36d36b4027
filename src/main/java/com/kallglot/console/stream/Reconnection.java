package com.kallglot.console.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How a broken stream is connected again: at growing distances with some chance in them, and only
/// while the token lives, since it is looked at when connecting and never after.
///
/// @param first before the second attempt
/// @param longest between two attempts
public record Reconnection(Duration first, Duration longest) {
  /// Documented: a token lives five minutes.
  static final Duration TOKEN_LIFE = Duration.ofMinutes(5);

  public static final Reconnection USUAL =
      new Reconnection(Duration.ofMillis(250), Duration.ofSeconds(8));

  /// The pause before the next attempt, or empty where the token would be dead by then.
  ///
  /// @param failures attempts that failed in a row, 1 or more
  Optional<Duration> pause(int failures, Instant now, Instant expiry, RandomGenerator chance) {
    long doubled = first.toMillis() << Math.min(failures - 1, 16);
    long most = Math.min(longest.toMillis(), doubled);
    Duration pause = Duration.ofMillis(most / 2 + chance.nextLong(most / 2 + 1));
    return now.plus(pause).isBefore(expiry) ? Optional.of(pause) : Optional.empty();
  }
}
