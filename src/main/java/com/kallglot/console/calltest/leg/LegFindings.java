package com.kallglot.console.calltest.leg;

import com.kallglot.console.calltest.result.DtmfFigures;
import com.kallglot.console.calltest.result.MediaFigures;
import com.kallglot.console.calltest.result.MediaFigures.Flow;
import com.kallglot.console.calltest.result.SipFigures;
import com.kallglot.console.media.AudioJudge;
import com.kallglot.console.media.Heard;
import com.kallglot.console.media.Mos;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.quality.AccessLeg;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one call showed: its figures and the checks that rest on the call alone.
public final class LegFindings {
  private final Leg leg;
  private final CallFigures figures;
  private final @Nullable Heard heard;
  private final Optional<Mos.Rating> rating;

  public LegFindings(Leg leg) {
    this.leg = leg;
    this.figures = CallFigures.of(leg.events());
    this.heard = leg.answered() ? hear(leg) : null;
    this.rating = leg.media().flatMap(media -> rate(media, leg.statistics(), heard));
  }

  /// Where no packet came the capture holds the zeros of our own clock: the counter knows better.
  private static Heard hear(Leg leg) {
    if (leg.heardPackets() == 0) {
      return Heard.NOTHING;
    }
    CallHandle.Capture conversation = leg.conversation();
    return AudioJudge.judge(conversation.sent(), conversation.heard());
  }

  private static Optional<Mos.Rating> rate(
      MediaInfo media, CallStatistics counted, @Nullable Heard heard) {
    CallStatistics.Loss loss = counted.loss();
    if (counted.rxPackets() == 0 || loss == null) {
      return Optional.empty();
    }
    return AccessLeg.rate(media.codec(), loss.percent(), delay(counted, heard));
  }

  /// One way, with the jitter buffer inside: by the echo of our own sound, which went through it,
  /// or else by what is known without one.
  private static Mos.Input delay(CallStatistics counted, @Nullable Heard heard) {
    if (heard != null && heard.roundTrip() != null) {
      return new Mos.Input(heard.roundTrip().toNanos() / 2e6, Mos.Origin.MEASURED);
    }
    return AccessLeg.delay(counted);
  }

  /// Null where the call was not answered.
  public @Nullable Heard heard() {
    return heard;
  }

  /// Empty where no sound came, its loss was not measured, or the codec has no published figures.
  public Optional<Mos.Rating> rating() {
    return rating;
  }

  public @Nullable Long answerMs() {
    return milliseconds(figures.answerTime());
  }

  public SipFigures sip(@Nullable Cause cause) {
    Optional<CallEvent.Ended> onWire = leg.ended().filter(end -> !end.local() && end.code() >= 200);
    Integer code =
        leg.answered() ? Integer.valueOf(200) : onWire.map(CallEvent.Ended::code).orElse(null);
    return new SipFigures(
        code,
        leg.answered() ? "OK" : leg.ended().map(CallEvent.Ended::reason).orElse(null),
        cause == null || cause.q850() == null ? null : cause.q850().value(),
        milliseconds(figures.postDialDelay()),
        milliseconds(figures.ringTime()),
        milliseconds(figures.answerTime()),
        leg.account().transport() == SipTransport.UNKNOWN ? null : leg.account().transport(),
        leg.media().map(MediaInfo::srtp).orElse(null),
        leg.callId());
  }

  public MediaFigures media() {
    if (!leg.answered()) {
      return MediaFigures.NONE;
    }
    CallStatistics counted = leg.statistics();
    return new MediaFigures(
        leg.media().map(MediaInfo::codec).orElse(null),
        counted.rxPackets(),
        counted.txPackets(),
        counted.loss() == null ? null : counted.loss().lost(),
        rounded(counted.jitterMs()),
        counted.rttMs() == null ? null : rounded(counted.rttMs()),
        rating.map(r -> rounded(r.mos())).orElse(null),
        rating.map(r -> r.scale().name().toLowerCase(Locale.ROOT)).orElse(null),
        rating.isPresent() ? MediaFigures.ACCESS_LEG : null,
        milliseconds(figures.firstMedia()),
        heard == null ? null : heard.kind(),
        Flow.of(leg.heardPackets(), leg.sentPackets()),
        (heard == null || counted.rxPackets() == 0) ? null : heard.bandLimited(),
        heard == null ? null : milliseconds(heard.roundTrip()));
  }

  /// @param counted the digits the far end counted, where it can be asked
  public DtmfFigures dtmf(@Nullable String counted) {
    if (leg.digitsSent() == null) {
      return DtmfFigures.NONE;
    }
    return new DtmfFigures(leg.digitsSent(), counted == null ? leg.digitsHeard() : counted);
  }

  /// What a diagnosis may rest on. Where nothing at all came back the network is tried for a few
  /// seconds, to tell a silent server from none.
  public CallEvidence evidence(List<SipMessage> messages, CallEvidence.Expected wanted) {
    var evidence =
        CallEvidence.of(leg.events(), messages)
            .withStatistics(leg.statistics())
            .withSound(wanted, cutShort() ? null : heard)
            .withRegistration(leg.registration());
    if (leg.unheard()) {
      evidence = evidence.withReachability(NextHop.tryOut(leg.account(), leg.uri()).reached());
    }
    return leg.digitsSent() == null || wanted != CallEvidence.Expected.ECHO
        ? evidence
        : evidence.withDigits(leg.digitsSent(), leg.digitsHeard());
  }

  /// Ended by another than us before the test's sound had been listened to: what was heard until
  /// then judges nobody.
  private boolean cutShort() {
    return !leg.listened()
        && leg.ended().filter(end -> end.origin() != CallEvent.Origin.US).isPresent();
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static @Nullable Long milliseconds(@Nullable Duration duration) {
    return duration == null ? null : Math.max(0, Math.round(duration.toNanos() / 1e6));
  }
}
