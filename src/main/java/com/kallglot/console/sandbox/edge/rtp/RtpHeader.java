package com.kallglot.console.sandbox.edge.rtp;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The header of an RTP packet (RFC 3550 §5.1).
///
/// @param timestamp unsigned, as the other 32-bit fields
/// @param payloadAt where the payload begins, behind contributing sources and header extension
/// @param payloadLength without padding
record RtpHeader(
    boolean marker,
    int payloadType,
    int sequence,
    int timestamp,
    int ssrc,
    int payloadAt,
    int payloadLength) {
  static final int FIXED_LENGTH = 12;

  /// Whether the first bytes can be RTP or RTCP of version 2.
  static boolean isVersion2(byte[] packet, int length) {
    return length >= 8 && (packet[0] & 0xC0) == 0x80;
  }

  /// Tells the two apart on one port (RFC 5761 §4).
  static boolean isRtcp(byte[] packet) {
    int type = packet[1] & 0xFF;
    return type >= 192 && type <= 223;
  }

  /// Reads a header; null where the packet is shorter than it claims.
  static @Nullable RtpHeader parse(byte[] packet, int length) {
    int payloadAt = payloadAt(packet, length);
    if (payloadAt < 0) {
      return null;
    }
    boolean padded = (packet[0] & 0x20) != 0;
    int padding = padded && length > payloadAt ? packet[length - 1] & 0xFF : 0;
    if (payloadAt + padding > length) {
      return null;
    }
    ByteBuffer view = ByteBuffer.wrap(packet);
    return new RtpHeader(
        (packet[1] & 0x80) != 0,
        packet[1] & 0x7F,
        Short.toUnsignedInt(view.getShort(2)),
        view.getInt(4),
        view.getInt(8),
        payloadAt,
        length - payloadAt - padding);
  }

  private static int payloadAt(byte[] packet, int length) {
    int at = FIXED_LENGTH + 4 * (packet[0] & 0x0F);
    if (length < at) {
      return -1;
    }
    if ((packet[0] & 0x10) != 0) {
      if (length < at + 4) {
        return -1;
      }
      at += 4 + 4 * Short.toUnsignedInt(ByteBuffer.wrap(packet).getShort(at + 2));
    }
    return at <= length ? at : -1;
  }
}
