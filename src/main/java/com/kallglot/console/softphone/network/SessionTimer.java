package com.kallglot.console.softphone.network;

import java.time.Duration;

/// Session timers (RFC 4028): both ends learn of a call whose other end has silently gone.
///
/// @param expires after which a call that nobody refreshed is over (`Session-Expires`); at least
///   `minimum`, at most a day, in whole seconds
/// @param minimum that is accepted from the far end (`Min-SE`); 90 s or more (§4)
public record SessionTimer(Use use, Duration expires, Duration minimum) {
  /// The least that RFC 4028 §4 allows.
  public static final Duration SHORTEST = Duration.ofSeconds(90);

  public static final Duration LONGEST = Duration.ofDays(1);

  /// What RFC 4028 §4 recommends, for a far end that wants it.
  public static final SessionTimer RECOMMENDED =
      new SessionTimer(Use.SUPPORTED, Duration.ofMinutes(30), SHORTEST);

  /// Whether calls are refreshed.
  public enum Use {
    /// `timer` is not in Supported.
    OFF,
    /// Where the far end supports it too.
    SUPPORTED,
    /// A far end that does not support it refuses the call with 420.
    REQUIRED,
    /// We refresh, whether or not the far end supports it.
    ALWAYS
  }

  public SessionTimer {
    if (!isValid(expires, minimum)) {
      throw new IllegalArgumentException(
          "Session timer %d s, at least %d s: both from %d s to %d s, the first no less"
              .formatted(
                  expires.toSeconds(),
                  minimum.toSeconds(),
                  SHORTEST.toSeconds(),
                  LONGEST.toSeconds()));
    }
  }

  public static boolean isValid(Duration expires, Duration minimum) {
    return minimum.compareTo(SHORTEST) >= 0
        && expires.compareTo(minimum) >= 0
        && expires.compareTo(LONGEST) <= 0;
  }
}
