package com.kallglot.console.calltest;

import com.kallglot.console.calltest.SessionUnderTest.State;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.telephony.Session;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells whether it was this very call that made a session active: by the session's id where the
/// call carries it, otherwise by called number, caller ID and time, and says by which.
///
/// @param asked when the session was asked for, `System.nanoTime`
/// @param created when its creation was answered
/// @param dialled when our call began
record Correlation(long asked, long created, long dialled) {
  /// Between the platform's start of a session and the answer that we see.
  private static final Duration SLACK = Duration.ofSeconds(2);

  /// Compares what the session became with what our call should have made of it.
  ///
  /// @param seenAt when the session was seen in this state
  Check of(Dial dial, State seen, Session session, long seenAt) {
    String expected = "this session active";
    if (seen.problem() != null) {
      return Check.untold(
          Name.ACTIVE, expected, "the platform could not be asked: " + seen.problem());
    }
    String status = seen.status().name().toLowerCase(Locale.ROOT);
    if (seen.status() != Session.Status.ACTIVE) {
      return Check.failed(Name.ACTIVE, expected, status);
    }
    return switch (dial.reach()) {
      case Dial.Reach.BySessionId _, Dial.Reach.ByHeader _ ->
          Check.passed(Name.ACTIVE, expected, status + ", " + dial.knownBy());
      case Dial.Reach.ByNumber _ -> byNumber(expected, dial.knownBy(), session, seenAt);
    };
  }

  private Check byNumber(String expected, String known, Session session, long seenAt) {
    Duration started = startedAfterCreation(session);
    if (started == null) {
      return Check.passed(
          Name.ACTIVE,
          expected,
          "active while our call was up, " + known + "; no start time given");
    }
    Duration earliest = Duration.ofNanos(dialled - created).minus(SLACK);
    Duration latest = Duration.ofNanos(seenAt - asked).plus(SLACK);
    Duration afterDialling = started.minusNanos(dialled - created);
    if (started.compareTo(earliest) < 0 || started.compareTo(latest) > 0) {
      return Check.failed(
          Name.ACTIVE,
          expected,
          "active, but it started %s our dialling: another call reached it"
              .formatted(distance(afterDialling)));
    }
    return Check.passed(
        Name.ACTIVE,
        expected,
        "active, " + known + " and time: started " + distance(afterDialling) + " our dialling");
  }

  /// Both by the platform's own clock, so that it need not agree with ours.
  private static @Nullable Duration startedAfterCreation(Session session) {
    return session.startedAt() == null
        ? null
        : Duration.between(session.createdAt(), session.startedAt());
  }

  private static String distance(Duration afterDialling) {
    return "%.1f s %s"
        .formatted(
            Math.abs(afterDialling.toMillis()) / 1000.0,
            afterDialling.isNegative() ? "before" : "after");
  }
}
