package com.kallglot.console.trace.foreign;

import com.kallglot.console.media.rtp.RtpMeter;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.trace.negotiation.AgreedSound;
import com.kallglot.console.trace.negotiation.Codec;
import com.kallglot.console.trace.negotiation.Medium;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// The figures of both directions of a leg, counted by the very meter that counts our own calls, at
/// the place where the capture was made.
final class Measures {
  private final RtpMeter heard = new RtpMeter();
  private final RtpMeter said = new RtpMeter();
  private final Reports reports = new Reports();
  private final List<AgreedSound> rounds;
  private final boolean encrypted;
  private int round;

  /// @param rounds in order; their packets are read as they agreed
  Measures(List<AgreedSound> rounds) {
    this.rounds = rounds;
    this.encrypted = rounds.stream().anyMatch(sound -> sound.info().srtp() != null);
  }

  /// Takes the next packet.
  void take(MediaPacket packet) {
    while (round < rounds.size()
        && (round == 0 || rounds.get(round).atNanos() <= packet.atNanos())) {
      agreed(rounds.get(round));
      round++;
    }
    if (packet.kind() == MediaPacket.Kind.RTP) {
      count(packet);
    } else if (packet.kind() == MediaPacket.Kind.RTCP && !encrypted) {
      reports.take(packet);
    }
  }

  private void agreed(AgreedSound sound) {
    int clock = sound.codec().clockRate() == 0 ? 8000 : sound.codec().clockRate();
    heard.agreed(socket(sound.theirs()), clock, eventType(sound.ours(), sound.codec()));
    said.agreed(socket(sound.ours()), clock, eventType(sound.theirs(), sound.codec()));
  }

  private static String socket(Medium medium) {
    return medium.socket().map(HostAndPort::of).orElse(":0");
  }

  /// Each side numbers what it wants to receive; of several the one with the codec's clock.
  private static int eventType(Medium receiver, Codec codec) {
    return receiver.codecs().stream()
        .filter(format -> format.isTelephoneEvent() && format.clockRate() == codec.clockRate())
        .findFirst()
        .or(receiver::telephoneEvent)
        .map(Codec::payloadType)
        .filter(type -> type.matches("\\d{1,3}"))
        .map(Integer::parseInt)
        .orElse(-1);
  }

  private void count(MediaPacket packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
    RtpMeter.Source from = source(packet.source());
    RtpMeter.Source to = source(packet.destination());
    if (packet.heading() == Heading.RECEIVED) {
      heard.received(packet.atNanos(), from, bytes);
      said.sent(to);
    } else {
      said.received(packet.atNanos(), from, bytes);
      heard.sent(to);
    }
  }

  private static RtpMeter.Source source(InetSocketAddress socket) {
    return new RtpMeter.Source(socket.getAddress().getHostAddress(), socket.getPort());
  }

  /// What the caller sent, as far as it came by here.
  RtpMeter.Counts said() {
    return said.counts();
  }

  /// What was sent to the caller.
  RtpMeter.Counts heard() {
    return heard.counts();
  }

  /// As our own engine would count it at the caller's end.
  CallStatistics statistics() {
    RtpMeter.Counts counts = heard.counts();
    return new CallStatistics(
        counts.received(),
        counts.sent(),
        new CallStatistics.Loss(counts.expected(), counts.lost(), 0, counts.delayed()),
        counts.jitterMs(),
        null,
        reports.roundTripMs(),
        reports.lossPercent(counts.sent()),
        counts.foreign(),
        counts.otherSource());
  }
}
