package com.kallglot.console.phone;

import com.kallglot.console.organization.SessionsMade.Made;
import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.telephony.E164;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// For which session of the platform a call was placed: the address or the INVITE may name it;
/// where a telephone number was called, it is the session of this console that waits on that
/// number, of which the platform has one at a time.
public final class CalledSession {
  /// The platform ends a session that nobody joins.
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private CalledSession() {}

  /// Its id; empty where none of this console is known to be.
  ///
  /// @param made the sessions of this console, the newest first
  /// @param all the calls that are remembered, this one too
  /// @param ended whether the platform said of a session that it has ended
  public static Optional<String> of(
      PhoneCall call, List<Made> made, List<PhoneCall> all, Predicate<String> ended) {
    if (call.session() != null || call.direction() == Direction.INCOMING) {
      return Optional.ofNullable(call.session());
    }
    Optional<E164> number = call.remoteNumber();
    return made.stream()
        .filter(one -> number.isPresent() && number.get().value().equals(one.phoneNumber()))
        .filter(one -> !one.madeAt().isAfter(call.begunAt()))
        .findFirst()
        .filter(one -> one.madeAt().plus(LONGEST_WAIT).isAfter(call.begunAt()))
        .filter(one -> all.stream().noneMatch(other -> hasJoined(other, call, one)))
        .map(Made::id)
        .filter(id -> !ended.test(id));
  }

  /// Whether an earlier call was answered on that number: then the session was that one's.
  private static boolean hasJoined(PhoneCall other, PhoneCall call, Made made) {
    return other.id() < call.id()
        && other.direction() == Direction.OUTGOING
        && other.answeredNanos() != null
        && other.begunAt().isAfter(made.madeAt())
        && other.remoteNumber().equals(call.remoteNumber());
  }
}
