package com.kallglot.console.trace;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.trace.CallEvidence.Digits;
import com.kallglot.console.trace.CallEvidence.Expected;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Answered calls: did sound flow both ways, was it the right one, did the digits arrive.
final class MediaRules {
  static final List<Rule> ALL =
      List.of(
          MediaRules::held,
          MediaRules::nothingSent,
          MediaRules::foreign,
          MediaRules::nothingReceived,
          MediaRules::notHeardThere,
          MediaRules::silence,
          MediaRules::wrongSound,
          EarlyEndRules::digits,
          MediaRules::digits);

  /// From this share on, the far end as good as hears nothing.
  private static final double DEAF_PERCENT = 90;

  private static final Pattern PRIVATE =
      Pattern.compile("10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|127\\..*|fd.*");

  private MediaRules() {}

  private static Optional<Cause> held(Facts facts) {
    Optional<MediaInfo> media = facts.media();
    if (!facts.isSoundWanted() || media.isEmpty()) {
      return Optional.empty();
    }
    return switch (media.get().direction()) {
      case SENDRECV -> Optional.empty();
      case SENDONLY, RECVONLY, INACTIVE ->
          Optional.of(
              facts.cause(
                  "The far end answered and agreed to sound in one direction at most ("
                      + media.get().direction().name().toLowerCase(Locale.ROOT)
                      + " for us), as when it puts a call on hold.",
                  Blame.MEDIA,
                  facts.evidenceOfSound(),
                  "Have the far end take the call off hold, or look at its SDP answer."));
    };
  }

  private static Optional<Cause> nothingSent(Facts facts) {
    return counted(facts)
        .filter(s -> s.txPackets() == 0)
        .map(s ->
            facts.cause(
                "The call was answered, and our own engine sent no sound.",
                Blame.DEVICE,
                facts.evidenceOfSound(),
                "Check the sound source and the engine's log."));
  }

  private static Optional<Cause> foreign(Facts facts) {
    return counted(facts)
        .filter(s -> s.rxPackets() == 0 && s.foreignPackets() > 0)
        .map(s ->
            facts.cause(
                "Sound comes, but from another address than the far end named in its SDP: a"
                    + " translation of addresses (NAT) on the way that it does not know of.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; " + s.foreignPackets() + " from elsewhere",
                "Have the far end name its public address, or use a STUN server there."));
  }

  private static Optional<Cause> nothingReceived(Facts facts) {
    return counted(facts)
        .filter(s -> s.rxPackets() == 0)
        .map(s ->
            facts.cause(
                "One-way sound: we sent, and not one packet came back." + whereTo(facts),
                Blame.MEDIA,
                facts.evidenceOfSound(),
                "Let UDP from the far end's media addresses through to this computer, and check"
                    + " that the far end sends at all."));
  }

  private static String whereTo(Facts facts) {
    Optional<String> remote = facts.media().map(MediaInfo::remote);
    if (remote.isEmpty() || remote.get().isEmpty()) {
      return "";
    }
    boolean inside = PRIVATE.matcher(remote.get()).matches();
    boolean signalledInside = PRIVATE.matcher(facts.target()).matches();
    return inside && !signalledInside
        ? " Its SDP names the private address "
            + remote.get()
            + ", which no packet from here reaches."
        : "";
  }

  private static Optional<Cause> notHeardThere(Facts facts) {
    return counted(facts)
        .filter(s -> s.farLossPercent() != null && s.farLossPercent() >= DEAF_PERCENT)
        .map(s ->
            facts.cause(
                "One-way sound: we hear the far end, and it does not get what we send.",
                Blame.MEDIA,
                String.format(
                    Locale.ROOT,
                    "%s; the far end reports %.0f %% lost (RTCP)",
                    facts.evidenceOfSound(),
                    s.farLossPercent()),
                "Let UDP through from this computer to " + remote(facts) + "."));
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
                  "The call was answered, and no sound could be taken from what came.",
                  Blame.MEDIA,
                  facts.evidenceOfSound(),
                  "Compare the codec agreed in the SDP with the payload type of the packets."));
      case SILENCE ->
          Optional.of(
              facts.cause(
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
            "The wrong sound came: %s was expected and %s was heard."
                .formatted(words(expected), words(heard.kind())),
            Blame.MEDIA,
            facts.evidenceOfSound(),
            "Check what the far end is set to play, and that the call reached the right one."));
  }

  private static boolean isExpected(Expected expected, Heard.Kind kind) {
    return switch (expected) {
      case ANSWER, AUDIO -> true;
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

  private static Optional<CallStatistics> counted(Facts facts) {
    return facts.isSoundWanted() ? facts.statistics() : Optional.empty();
  }

  private static String remote(Facts facts) {
    return facts.media().map(MediaInfo::remote).orElse("the far end's media address");
  }

  private static String words(Expected expected) {
    return switch (expected) {
      case ANSWER -> "an answer";
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
