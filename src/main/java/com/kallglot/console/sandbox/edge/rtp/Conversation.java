package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.sandbox.edge.sdp.Agreement;
import com.kallglot.console.sandbox.edge.srtp.SrtpReceiver;
import com.kallglot.console.sandbox.edge.srtp.SrtpSender;
import com.kallglot.console.sandbox.edge.srtp.SrtpSuite;
import com.kallglot.console.sandbox.interpreter.Party;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes to and fro in one call, without its socket: packets in, packets out, counters. For one
/// thread.
final class Conversation {
  private static final int LARGEST = 4096;
  private static final long REPORT_NANOS = 5_000_000_000L;
  private static final long FIRST_REPORT_NANOS = 1_000_000_000L;
  private static final long SHORTEST_REPORT_NANOS = 500_000_000L;

  private final Outlet outlet;
  private final byte[] out = new byte[LARGEST + SrtpSender.ROOM];
  private final Outbound outbound = new Outbound();
  private final Inbound inbound = new Inbound();
  private @Nullable Agreement agreement;
  private @Nullable SrtpSender protector;
  private @Nullable SrtpReceiver opener;
  private SrtpSuite.@Nullable Keys ourKeys;
  private @Nullable InetSocketAddress peer;
  private @Nullable InetSocketAddress rtcpPeer;
  private Play play = Play.NOTHING;
  private @Nullable Playback playback;
  private @Nullable Party party;
  private @Nullable InterpretedSound interpreted;
  private long nextReport;
  private long lastReport;

  /// Where packets leave.
  interface Outlet {
    /// @return whether the network took it
    boolean send(byte[] packet, int length, InetSocketAddress to);
  }

  Conversation(Outlet outlet) {
    this.outlet = outlet;
  }

  /// @return whether it is the first agreement
  boolean agree(Agreement agreed, SrtpSuite.@Nullable Keys keys, Play wanted) {
    Agreement before = agreement;
    secure(before, agreed, keys);
    if (before == null || !Objects.equals(before.remote(), agreed.remote())) {
      peer = null;
      rtcpPeer = null;
    }
    agreement = agreed;
    inbound.agree(agreed);
    play(wanted);
    if (before == null) {
      nextReport = System.nanoTime() + FIRST_REPORT_NANOS;
    }
    return before == null;
  }

  /// Keeps the contexts, and with them the roll-over counters, where a key stays the same.
  private void secure(@Nullable Agreement before, Agreement agreed, SrtpSuite.@Nullable Keys keys) {
    Agreement.Security now = agreed.security();
    if (now == null || keys == null) {
      protector = null;
      opener = null;
      ourKeys = null;
      return;
    }
    Agreement.Security then = before == null ? null : before.security();
    boolean sameSuite = then != null && then.suite() == now.suite();
    if (!sameSuite || then == null || !then.theirKey().equals(now.theirKey())) {
      opener = new SrtpReceiver(now.suite(), now.theirKey());
    }
    if (!sameSuite || ourKeys == null || !keys.equals(ourKeys)) {
      protector = new SrtpSender(now.suite(), keys);
      ourKeys = keys;
    }
  }

  /// The number of the first packet, to be told before anything is agreed.
  void startAt(int sequence) {
    outbound.startAt(sequence);
  }

  /// The party that speaks here, for [Play#INTERPRETED].
  void speaks(Party who) {
    party = who;
  }

  void play(Play wanted) {
    play = wanted;
    playback = null;
    interpreted = null;
    Agreement agreed = agreement;
    if (agreed != null) {
      playback =
          sound(wanted, agreed)
              .map(sound -> new Playback(sound, agreed, outbound, System.nanoTime()))
              .orElse(null);
    }
  }

  private Optional<? extends Sound> sound(Play wanted, Agreement agreed) {
    if (wanted == Play.INTERPRETED && party != null) {
      interpreted = new InterpretedSound(party, agreed.codec());
      return Optional.of(interpreted);
    }
    return EncodedSound.of(wanted, agreed.codec());
  }

  void digit(char digit) {
    inbound.digit(digit);
  }

  /// @return whether the packet was authentic and of this call
  boolean received(byte[] packet, int length, InetSocketAddress from, long now) {
    Agreement agreed = agreement;
    if (agreed == null || !RtpHeader.isVersion2(packet, length)) {
      return false;
    }
    return RtpHeader.isRtcp(packet)
        ? rtcp(packet, length, from, now, agreed)
        : rtp(packet, length, from, now, agreed);
  }

  private boolean rtp(
      byte[] packet, int length, InetSocketAddress from, long now, Agreement agreed) {
    if (peer != null && !peer.equals(from)) {
      return false;
    }
    int plain = opener == null ? length : opener.unprotectRtp(packet, length);
    RtpHeader header = plain == SrtpReceiver.REFUSED ? null : RtpHeader.parse(packet, plain);
    if (header == null || (peer == null && !inbound.knows(header.payloadType()))) {
      return false;
    }
    peer = from; // symmetric RTP (RFC 4961): who came first from there is answered there
    inbound.received(header, packet, now);
    if (interpreted != null && header.payloadType() == agreed.codec().payloadType()) {
      interpreted.said(packet, header.payloadAt(), header.payloadLength(), now);
    }
    if (echoes(agreed)) {
      transmit(
          outbound.echo(header, packet, out, now, agreed.codec().clockRate()),
          header.payloadLength());
    }
    return true;
  }

  private boolean echoes(Agreement agreed) {
    return agreed.direction().sends()
        && (play == Play.ECHO || (play.isSound() && playback == null));
  }

  private boolean rtcp(
      byte[] packet, int length, InetSocketAddress from, long now, Agreement agreed) {
    InetSocketAddress announced = agreed.remoteRtcp();
    if (announced == null || !announced.getAddress().equals(from.getAddress())) {
      return false;
    }
    int plain = opener == null ? length : opener.unprotectRtcp(packet, length);
    Rtcp.Heard heard = plain == SrtpReceiver.REFUSED ? null : Rtcp.read(packet, plain);
    if (heard == null) {
      return false;
    }
    // Not multiplexed (RFC 5761 §4), a report that left the other side's RTP port, as PJSIP sends
    // it
    // to a shared port of ours, is answered where the offer said.
    if (agreed.muxRtcp() || !(from.equals(peer) || from.equals(agreed.remote()))) {
      rtcpPeer = from;
    }
    Integer middle = heard.middle();
    if (middle != null) {
      inbound.senderReport(heard.ssrc(), middle, now);
      // Answered at once, so that even a short call learns its round trip
      if (now - lastReport >= SHORTEST_REPORT_NANOS) {
        report(now, Rtcp.Last.NO);
      }
    }
    return true;
  }

  /// Sends what is due.
  ///
  /// @return when there is something to send again
  long due(long now) {
    Agreement agreed = agreement;
    Playback sound = agreed != null && agreed.direction().sends() ? playback : null;
    if (sound != null) {
      for (int payload = sound.due(out, now); payload > 0; payload = sound.due(out, now)) {
        transmit(RtpHeader.FIXED_LENGTH + payload, payload);
      }
    }
    if (now - nextReport >= 0) {
      report(now, Rtcp.Last.NO);
    }
    long media = now + (agreed == null ? 20 : agreed.packetTime()) * 1_000_000L;
    return sound == null ? Math.min(media, nextReport) : Math.min(sound.nextNanos(), nextReport);
  }

  private void transmit(int length, int payloadLength) {
    InetSocketAddress to = peer != null ? peer : agreement == null ? null : agreement.remote();
    int wire = protector == null ? length : protector.protectRtp(out, length);
    if (to != null && outlet.send(out, wire, to)) {
      outbound.sent(payloadLength);
    }
  }

  /// Tells the other side that the stream ends (RFC 3550 §6.6).
  void goodbye(long now) {
    if (agreement != null) {
      report(now, Rtcp.Last.YES);
    }
  }

  private void report(long now, Rtcp.Last last) {
    lastReport = now;
    nextReport = now + REPORT_NANOS;
    Agreement agreed = agreement;
    InetSocketAddress to = rtcpTarget();
    if (agreed == null || to == null) {
      return;
    }
    int timestamp = outbound.timestampAt(now, agreed.codec().clockRate());
    int length = Rtcp.write(out, outbound, inbound.block(now), timestamp, Instant.now(), last);
    outlet.send(out, protector == null ? length : protector.protectRtcp(out, length), to);
  }

  private @Nullable InetSocketAddress rtcpTarget() {
    if (rtcpPeer != null) {
      return rtcpPeer;
    }
    if (agreement == null) {
      return null;
    }
    return agreement.muxRtcp() && peer != null ? peer : agreement.remoteRtcp();
  }

  StreamReport report() {
    return new StreamReport(
        inbound.packets(), outbound.packets(), inbound.lost(), inbound.digits());
  }
}
