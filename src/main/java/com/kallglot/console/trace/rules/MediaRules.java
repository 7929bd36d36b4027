package com.kallglot.console.trace.rules;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answered calls: did packets flow both ways.
final class MediaRules {
  static final List<Rule> ALL =
      List.of(
          MediaRules::held,
          IcmpRules::soundSent,
          IcmpRules::soundReceived,
          AddressRules::foreign,
          AddressRules::wrongSource,
          AddressRules::privateAddress,
          MediaRules::nothingSent,
          MediaRules::sendsNothing,
          AddressRules::ownPrivateAddress,
          AddressRules::anotherPort,
          MediaRules::neitherWay,
          MediaRules::nothingArrives,
          MediaRules::notHeardThere,
          MediaRules::neverReported);

  /// From this share on, the far end as good as hears nothing.
  private static final double DEAF_PERCENT = 90;

  /// Packets after which the far end's first report should have come: it may take five seconds (RFC
  /// 3550 §6.2), and is answered at once by most.
  private static final int ENOUGH_TO_REPORT = 100;

  private MediaRules() {}

  private static Optional<Cause> held(Facts facts) {
    Optional<MediaInfo> media = facts.media();
    if (!facts.isSoundWanted() || media.isEmpty() || (isTalk(facts) && isEverBothWays(facts))) {
      return Optional.empty();
    }
    return switch (media.get().direction()) {
      case SENDRECV -> Optional.empty();
      case SENDONLY, RECVONLY, INACTIVE ->
          Optional.of(
              facts.cause(
                  CauseCode.ON_HOLD,
                  "The far end answered and agreed to sound in one direction at most ("
                      + media.get().direction().name().toLowerCase(Locale.ROOT)
                      + " for us), as when it puts a call on hold.",
                  Blame.MEDIA,
                  facts.evidenceOfSound(),
                  "Have the far end take the call off hold, or look at its SDP answer."));
    };
  }

  /// Whether sound was ever agreed both ways: a hold in between is nobody's fault.
  private static boolean isEverBothWays(Facts facts) {
    return facts.evidence().events().stream()
        .anyMatch(event ->
            event instanceof CallEvent.MediaStarted(_, var agreed)
                && agreed.direction() == MediaInfo.Direction.SENDRECV);
  }

  private static Optional<Cause> nothingSent(Facts facts) {
    return counted(facts)
        .filter(s -> s.txPackets() == 0)
        .map(s ->
            facts.cause(
                CauseCode.NOTHING_SENT,
                "The call was answered, and our own engine sent no sound.",
                Blame.DEVICE,
                facts.evidenceOfSound(),
                "Check the sound source and the engine's log."));
  }

  private static Optional<Cause> sendsNothing(Facts facts) {
    return nothingCame(facts)
        .filter(s -> s.farLossPercent() != null && s.farLossPercent() < DEAF_PERCENT)
        .map(s ->
            facts.cause(
                CauseCode.FAR_END_SENDS_NOTHING,
                "One-way sound: the far end gets what we send, as it reports itself, and sends no"
                    + " sound at all.",
                Blame.MEDIA,
                reported(facts, s),
                "Check what the far end is set to play, and that its own sound is not cut off: its"
                    + " reports (RTCP) do reach this computer. One that suppresses silence sends"
                    + " nothing as long as nobody speaks there."));
  }

  /// Its reports come, over another port, and say that no sound does.
  private static Optional<Cause> neitherWay(Facts facts) {
    return nothingCame(facts)
        .filter(MediaRules::isDeaf)
        .map(s ->
            facts.cause(
                CauseCode.NO_SOUND_EITHER_WAY,
                "No sound goes either way: not one packet came back, and the far end reports that"
                    + " it gets none.",
                Blame.MEDIA,
                reported(facts, s),
                "Let UDP through in both directions between this computer and "
                    + remote(facts)
                    + "."));
  }

  private static Optional<Cause> nothingArrives(Facts facts) {
    return nothingCame(facts)
        .map(_ ->
            facts.cause(
                CauseCode.NOTHING_ARRIVES,
                "One-way sound: we sent, and not one packet came back.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; no report (RTCP) of the far end either",
                "Let UDP from the far end's media addresses through to this computer, and check"
                    + " that the far end sends at all."));
  }

  private static Optional<Cause> notHeardThere(Facts facts) {
    return counted(facts)
        .filter(MediaRules::isDeaf)
        .map(s ->
            facts.cause(
                CauseCode.NOT_HEARD_THERE,
                "One-way sound: we hear the far end, and it does not get what we send.",
                Blame.MEDIA,
                reported(facts, s),
                "Let UDP through from this computer to " + remote(facts) + "."));
  }

  /// Where we are not heard, nobody reports on what we send, and an echo is silent.
  private static Optional<Cause> neverReported(Facts facts) {
    return counted(facts)
        .filter(s -> isEchoSilent(facts) && isUnreported(s))
        .map(_ ->
            facts.cause(
                CauseCode.NOT_HEARD_THERE,
                "One-way sound: the far end sends silence in place of the echo and has not reported"
                    + " a single packet of ours, so that none seems to reach it.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; no report (RTCP) on what we sent",
                "Let UDP through from this computer to "
                    + remote(facts)
                    + ". Where the far end reports on nobody, ask for its own counters."));
  }

  static boolean isDeaf(CallStatistics counted) {
    return counted.farLossPercent() != null && counted.farLossPercent() >= DEAF_PERCENT;
  }

  static boolean isEchoSilent(Facts facts) {
    Heard heard = facts.evidence().heard();
    return heard != null
        && heard.kind() == Heard.Kind.SILENCE
        && facts.evidence().expected() == Expected.ECHO;
  }

  static boolean isUnreported(CallStatistics counted) {
    return counted.farLossPercent() == null
        && counted.rttMs() == null
        && counted.txPackets() >= ENOUGH_TO_REPORT;
  }

  private static String reported(Facts facts, CallStatistics counted) {
    return String.format(
        Locale.ROOT,
        "%s; the far end reports %.0f %% lost (RTCP)",
        facts.evidenceOfSound(),
        counted.farLossPercent());
  }

  /// The counters, where nothing came from where it should.
  static Optional<CallStatistics> nothingCame(Facts facts) {
    return counted(facts).filter(s -> s.rxPackets() == 0);
  }

  /// The counters of a call that sound was wanted of. Nobody misses sound in a moment of talk, or
  /// while the call is on hold.
  static Optional<CallStatistics> counted(Facts facts) {
    boolean missed = !isTalk(facts) || OpenSound.of(facts.evidence().events()).isEnough();
    return facts.isSoundWanted() && missed ? facts.statistics() : Optional.empty();
  }

  /// People talk, and nobody judges what is heard.
  static boolean isTalk(Facts facts) {
    return facts.evidence().expected() == Expected.CONVERSATION;
  }

  static String remote(Facts facts) {
    return facts.media().map(MediaInfo::remote).orElse("the far end's media address");
  }

  /// For how long two people could hear each other, as they agreed: what no packets in that time
  /// prove, none on hold or in a call of a moment do not.
  ///
  /// @param total after the answer, without all that was on hold
  /// @param stillAtTheEnd not on hold when it ended
  private record OpenSound(Duration total, boolean stillAtTheEnd) {
    /// When people say hello again. Keys and paths (DTLS, ICE) may take two seconds; silence
    /// suppression lets five pass between packets, but its first come at once.
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    static OpenSound of(List<CallEvent> events) {
      long total = 0;
      boolean answered = false;
      boolean bothWays = false;
      long since = 0;
      for (CallEvent event : events) {
        if (answered && bothWays) {
          total += Math.max(0, event.atNanos() - since);
        }
        since = event.atNanos();
        answered |= event instanceof CallEvent.Answered;
        if (event instanceof CallEvent.MediaStarted started) {
          bothWays = started.media().direction() == Direction.SENDRECV;
        } else if (event instanceof CallEvent.MediaStopped) {
          bothWays = false;
        }
      }
      return new OpenSound(Duration.ofNanos(total), bothWays);
    }

    boolean isEnough() {
      return stillAtTheEnd && total.compareTo(ENOUGH) >= 0;
    }
  }
}
