package com.kallglot.console.phone;

import com.kallglot.console.calltest.leg.NextHop;
import com.kallglot.console.media.Mos;
import com.kallglot.console.phone.LoggedCall.Result;
import com.kallglot.console.phone.PhoneCall.Direction;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Diagnosis;
import com.kallglot.console.trace.quality.AccessLeg;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is made of a call when it is over: why it ended so, and what is remembered of it.
final class Afterwards {
  private Afterwards() {}

  /// As it is remembered while it is not over, and after.
  static LoggedCall logged(PhoneCall call) {
    CallEvent.Ended end = call.ended();
    return new LoggedCall(
        call.callId(),
        call.begunAt(),
        call.direction(),
        call.remote(),
        call.lineId(),
        call.lineLabel(),
        result(call),
        end == null ? 0 : end.code(),
        end == null ? "" : end.reason(),
        end == null ? Duration.ZERO : call.talked(end.atNanos()),
        mos(call));
  }

  /// The same of one that nobody saw: we were busy, and whoever called was told so.
  static LoggedCall turnedAway(PhoneCall call) {
    return logged(call).as(Result.MISSED);
  }

  private static Result result(PhoneCall call) {
    CallEvent.Ended end = call.ended();
    if (end == null) {
      return Result.UNFINISHED;
    }
    if (call.answeredNanos() != null) {
      return Result.TALKED;
    }
    boolean ours = end.origin() == CallEvent.Origin.US;
    return switch (call.direction()) {
      case INCOMING -> ours ? Result.DECLINED : Result.MISSED;
      case OUTGOING -> ours ? Result.CANCELLED : isRefusal(end) ? Result.REFUSED : Result.FAILED;
    };
  }

  private static boolean isRefusal(CallEvent.Ended end) {
    return !end.local() && end.code() >= 300;
  }

  /// How it sounds, or sounded, here; null where that is not rated.
  static @Nullable Double mos(PhoneCall call) {
    return Optional.ofNullable(call.media())
        .flatMap(media -> rating(media, call.statistics()))
        .map(Mos.Rating::mos)
        .orElse(null);
  }

  private static Optional<Mos.Rating> rating(MediaInfo media, CallStatistics counted) {
    CallStatistics.Loss loss = counted.loss();
    return counted.rxPackets() == 0 || loss == null
        ? Optional.empty()
        : AccessLeg.rate(media.codec(), loss.percent(), AccessLeg.delay(counted));
  }

  /// Why it ended so. Where nothing at all came back the network is tried for a few seconds.
  static Cause explain(LiveCall call, List<SipMessage> messages) {
    PhoneCall over = call.now();
    var evidence =
        CallEvidence.of(over.events(), messages)
            .withStatistics(over.statistics())
            .withSound(Expected.CONVERSATION, null)
            .withRegistration(call.registration());
    if (over.direction() == Direction.INCOMING) {
      return Diagnosis.of(evidence.ofCalled());
    }
    if (isUnheard(over)) {
      var tried = NextHop.tryOut(call.line().account(), over.remote());
      evidence = evidence.withReachability(tried.reached());
    }
    return Diagnosis.of(evidence);
  }

  /// Of a call whose explanation failed.
  static Cause unexplained(PhoneCall over) {
    return new Cause(
        CauseCode.DIAGNOSIS_FAILED,
        "The reason was not found: this program failed while it looked for it.",
        EnumSet.of(Blame.SIGNALLING),
        null,
        over.ended() == null ? "no end" : over.ended().words(),
        "Look at the SIP messages of the call; the log says what failed.");
  }

  /// Whether no response of any kind came, to a call that we did not give up.
  private static boolean isUnheard(PhoneCall call) {
    CallEvent.Ended end = call.ended();
    return call.answeredNanos() == null
        && end != null
        && end.origin() != CallEvent.Origin.US
        && !isRefusal(end)
        && call.events().stream()
            .noneMatch(event ->
                event instanceof CallEvent.Provisional || event instanceof CallEvent.Challenged);
  }
}
