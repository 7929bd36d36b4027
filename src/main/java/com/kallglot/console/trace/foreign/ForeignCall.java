package com.kallglot.console.trace.foreign;

import com.kallglot.console.media.Heard;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One leg of a call that another made, seen from its caller.
///
/// @param caller the socket that the first INVITE came from
/// @param callee the one that it went to
/// @param agreed what offers and answers agreed for audio, in order
/// @param said what the caller sent, counted where the capture was made
/// @param heard what was sent to the caller, counted there
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
    CallEvidence evidence) {
  public ForeignCall {
    agreed = List.copyOf(agreed);
  }

  static ForeignCall of(Leg leg) {
    var capture = new CallCapture(Instant.EPOCH, 0, leg.messages(), leg.packets(), 0);
    SipText invite = SipText.of(leg.messages().getFirst().text());
    List<AgreedSound> agreed =
        capture.negotiation().stream().flatMap(round -> AgreedSound.of(round).stream()).toList();
    Measures measures = Measures.of(leg.packets(), agreed);
    return new ForeignCall(
        invite.callId(),
        invite.address("From"),
        invite.address("To"),
        HostAndPort.of(leg.caller()),
        HostAndPort.of(leg.callee()),
        capture,
        agreed,
        measures.said(),
        measures.heard(),
        evidence(leg, capture, measures, agreed));
  }

  private static CallEvidence evidence(
      Leg leg, CallCapture capture, Measures measures, List<AgreedSound> agreed) {
    List<CallEvent> events = toTheEnd(capture);
    var evidence = CallEvidence.of(events, leg.messages()).withStatistics(measures.statistics());
    Heard heard = sound(leg, measures, agreed);
    boolean sayable =
        heard != null || (measures.said().received() == 0) != (measures.heard().received() == 0);
    return evidence.withSound(sayable ? Expected.AUDIO : Expected.ANSWER, heard);
  }

  /// An INVITE without a final response is one that its caller gave up, or whose response did not
  /// come by here: to whoever reads the capture it timed out (RFC 3261 §17.1.1.2).
  private static List<CallEvent> toTheEnd(CallCapture capture) {
    var events = new ArrayList<>(capture.events());
    boolean settled =
        events.stream()
            .anyMatch(
                event -> event instanceof CallEvent.Answered || event instanceof CallEvent.Ended);
    if (!settled) {
      events.add(
          new CallEvent.Ended(
              capture.messages().getLast().atNanos(),
              408,
              "no final response in the capture",
              CallEvent.Origin.ENGINE,
              true,
              null,
              null));
    }
    return events;
  }

  /// Null where sound cannot be judged: encrypted, of a codec that is not read here, or none of it
  /// in the capture, which may have been made without it.
  private static @Nullable Heard sound(Leg leg, Measures measures, List<AgreedSound> agreed) {
    boolean encrypted = agreed.stream().anyMatch(sound -> sound.info().srtp() != null);
    if (measures.heard().received() == 0) {
      return measures.said().received() == 0 ? null : Heard.NOTHING;
    }
    Optional<Heard> judged = encrypted ? Optional.empty() : Voice.heard(leg.packets());
    return judged.orElse(null);
  }

  public CallFigures figures() {
    return CallFigures.of(evidence.events());
  }

  /// Why it ended as it did, said of the caller.
  public Cause cause() {
    return CallerPhrases.of(Diagnosis.of(evidence), told());
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
