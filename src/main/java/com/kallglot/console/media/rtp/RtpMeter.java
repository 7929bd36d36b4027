package com.kallglot.console.media.rtp;

import com.kallglot.console.media.Jitter;
import com.kallglot.console.media.Jitter.Content;
import com.kallglot.console.media.SequenceLoss;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the RTP packets of one call as they are on the wire. PJSIP's own counters are not used:
/// there a duplicate masks a loss, a re-INVITE restarts them, and foreign packets do not appear.
///
/// Safe for several threads.
public final class RtpMeter {
  /// More senders than this are an attack or an accident: the rest is counted as one.
  private static final int MAX_SOURCES = 64;

  private static final int FIXED_HEADER = 12;
  private static final int COMFORT_NOISE = 13;

  /// Who sent a packet.
  public record Source(String address, int port) {
    /// As an SDP names it: whichever way an IPv6 address is written, it is the same one.
    static Source of(String host, int port) {
      try {
        return new Source(InetAddress.ofLiteral(host).getHostAddress(), port);
      } catch (IllegalArgumentException name) {
        return new Source(host, port);
      }
    }

    @Override
    public String toString() {
      return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
  }

  private static final Source REST = new Source("", 0);

  /// What RTP says about one sender's stream.
  private static final class Stream {
    final SequenceLoss loss = new SequenceLoss();
    final Delays delays = new Delays();
    private int clockRate;
    private Jitter jitter;

    Stream(int clockRate) {
      this.clockRate = clockRate;
      this.jitter = new Jitter(clockRate);
    }

    /// Another codec may go on under the same SSRC, with a clock of its own (RFC 3550 §5.2).
    Jitter jitterBy(int clock) {
      if (clock != clockRate) {
        clockRate = clock;
        jitter = new Jitter(clock);
      }
      return jitter;
    }
  }

  private static final class Sender {
    long packets;
    final Map<Integer, Stream> streams = new HashMap<>();
    @Nullable Stream latest;
  }

  /// The counters at one moment.
  ///
  /// @param received from the agreed source, duplicates included
  /// @param expected packets that should have come, by sequence number
  /// @param delayed packets that came more than 20 ms behind their time
  /// @param otherSource who sends what is received, where that is not the agreed source
  public record Counts(
      long received,
      long sent,
      long expected,
      long lost,
      long duplicates,
      long delayed,
      double jitterMs,
      long foreign,
      @Nullable String otherSource) {}

  private final Map<Source, Sender> senders = new HashMap<>();
  private final Set<Source> agreed = new HashSet<>();
  private @Nullable Source sendingTo;
  private long sent;
  private int clockRate = 8000;
  private int eventType = -1;
  private @Nullable Long firstAtNanos;

  /// What offer and answer agreed: from where packets are to come and how to read them.
  ///
  /// @param remote `address:port` of the SDP; null where it is not known
  /// @param telephoneEventType the payload type of RFC 4733 events, negative where there is none
  public synchronized void agreed(@Nullable String remote, int rtpClock, int telephoneEventType) {
    int colon = remote == null ? -1 : remote.lastIndexOf(':');
    if (remote != null && colon > 0) {
      String host = remote.substring(0, colon).replaceAll("[\\[\\]]", "");
      agreed.add(Source.of(host, Integer.parseInt(remote.substring(colon + 1))));
    }
    clockRate = rtpClock;
    eventType = telephoneEventType;
  }

  /// Takes an RTP packet that was sent.
  public synchronized void sent(Source to) {
    sent++;
    sendingTo = to;
  }

  /// Takes an RTP packet that arrived; encrypted or not, since its header never is (RFC 3711 §3.1).
  public synchronized void received(long atNanos, Source from, ByteBuffer packet) {
    if (packet.remaining() < FIXED_HEADER) {
      return;
    }
    if (firstAtNanos == null) {
      firstAtNanos = atNanos;
    }
    Source counted = senders.containsKey(from) || senders.size() < MAX_SOURCES ? from : REST;
    Sender sender = senders.computeIfAbsent(counted, source -> new Sender());
    sender.packets++;
    int at = packet.position();
    int ssrc = packet.getInt(at + 8);
    if (!sender.streams.containsKey(ssrc) && sender.streams.size() >= MAX_SOURCES) {
      return;
    }
    Stream stream = sender.streams.computeIfAbsent(ssrc, id -> new Stream(clockRate));
    sender.latest = stream;
    stream.loss.received(packet.getShort(at + 2));
    Content content = content(packet.get(at + 1));
    int timestamp = packet.getInt(at + 4);
    stream.jitterBy(clockRate).received(atNanos, timestamp, content);
    stream.delays.received(atNanos, timestamp, content, clockRate);
  }

  private Content content(byte markerAndType) {
    int type = markerAndType & 0x7F;
    if (type == eventType) {
      return Content.TELEPHONE_EVENT;
    }
    if (type == COMFORT_NOISE) {
      return Content.COMFORT_NOISE;
    }
    return (markerAndType & 0x80) != 0 ? Content.TALK_SPURT_START : Content.AUDIO;
  }

  /// When the first packet arrived, from whomever; null before.
  public synchronized @Nullable Long firstAtNanos() {
    return firstAtNanos;
  }

  /// What was counted so far. The agreed source is the address of the SDP; where nothing comes from
  /// there, because a NAT lies between, it is the address PJMEDIA answers to instead (RFC 4961).
  public synchronized Counts counts() {
    Set<Source> ours = new HashSet<>(agreed);
    String other = null;
    if (sendingTo != null && ours.stream().noneMatch(senders::containsKey)) {
      ours.add(sendingTo);
      other = senders.containsKey(sendingTo) && !agreed.isEmpty() ? sendingTo.toString() : null;
    }
    long received = 0;
    long expected = 0;
    long lost = 0;
    long duplicates = 0;
    long delayed = 0;
    long foreign = 0;
    double jitter = 0;
    for (var entry : senders.entrySet()) {
      Sender sender = entry.getValue();
      if (!ours.contains(entry.getKey())) {
        foreign += sender.packets;
        continue;
      }
      received += sender.packets;
      for (Stream stream : sender.streams.values()) {
        expected += stream.loss.expected();
        lost += stream.loss.lost();
        duplicates += stream.loss.duplicates();
        delayed += stream.delays.delayed();
      }
      jitter = sender.latest == null ? jitter : Math.max(jitter, sender.latest.jitter.millis());
    }
    return new Counts(received, sent, expected, lost, duplicates, delayed, jitter, foreign, other);
  }
}
