package com.kallglot.console.trace.rules;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.CallStatistics.Loss;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence.Digits;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answered calls with packets both ways: did enough of them come, in time, did they hold the right
/// sound, did the digits arrive.
final class SoundRules {
  static final List<Rule> ALL =
      List.of(
          SoundRules::loss,
          SoundRules::silence,
          SoundRules::wrongSound,
          EarlyEndRules::digits,
          SoundRules::digits,
          SoundRules::delay);

  /// What a listener notices of a codec that conceals losses.
  private static final double MOST_LOSS_PERCENT = 3;

  /// Of fewer packets one lost is no share.
  private static final int ENOUGH_TO_RATE = 50;

  /// Each pause of the network delays as many packets as a jitter buffer then finds too late, or
  /// more.
  private static final double MOST_UNEXPLAINED = 0.5;

  private static final double LONGEST_ROUND_TRIP_MS = 400;

  private SoundRules() {}

  /// Lost on the way, or so late that the jitter buffer could not use them: whichever was more.
  private static Optional<Cause> loss(Facts facts) {
    return counted(facts)
        .map(CallStatistics::loss)
        .filter(loss -> loss.expected() >= ENOUGH_TO_RATE && loss.percent() > MOST_LOSS_PERCENT)
        .map(loss -> heardTooLittle(facts, loss));
  }

  private static Cause heardTooLittle(Facts facts, Loss loss) {
    if (loss.lost() >= loss.late()) {
      return lossy(facts, loss);
    }
    return loss.delayed() < MOST_UNEXPLAINED * loss.late()
        ? busy(facts, loss)
        : uneven(facts, loss);
  }

  private static Cause lossy(Facts facts, Loss loss) {
    return facts.cause(
        CauseCode.HIGH_LOSS,
        String.format(
            Locale.ROOT,
            "The network lost %.1f %% of the sound that was sent to us; from %.0f %% on it is"
                + " heard.",
            100.0 * loss.lost() / loss.expected(),
            MOST_LOSS_PERCENT),
        Blame.MEDIA,
        facts.evidenceOfSound() + ", by sequence numbers, of " + loss.expected() + " expected",
        "Call from another network (cable in place of Wi-Fi, without the VPN): lossless there, it"
            + " is this one.");
  }

  private static Cause uneven(Facts facts, Loss loss) {
    double jitter = facts.statistics().map(CallStatistics::jitterMs).orElse(0.0);
    return facts.cause(
        CauseCode.TOO_UNEVEN,
        String.format(
            Locale.ROOT,
            "The sound came too unevenly: %.1f %% of its packets were too late to be played.",
            100.0 * loss.late() / loss.expected()),
        Blame.MEDIA,
        String.format(
            Locale.ROOT,
            "%s; %d too late of %d expected, jitter %.0f ms",
            facts.evidenceOfSound(),
            loss.late(),
            loss.expected(),
            jitter),
        "Call from another network (cable in place of Wi-Fi, without the VPN): even there, it is"
            + " this one.");
  }

  /// What came evenly and was thrown away nevertheless was not taken in time on this side.
  private static Cause busy(Facts facts, Loss loss) {
    double jitter = facts.statistics().map(CallStatistics::jitterMs).orElse(0.0);
    return facts.cause(
        CauseCode.TOO_BUSY,
        String.format(
            Locale.ROOT,
            "The sound came evenly, and this computer was too busy to play it in time: %.1f %% of"
                + " its packets were thrown away.",
            100.0 * loss.late() / loss.expected()),
        Blame.DEVICE,
        String.format(
            Locale.ROOT,
            "%s; %d too late of %d expected, of which the network delayed %d, jitter %.0f ms",
            facts.evidenceOfSound(),
            loss.late(),
            loss.expected(),
            loss.delayed(),
            jitter),
        "Close what else keeps this computer busy, have fewer calls at once, or use a codec that"
            + " costs less (PCMU, PCMA); with a sound card, try another.");
  }

  private static Optional<Cause> silence(Facts facts) {
    Heard heard = facts.evidence().heard();
    if (!facts.isSoundWanted() || heard == null) {
      return Optional.empty();
    }
    return switch (heard.kind()) {
      case NOTHING ->
          Optional.of(
              facts.cause(
                  CauseCode.UNDECODABLE,
                  "The call was answered, and no sound could be taken from what came.",
                  Blame.MEDIA,
                  facts.evidenceOfSound(),
                  "Compare the codec agreed in the SDP with the payload type of the packets."));
      case SILENCE ->
          Optional.of(
              facts.cause(
                  CauseCode.SILENCE,
                  "Packets flow both ways, and those that come hold silence"
                      + (facts.evidence().expected() == Expected.ECHO
                          ? " in place of the echo: the far end does not hear us, or does not echo."
                          : "."),
                  Blame.MEDIA,
                  facts.evidenceOfSound(),
                  "Check what the far end plays, and whether our packets reach it: its own counters"
                      + " tell."));
      case ECHO, TONE, SPEECH, OTHER -> Optional.empty();
    };
  }

  private static Optional<Cause> wrongSound(Facts facts) {
    Heard heard = facts.evidence().heard();
    Expected expected = facts.evidence().expected();
    if (!facts.isAnswered() || heard == null || isExpected(expected, heard.kind())) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.WRONG_SOUND,
            "The wrong sound came: %s was expected and %s was heard."
                .formatted(words(expected), words(heard.kind())),
            Blame.MEDIA,
            facts.evidenceOfSound(),
            "Check what the far end is set to play, and that the call reached the right one."));
  }

  private static boolean isExpected(Expected expected, Heard.Kind kind) {
    return switch (expected) {
      case ANSWER, CONVERSATION, AUDIO -> true;
      case ECHO -> kind == Heard.Kind.ECHO;
      case TONE -> kind == Heard.Kind.TONE;
      case SPEECH -> kind == Heard.Kind.SPEECH;
    };
  }

  private static Optional<Cause> digits(Facts facts) {
    Digits digits = facts.evidence().digits();
    if (!facts.isAnswered() || digits == null || digits.sent().equals(digits.confirmed())) {
      return Optional.empty();
    }
    boolean agreed = facts.media().map(MediaInfo::telephoneEvent).orElse(true);
    return Optional.of(
        facts.cause(
            CauseCode.DIGITS_LOST,
            "Digits were lost or changed: %s was sent and %s arrived."
                .formatted(
                    digits.sent(), digits.confirmed().isEmpty() ? "nothing" : digits.confirmed()),
            Blame.MEDIA,
            facts.evidenceOfSound()
                + (agreed ? "; telephone-event agreed" : "; telephone-event not agreed"),
            agreed
                ? "Send them more slowly, or by SIP INFO; look for a server on the way that"
                    + " re-encodes sound."
                : "Have the far end offer telephone-event (RFC 4733), or send by SIP INFO."));
  }

  /// Sound that is right, but so late that people talk into each other's sentences.
  private static Optional<Cause> delay(Facts facts) {
    return counted(facts)
        .filter(s -> s.rttMs() != null && s.rttMs() > LONGEST_ROUND_TRIP_MS)
        .map(s ->
            facts.cause(
                CauseCode.LONG_DELAY,
                String.format(
                    Locale.ROOT,
                    "The network takes %.0f ms to the far end and back; from %.0f ms on people"
                        + " interrupt each other.",
                    s.rttMs(),
                    LONGEST_ROUND_TRIP_MS),
                Blame.MEDIA,
                facts.evidenceOfSound() + "; round trip by RTCP",
                "Call without VPN, and a server of the far end that is nearer, where there is"
                    + " one."));
  }

  private static Optional<CallStatistics> counted(Facts facts) {
    return facts.isAnswered() ? facts.statistics() : Optional.empty();
  }

  private static String words(Expected expected) {
    return switch (expected) {
      case ANSWER -> "an answer";
      case CONVERSATION -> "sound both ways";
      case AUDIO -> "any sound";
      case ECHO -> "an echo";
      case TONE -> "a tone";
      case SPEECH -> "speech";
    };
  }

  private static String words(Heard.Kind kind) {
    return switch (kind) {
      case NOTHING -> "nothing";
      case SILENCE -> "silence";
      case ECHO -> "an echo";
      case TONE -> "a tone";
      case SPEECH -> "speech that is not our own";
      case OTHER -> "noise or music";
    };
  }
}
