package com.kallglot.console.sandbox.edge.rtp;

import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/// The stream that is sent: one source with contiguous sequence numbers, whatever it is made of, so
/// that the other side's loss figure tells of its own direction only.
final class Outbound {
  private final int ssrc = ThreadLocalRandom.current().nextInt();
  private int sequence = ThreadLocalRandom.current().nextInt(1 << 15);
  private int lastTimestamp = ThreadLocalRandom.current().nextInt();
  private long lastAtNanos;
  private int echoedSource;
  private int echoOffset;
  private boolean echoes;
  private long packets;
  private long octets;

  /// To be told before the first packet.
  void startAt(int first) {
    sequence = first;
  }

  int ssrc() {
    return ssrc;
  }

  /// Packets handed to the network.
  long packets() {
    return packets;
  }

  /// Payload octets, as a sender report counts them.
  long octets() {
    return octets;
  }

  /// The RTP timestamp that belongs to a moment (RFC 3550 §6.4.1).
  int timestampAt(long nanos, int clockRate) {
    return lastTimestamp + (int) ((nanos - lastAtNanos) * clockRate / 1_000_000_000L);
  }

  /// Writes the packet that sends `in` back: marker, payload type, payload and the distances of its
  /// timestamps kept.
  ///
  /// @return its length
  int echo(RtpHeader in, byte[] packet, byte[] out, long nowNanos, int clockRate) {
    if (!echoes || echoedSource != in.ssrc()) {
      echoes = true;
      echoedSource = in.ssrc();
      echoOffset = timestampAt(nowNanos, clockRate) - in.timestamp();
    }
    System.arraycopy(packet, in.payloadAt(), out, RtpHeader.FIXED_LENGTH, in.payloadLength());
    int timestamp = in.timestamp() + echoOffset;
    return finish(out, in.marker(), in.payloadType(), timestamp, in.payloadLength(), nowNanos);
  }

  /// Writes the header of the next packet of our own sound, whose payload is in `out` already.
  ///
  /// @return its length
  int next(byte[] out, int payloadType, int payloadLength, int timestamp, long nowNanos) {
    echoes = false;
    return finish(out, packets == 0, payloadType, timestamp, payloadLength, nowNanos);
  }

  private int finish(
      byte[] out, boolean marker, int type, int timestamp, int payloadLength, long nowNanos) {
    ByteBuffer.wrap(out)
        .put((byte) 0x80)
        .put((byte) (marker ? type | 0x80 : type))
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(ssrc);
    sequence = (sequence + 1) & 0xFFFF;
    lastTimestamp = timestamp;
    lastAtNanos = nowNanos;
    return RtpHeader.FIXED_LENGTH + payloadLength;
  }

  void sent(int payloadLength) {
    packets++;
    octets += payloadLength;
  }
}
