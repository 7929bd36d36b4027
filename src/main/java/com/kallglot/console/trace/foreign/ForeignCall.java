package com.kallglot.console.trace.foreign;

import com.kallglot.console.media.rtp.RtpMeter;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Diagnosis;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.negotiation.AgreedSound;
import com.kallglot.console.trace.words.CallerPhrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One leg of a call that another made, seen from its caller.
///
/// @param caller the socket that the first INVITE came from
/// @param callee the one that it went to
/// @param agreed what offers and answers agreed for audio, in order
/// @param said what the caller sent, counted where the capture was made
/// @param heard what was sent to the caller, counted there
/// @param inFile where its packets are
public record ForeignCall(
    String callId,
    String from,
    String to,
    String caller,
    String callee,
    CallCapture capture,
    List<AgreedSound> agreed,
    RtpMeter.Counts said,
    RtpMeter.Counts heard,
    CallEvidence evidence,
    SoundInFile inFile) {
  public ForeignCall {
    agreed = List.copyOf(agreed);
  }

  /// @param ended when the capture did
  static ForeignCall of(Leg leg, long ended, CaptureIdentity file) {
    LegMedia media = leg.media();
    var capture = new CallCapture(Instant.EPOCH, 0, leg.messages(), List.of(), media.runs(), 0);
    SipText invite = SipText.of(leg.messages().getFirst().text());
    return new ForeignCall(
        invite.callId(),
        invite.address("From"),
        invite.address("To"),
        HostAndPort.of(leg.caller()),
        HostAndPort.of(leg.callee()),
        capture,
        leg.agreed(),
        media.said(),
        media.heard(),
        evidence(leg, capture, ended),
        new SoundInFile(file, leg));
  }

  /// As of two who talk: they may hold, and hang up when they like. Where no sound is in the
  /// capture, it may have been made without it.
  private static CallEvidence evidence(Leg leg, CallCapture capture, long ended) {
    LegMedia media = leg.media();
    boolean sound = media.said().received() > 0 || media.heard().received() > 0;
    return CallEvidence.of(toTheEnd(leg, capture, ended), leg.messages())
        .withStatistics(media.statistics())
        .withSound(sound ? Expected.CONVERSATION : Expected.ANSWER, media.judged())
        .withUndelivered(leg.undelivered());
  }

  /// With what can be said of an end that is not there. Of a call that was still up the last that
  /// is known is its sound.
  private static List<CallEvent> toTheEnd(Leg leg, CallCapture capture, long ended) {
    var events = new ArrayList<>(capture.events());
    boolean over = events.stream().anyMatch(CallEvent.Ended.class::isInstance);
    boolean answered = events.stream().anyMatch(CallEvent.Answered.class::isInstance);
    if (answered && !over) {
      long last = Math.max(leg.media().lastNanos(), capture.messages().getLast().atNanos());
      events.add(new CallEvent.Sampled(last, leg.media().statistics()));
    } else if (!over) {
      UnseenEnd.of(capture.messages(), leg.undelivered(), ended).ifPresent(events::add);
    }
    return events;
  }

  /// Whether it was up already when the capture began: times that count from its beginning are not
  /// known.
  public boolean isBegunBefore() {
    return SipText.of(capture.messages().getFirst().text()).toTag() != null;
  }

  public CallFigures figures() {
    return CallFigures.of(evidence.events());
  }

  /// Why it ended as it did, said of the caller.
  public Cause cause() {
    return UnseenEnd.isHalf(capture.messages())
        ? CapturedCause.HALF
        : CallerPhrases.of(CapturedCause.of(this, Diagnosis.of(evidence)), told());
  }

  /// What the far end gave for an end, which may well speak of "us".
  private List<String> told() {
    return evidence.events().stream()
        .filter(CallEvent.Ended.class::isInstance)
        .map(CallEvent.Ended.class::cast)
        .flatMap(ended -> Stream.of(ended.reason(), ended.reasonHeader(), ended.warningHeader()))
        .flatMap(Stream::ofNullable)
        .toList();
  }
}
