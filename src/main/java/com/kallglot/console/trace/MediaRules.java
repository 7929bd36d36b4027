package com.kallglot.console.trace;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.network.SeenAs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answered calls: did packets flow both ways.
final class MediaRules {
  static final List<Rule> ALL =
      List.of(
          MediaRules::held,
          MediaRules::foreign,
          MediaRules::wrongSource,
          MediaRules::privateAddress,
          MediaRules::nothingSent,
          MediaRules::sendsNothing,
          MediaRules::ownPrivateAddress,
          MediaRules::anotherPort,
          MediaRules::nothingArrives,
          MediaRules::notHeardThere,
          MediaRules::neverReported);

  /// From this share on, the far end as good as hears nothing.
  private static final double DEAF_PERCENT = 90;

  /// Packets after which the far end's first report should have come: it may take five seconds (RFC
  /// 3550 §6.2), and is answered at once by most.
  private static final int ENOUGH_TO_REPORT = 100;

  /// Of the packets that come from where they should: a few strangers disturb nobody.
  private static final double MOST_FOREIGN = 0.25;

  private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP[46] (\\S+)");

  /// Networks that nobody reaches from outside (RFC 1918, 3927, 4193, 6598), each by itself.
  private static final List<Pattern> PRIVATE =
      List.of(
          Pattern.compile("10\\..*"),
          Pattern.compile("192\\.168\\..*"),
          Pattern.compile("172\\.(1[6-9]|2\\d|3[01])\\..*"),
          Pattern.compile("100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*"),
          Pattern.compile("169\\.254\\..*"),
          Pattern.compile("127\\..*|\\[?::1\\b.*"),
          Pattern.compile("(?i)\\[?f[cd][0-9a-f]{2}:.*"));

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
                  CauseCode.ON_HOLD,
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
                CauseCode.NOTHING_SENT,
                "The call was answered, and our own engine sent no sound.",
                Blame.DEVICE,
                facts.evidenceOfSound(),
                "Check the sound source and the engine's log."));
  }

  private static Optional<Cause> foreign(Facts facts) {
    return counted(facts)
        .filter(s -> s.foreignPackets() >= Math.max(1, MOST_FOREIGN * s.rxPackets()))
        .map(s ->
            facts.cause(
                CauseCode.FOREIGN_SOURCE,
                "Sound comes, but from another address than the far end named in its SDP: a"
                    + " translation of addresses (NAT) on the way that it does not know of.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; " + s.foreignPackets() + " from elsewhere",
                "Have the far end name its public address, or use a STUN server there."));
  }

  /// PJMEDIA sends to wherever sound comes from. Behind a translation of addresses (NAT) that is
  /// right; where there is none, nobody listens there.
  private static Optional<Cause> wrongSource(Facts facts) {
    return counted(facts)
        .filter(s -> s.otherSource() != null && (isDirect(facts) || isUnheard(facts, s)))
        .map(s ->
            facts.cause(
                CauseCode.WRONG_SOURCE,
                "Sound comes from %s and not from %s, which the far end's SDP names; what we send"
                        .formatted(s.otherSource(), remote(facts))
                    + " follows it there, and is not heard where nobody listens.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; SDP from the far end: " + remote(facts),
                "Have the far end send from the address and port that its SDP names (symmetric"
                    + " RTP, RFC 4961)."));
  }

  /// Whether no address of the far end is translated: it names for its SIP the very socket that we
  /// called, and for its sound the same host.
  private static boolean isDirect(Facts facts) {
    String called = facts.target().replaceFirst(" over .*", "");
    String contact = facts.answer().flatMap(answer -> answer.header("Contact")).orElse("");
    return contact.matches(".*[:@]" + Pattern.quote(called) + "\\b.*")
        && host(remote(facts)).equals(host(called));
  }

  private static String host(String socket) {
    return socket.substring(0, Math.max(0, socket.lastIndexOf(':')));
  }

  /// Whether the far end reports that it gets nothing, or does not even report.
  private static boolean isUnheard(Facts facts, CallStatistics counted) {
    return isDeaf(counted) || (isEchoSilent(facts) && isUnreported(counted));
  }

  /// Whether an address is private, and in another network than the one it is compared to.
  private static boolean isOutOfReach(String address, String seenFrom) {
    return PRIVATE.stream()
        .anyMatch(
            network -> network.matcher(address).matches() && !network.matcher(seenFrom).matches());
  }

  private static Optional<Cause> privateAddress(Facts facts) {
    return nothingCame(facts)
        .filter(_ -> isOutOfReach(remote(facts), facts.target()))
        .map(_ ->
            facts.cause(
                CauseCode.PRIVATE_ADDRESS,
                "No sound came: the far end's SDP names the private address "
                    + remote(facts)
                    + ", which no packet from here reaches: a translation of addresses (NAT) that"
                    + " it does not know of.",
                Blame.MEDIA,
                facts.evidenceOfSound()
                    + "; SDP from the far end: "
                    + remote(facts)
                    + ", its SIP: "
                    + facts.target(),
                "Have the far end name its public address in its SDP (external address, STUN), or"
                    + " answer to where our packets come from."));
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
                    + " reports (RTCP) do reach this computer."));
  }

  private static Optional<Cause> ownPrivateAddress(Facts facts) {
    String own = ownAddress(facts);
    return nothingCame(facts)
        .filter(_ -> isPrivate(own) && !isPrivate(facts.target()))
        .map(_ ->
            facts.cause(
                CauseCode.OWN_PRIVATE_ADDRESS,
                "One-way sound: not one packet came back, and our own SDP names the private address"
                    + " "
                    + own
                    + ", which a far end that does not answer to where our packets come from cannot"
                    + " reach.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; our SDP: c=" + own + ", called: " + facts.target(),
                "Switch the rewriting of Contact and SDP on, or give a STUN server; then call"
                    + " again."));
  }

  /// After [#ownPrivateAddress]: what we say of ourselves was learned from somebody outside.
  private static Optional<Cause> anotherPort(Facts facts) {
    return nothingCame(facts)
        .flatMap(_ -> SeenAs.elsewhere(facts.invites(), facts.answer()))
        .map(us ->
            facts.cause(
                CauseCode.SYMMETRIC_NAT,
                "One-way sound: the NAT here gives each destination another port, so that the"
                    + " address that we were told and named in our SDP leads nowhere.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; our Contact: " + us.told() + ", seen: " + us.seen(),
                "Use ICE with a TURN server, or call a far end that answers to where our packets"
                    + " come from."));
  }

  private static boolean isPrivate(String address) {
    return PRIVATE.stream().anyMatch(network -> network.matcher(address).matches());
  }

  private static String ownAddress(Facts facts) {
    Matcher line =
        CONNECTION.matcher(facts.invites().isEmpty() ? "" : facts.invites().getLast().body());
    return line.find() ? line.group(1) : "";
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

  private static boolean isDeaf(CallStatistics counted) {
    return counted.farLossPercent() != null && counted.farLossPercent() >= DEAF_PERCENT;
  }

  private static boolean isEchoSilent(Facts facts) {
    Heard heard = facts.evidence().heard();
    return heard != null
        && heard.kind() == Heard.Kind.SILENCE
        && facts.evidence().expected() == Expected.ECHO;
  }

  private static boolean isUnreported(CallStatistics counted) {
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
  private static Optional<CallStatistics> nothingCame(Facts facts) {
    return counted(facts).filter(s -> s.rxPackets() == 0);
  }

  private static Optional<CallStatistics> counted(Facts facts) {
    return facts.isSoundWanted() ? facts.statistics() : Optional.empty();
  }

  private static String remote(Facts facts) {
    return facts.media().map(MediaInfo::remote).orElse("the far end's media address");
  }
}
