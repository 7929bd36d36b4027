package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.telephony.allowlist.AddressBlock;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.network.SeenAs;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answered calls whose SDP names addresses that sound neither comes from nor reaches: networks
/// behind a translation of addresses (NAT), and translations that nobody knows of.
final class AddressRules {
  /// Of the packets that come from where they should: a few strangers disturb nobody.
  private static final double MOST_FOREIGN = 0.25;

  private static final Pattern CONNECTION = Pattern.compile("(?m)^c=IN IP[46] ([^\\s/]+)");

  private AddressRules() {}

  static Optional<Cause> foreign(Facts facts) {
    return MediaRules.counted(facts)
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
  static Optional<Cause> wrongSource(Facts facts) {
    return MediaRules.counted(facts)
        .filter(s -> s.otherSource() != null)
        .filter(s ->
            MediaRules.isTalk(facts)
                ? MediaRules.isDeaf(s)
                : isDirect(facts) || isUnheard(facts, s))
        .map(s ->
            facts.cause(
                CauseCode.WRONG_SOURCE,
                "Sound comes from %s and not from %s, which the far end's SDP names; what we send"
                        .formatted(s.otherSource(), MediaRules.remote(facts))
                    + " follows it there, and is not heard where nobody listens.",
                Blame.MEDIA,
                facts.evidenceOfSound() + "; SDP from the far end: " + MediaRules.remote(facts),
                "Have the far end send from the address and port that its SDP names (symmetric"
                    + " RTP, RFC 4961)."));
  }

  /// Whether no address of the far end is translated: it names for its SIP the very socket that we
  /// called, and for its sound the same host.
  private static boolean isDirect(Facts facts) {
    String called = facts.target().replaceFirst(" over .*", "");
    return facts.farContact().matches(".*[:@]" + Pattern.quote(called) + "\\b.*")
        && host(MediaRules.remote(facts)).equals(host(called));
  }

  private static String host(String socket) {
    return socket.substring(0, Math.max(0, socket.lastIndexOf(':')));
  }

  /// Whether the far end reports that it gets nothing, or does not even report.
  private static boolean isUnheard(Facts facts, CallStatistics counted) {
    return MediaRules.isDeaf(counted)
        || (MediaRules.isEchoSilent(facts) && MediaRules.isUnreported(counted));
  }

  /// Whether an address is of a network that is closed to the outside, and another one is not in
  /// it.
  ///
  /// @param address with or without a port
  private static boolean isOutOfReach(String address, String seenFrom) {
    Optional<AddressBlock> network = AddressBlock.of(bare(address)).flatMap(AddressBlock::enclosed);
    Optional<AddressBlock> other = AddressBlock.of(bare(seenFrom));
    return network.isPresent() && other.filter(network.get()::holds).isEmpty();
  }

  private static boolean isEnclosed(String address) {
    return AddressBlock.of(bare(address)).flatMap(AddressBlock::enclosed).isPresent();
  }

  /// Without port, brackets and transport: `fd00::7` of `[fd00::7]:5060 over UDP`.
  private static String bare(String socket) {
    String whole = socket.replaceFirst(" over .*", "");
    return whole.startsWith("[") || whole.indexOf(':') == whole.lastIndexOf(':')
        ? whole.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "")
        : whole;
  }

  static Optional<Cause> privateAddress(Facts facts) {
    return MediaRules.nothingCame(facts)
        .filter(_ -> isOutOfReach(MediaRules.remote(facts), facts.target()))
        .map(_ ->
            facts.cause(
                CauseCode.PRIVATE_ADDRESS,
                "No sound came: the far end's SDP names the private address "
                    + MediaRules.remote(facts)
                    + ", which no packet from here reaches: a translation of addresses (NAT) that"
                    + " it does not know of.",
                Blame.MEDIA,
                facts.evidenceOfSound()
                    + "; SDP from the far end: "
                    + MediaRules.remote(facts)
                    + ", its SIP: "
                    + facts.target(),
                "Have the far end name its public address in its SDP (external address, STUN), or"
                    + " answer to where our packets come from."));
  }

  static Optional<Cause> ownPrivateAddress(Facts facts) {
    String own = ownAddress(facts);
    return MediaRules.nothingCame(facts)
        .filter(_ -> isEnclosed(own) && !isEnclosed(facts.target()))
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
  static Optional<Cause> anotherPort(Facts facts) {
    return MediaRules.nothingCame(facts)
        .filter(_ -> !facts.isCalled()) // who is called is not told where it was seen
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

  private static String ownAddress(Facts facts) {
    Matcher line = CONNECTION.matcher(facts.ownSdp());
    return line.find() ? line.group(1) : "";
  }
}
