package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Undelivered;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Packets that came back by ICMP: the only witness that says where on the way they ended, and that
/// it was not silence.
final class IcmpRules {
  /// A socket may be opened a moment after the SDP that names it. Hosts send an error a second at
  /// most to each other (`icmp_ratelimit` of Linux), so that few stand for many.
  private static final Duration PERSISTENT = Duration.ofSeconds(2);

  private IcmpRules() {}

  /// An INVITE that came back, and no response ever.
  static Optional<Cause> call(Facts facts) {
    if (facts.isAnyResponse() || facts.ended().isEmpty()) {
      return Optional.empty();
    }
    String target = facts.target().replaceFirst(" over .*", "");
    List<Undelivered> returned = to(facts, target);
    return returned.isEmpty() ? Optional.empty() : Optional.of(call(facts, returned));
  }

  private static Cause call(Facts facts, List<Undelivered> returned) {
    Undelivered last = returned.getLast();
    String proof = facts.finalLine() + "; " + proof(returned);
    return switch (last.why()) {
      case PORT_UNREACHABLE ->
          facts.cause(
              CauseCode.CONNECTION_REFUSED,
              "Nothing listens where the call was sent: "
                  + facts.target()
                  + " is returned as an unreachable port.",
              Blame.NETWORK,
              proof,
              "Check host, port and transport, and that the far end is running. It is: let its"
                  + " packet filter pass this port (one that rejects says the same).");
      case UNREACHABLE, TIME_EXCEEDED ->
          facts.cause(
              CauseCode.NO_ROUTE,
              "There is no way from this computer to %s: %s returns what is sent there."
                  .formatted(facts.target(), last.by().getHostAddress()),
              Blame.NETWORK,
              proof,
              "Check the address called and the routes at " + last.by().getHostAddress() + ".");
      case PROHIBITED ->
          facts.cause(
              CauseCode.FILTERED,
              "A packet filter (firewall) at %s forbids the way to %s."
                  .formatted(last.by().getHostAddress(), facts.target()),
              Blame.NETWORK,
              proof,
              "Have it let this port and transport through.");
    };
  }

  /// What we send to the socket that the far end's SDP names comes back.
  static Optional<Cause> soundSent(Facts facts) {
    String socket = facts.media().map(MediaInfo::remote).orElse(null);
    List<Undelivered> returned = persistent(facts, socket);
    if (returned.isEmpty()) {
      return Optional.empty();
    }
    boolean neither = MediaRules.nothingCame(facts).isPresent();
    return Optional.of(
        facts.cause(
            neither ? CauseCode.NO_SOUND_EITHER_WAY : CauseCode.NOT_HEARD_THERE,
            (neither
                    ? "No sound goes either way: not one packet came back, and "
                    : "One-way sound: we hear the far end, and ")
                + "what we send to %s, which its SDP names, is returned by %s."
                    .formatted(socket, returned.getLast().by().getHostAddress()),
            Blame.MEDIA,
            facts.evidenceOfSound() + "; " + proof(returned),
            "Have the far end name in its SDP where it does listen, and let UDP through to "
                + socket
                + "."));
  }

  /// What the far end sends to the socket that our SDP names comes by and is turned away at the
  /// end.
  static Optional<Cause> soundReceived(Facts facts) {
    String socket = facts.media().map(MediaInfo::local).orElse(null);
    List<Undelivered> returned = persistent(facts, socket);
    return returned.isEmpty()
        ? Optional.empty()
        : Optional.of(
            facts.cause(
                CauseCode.SOUND_TURNED_AWAY,
                "The far end's sound is turned away at %s, which our own SDP names: %s returns it."
                    .formatted(socket, returned.getLast().by().getHostAddress()),
                EnumSet.of(Blame.NETWORK, Blame.DEVICE),
                facts.evidenceOfSound() + "; " + proof(returned),
                "Look during a call whether that port is open there (ss -lun). It is: let the"
                    + " packet filter pass the ports of sound. It is not: the wrong address or port"
                    + " is named in the SDP."));
  }

  private static List<Undelivered> to(Facts facts, @Nullable String socket) {
    return facts.evidence().undelivered().stream()
        .filter(packet -> HostAndPort.of(packet.destination()).equals(socket))
        .toList();
  }

  /// Those while the call was up; none where they are of a moment.
  private static List<Undelivered> persistent(Facts facts, @Nullable String socket) {
    if (!facts.isSoundWanted()) {
      return List.of();
    }
    long answered =
        facts.evidence().events().stream()
            .filter(CallEvent.Answered.class::isInstance)
            .mapToLong(CallEvent::atNanos)
            .findFirst()
            .orElse(0);
    long ended = facts.ended().map(CallEvent::atNanos).orElse(Long.MAX_VALUE);
    List<Undelivered> returned =
        to(facts, socket).stream()
            .filter(packet -> packet.atNanos() >= answered && packet.atNanos() <= ended)
            .toList();
    return !returned.isEmpty()
            && returned.getLast().atNanos() - returned.getFirst().atNanos() >= PERSISTENT.toNanos()
        ? returned
        : List.of();
  }

  private static String proof(List<Undelivered> returned) {
    return "ICMP: %s, %d times".formatted(returned.getLast().words(), returned.size());
  }
}
