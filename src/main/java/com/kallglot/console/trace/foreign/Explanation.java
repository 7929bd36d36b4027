package com.kallglot.console.trace.foreign;

import com.kallglot.console.media.rtp.RtpMeter;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallFigures;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.ladder.Rung;
import com.kallglot.console.trace.negotiation.AgreedMedium;
import com.kallglot.console.trace.negotiation.AgreedSound;
import com.kallglot.console.trace.negotiation.Round;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a capture tells, as plain values: the document of `explain --json`.
///
/// @param calls one for each leg; "sent" is its caller's
/// @param joined legs that are one call
/// @param begunBefore calls that were up when the capture began and have no INVITE in it
/// @param cutOffMessages messages of SIP of which the capture has the beginning only
/// @param packets that are whole in the file, whatever they carry
/// @param leftOverBytes behind the last of them, which make none: the file is cut off there; 0
///   where it is whole
public record Explanation(
    String file,
    List<Call> calls,
    List<Joint> joined,
    long begunBefore,
    long cutOffMessages,
    long packets,
    long leftOverBytes) {
  public Explanation {
    calls = List.copyOf(calls);
    joined = List.copyOf(joined);
  }

  public static Explanation of(String file, ForeignCalls found) {
    return new Explanation(
        file,
        found.legs().stream().map(Call::of).toList(),
        found.joined().stream().map(joint -> Joint.of(joint, found.legs())).toList(),
        found.begunBefore(),
        found.cutOffMessages(),
        found.extent().packets(),
        found.extent().leftOver());
  }

  /// Two legs of one call.
  ///
  /// @param earlier index in `calls`, counted from 0
  /// @param later the same
  /// @param detail what both have
  public record Joint(
      int earlier, int later, LegJoint.By by, LegJoint.Sureness sureness, String detail) {
    static Joint of(LegJoint joint, List<ForeignCall> legs) {
      return new Joint(
          legs.indexOf(joint.earlier()),
          legs.indexOf(joint.later()),
          joint.by(),
          joint.sureness(),
          joint.detail());
    }
  }

  /// One leg.
  ///
  /// @param caller `address:port` that the first INVITE came from
  /// @param begunBefore whether it was up already when the capture began
  /// @param causeCode which kind of cause it is
  /// @param evidence what the cause rests on
  /// @param change what to do; null where nothing needs changing
  public record Call(
      String callId,
      String from,
      String to,
      String caller,
      String callee,
      Instant startedAt,
      boolean begunBefore,
      Set<Blame> blame,
      CauseCode causeCode,
      String cause,
      String evidence,
      @Nullable String change,
      Sip sip,
      List<Sound> sound,
      List<Offer> negotiation,
      List<Step> ladder) {

    static Call of(ForeignCall call) {
      Cause cause = call.cause();
      Ladder ladder = call.capture().ladder(List.of());
      return new Call(
          call.callId(),
          call.from(),
          call.to(),
          call.caller(),
          call.callee(),
          Instant.EPOCH.plusNanos(ladder.zeroNanos()),
          call.isBegunBefore(),
          new TreeSet<>(cause.blame()),
          cause.code(),
          cause.sentence(),
          cause.evidence(),
          cause.change(),
          Sip.of(call, cause),
          List.of(
              Sound.of(Heading.SENT, call, call.said()),
              Sound.of(Heading.RECEIVED, call, call.heard())),
          call.capture().negotiation().stream().map(Offer::of).toList(),
          ladder.rungs().stream()
              .flatMap(rung -> Step.of(rung, ladder.zeroNanos()).stream())
              .toList());
    }
  }

  /// Its signalling; times as [CallFigures] defines them, milliseconds, null where it did not get
  /// that far.
  public record Sip(
      @Nullable Integer finalCode,
      @Nullable String reason,
      @Nullable Integer q850,
      @Nullable Long pddMs,
      @Nullable Long ringMs,
      @Nullable Long answerMs,
      @Nullable Long firstMediaMs,
      @Nullable Long durationMs,
      SipTransport transport,
      @Nullable String srtp) {

    static Sip of(ForeignCall call, Cause cause) {
      List<CallEvent> events = call.evidence().events();
      boolean answered = events.stream().anyMatch(CallEvent.Answered.class::isInstance);
      Optional<CallEvent.Ended> refusal =
          events.stream()
              .filter(event -> !answered && event instanceof CallEvent.Ended)
              .map(CallEvent.Ended.class::cast)
              .filter(end -> !end.local())
              .findFirst();
      CallFigures figures = call.figures();
      return new Sip(
          answered ? Integer.valueOf(200) : refusal.map(CallEvent.Ended::code).orElse(null),
          answered ? "OK" : refusal.map(CallEvent.Ended::reason).orElse(null),
          cause.q850() == null ? null : cause.q850().value(),
          millis(figures.postDialDelay()),
          millis(figures.ringTime()),
          millis(figures.answerTime()),
          millis(figures.firstMedia()),
          millis(figures.duration()),
          call.capture().messages().getFirst().transport(),
          call.agreed().isEmpty() ? null : call.agreed().getFirst().info().srtp());
    }

    private static @Nullable Long millis(@Nullable Duration time) {
      return time == null ? null : Math.round(time.toNanos() / 1e6);
    }
  }

  /// One direction of RTP, counted where the capture was made: from the address that the SDP names,
  /// or that was answered to.
  ///
  /// @param direction as the caller sees it
  /// @param codec agreed; null where nothing was
  /// @param packets duplicates included
  /// @param expected packets that should have come by, by sequence number (RFC 3550 A.3)
  /// @param jitterMs RFC 3550 §6.4.1, milliseconds
  /// @param foreign packets from any other address
  public record Sound(
      Heading direction,
      @Nullable String codec,
      long packets,
      long expected,
      long lost,
      long duplicates,
      double jitterMs,
      long foreign) {

    static Sound of(Heading direction, ForeignCall call, RtpMeter.Counts counts) {
      List<AgreedSound> agreed = call.agreed();
      return new Sound(
          direction,
          agreed.isEmpty() ? null : agreed.getLast().codec().name(),
          counts.received(),
          counts.expected(),
          counts.lost(),
          counts.duplicates(),
          Math.round(counts.jitterMs() * 100) / 100.0,
          counts.foreign());
    }
  }

  /// One offer and its answer.
  ///
  /// @param offered which way the offer went, and in which message
  /// @param answered null where nobody answered
  public record Offer(
      Heading direction, String offered, @Nullable String answered, List<AgreedMedium> media) {

    public static Offer of(Round round) {
      return new Offer(round.offer().heading(), round.offered(), round.answered(), round.media());
    }
  }

  /// One step of the ladder.
  ///
  /// @param atMs since the first INVITE
  /// @param what the message, or the format of a run of packets
  /// @param repeatsMs when it was sent again, since the first INVITE
  /// @param lengthMs of a run of packets; null of a message
  public record Step(
      double atMs,
      String kind,
      Heading direction,
      String peer,
      String what,
      List<Double> repeatsMs,
      @Nullable Double lengthMs,
      @Nullable Long packets,
      @Nullable Long lost) {

    /// @param zero the moment that times count from
    public static List<Step> of(Rung rung, long zero) {
      double at = millis(rung.atNanos() - zero);
      return switch (rung) {
        case Rung.Message(var message, var what, var repeats) ->
            List.of(
                new Step(
                    at,
                    "sip",
                    message.heading(),
                    message.remote(),
                    what,
                    since(repeats, zero),
                    null,
                    null,
                    null));
        case Rung.Run run ->
            List.of(
                new Step(
                    at,
                    kind(run.kind()),
                    run.heading(),
                    run.peer(),
                    run.format(),
                    List.of(),
                    millis(run.length().toNanos()),
                    run.packets(),
                    run.lost()));
        case Rung.Beside _ -> List.of();
      };
    }

    private static List<Double> since(List<Long> repeats, long zero) {
      var times = new ArrayList<Double>();
      repeats.forEach(at -> times.add(millis(at - zero)));
      return times;
    }

    private static double millis(long nanos) {
      return Math.round(nanos / 1e3) / 1e3;
    }

    private static String kind(MediaPacket.Kind kind) {
      return switch (kind) {
        case RTP -> "rtp";
        case RTCP -> "rtcp";
        case OTHER -> "other";
      };
    }
  }
}
