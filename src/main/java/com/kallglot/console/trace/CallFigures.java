package com.kallglot.console.trace;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The times of a call. All count from the moment the first INVITE was handed to the transport, or
/// arrived; null where the call did not get that far.
///
/// @param postDialDelay first INVITE to the first provisional response other than 100, or to the
///   final response where there is none (RFC 6076 §4.3, session request delay). A challenge (401,
///   407) and its answer lie inside it. A 487 that answers our own CANCEL is no response of the far
///   end and does not count
/// @param ringTime first 180 or 183 to 200
/// @param answerTime first INVITE to 200
/// @param firstMedia first INVITE to the first RTP packet received, early media included
/// @param duration 200 to BYE, sent or received; null of a call that was up before anybody looked
public record CallFigures(
    @Nullable Duration postDialDelay,
    @Nullable Duration ringTime,
    @Nullable Duration answerTime,
    @Nullable Duration firstMedia,
    @Nullable Duration duration) {

  /// The figures of the events of one call, over or not.
  public static CallFigures of(List<CallEvent> events) {
    OptionalLong invited = first(events, CallEvent.Invited.class::isInstance);
    OptionalLong answered = first(events, CallEvent.Answered.class::isInstance);
    OptionalLong ringing = first(events, event -> isProvisional(event, 180, 183));
    OptionalLong media = first(events, CallEvent.FirstMedia.class::isInstance);
    OptionalLong ended = first(events, CallEvent.Ended.class::isInstance);
    return new CallFigures(
        between(invited, first(events, CallFigures::isResponse)),
        between(ringing, answered),
        between(invited, answered),
        between(invited, media),
        invited.isPresent() ? between(answered, ended) : null);
  }

  private static boolean isResponse(CallEvent event) {
    return switch (event) {
      case CallEvent.Provisional provisional -> provisional.code() != 100;
      case CallEvent.Answered _ -> true;
      case CallEvent.Ended end ->
          !end.local() && end.code() >= 200 && !(end.code() == 487 && end.origin() == Origin.US);
      case CallEvent.Invited _,
          CallEvent.Challenged _,
          CallEvent.MediaStarted _,
          CallEvent.MediaStopped _,
          CallEvent.FirstMedia _,
          CallEvent.Digit _,
          CallEvent.Sampled _,
          CallEvent.Transfer _,
          CallEvent.Referred _,
          CallEvent.LocalSound _ ->
          false;
    };
  }

  private static boolean isProvisional(CallEvent event, int one, int other) {
    return event instanceof CallEvent.Provisional provisional
        && (provisional.code() == one || provisional.code() == other);
  }

  private static OptionalLong first(List<CallEvent> events, Predicate<CallEvent> wanted) {
    Optional<CallEvent> found = events.stream().filter(wanted).findFirst();
    return found.isPresent() ? OptionalLong.of(found.get().atNanos()) : OptionalLong.empty();
  }

  private static @Nullable Duration between(OptionalLong from, OptionalLong to) {
    return from.isPresent() && to.isPresent()
        ? Duration.ofNanos(to.getAsLong() - from.getAsLong())
        : null;
  }
}
