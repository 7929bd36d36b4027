package com.kallglot.console.sandbox.edge.srtp;

import org.jspecify.annotations.Nullable;

/// Where an RTP packet stands in its stream, and where its payload begins.
final class Indexes {
  private static final int FIXED_HEADER = 12;

  private Indexes() {}

  /// The 48-bit index (roll-over counter and sequence number) nearest to the highest one so far
  /// (RFC 3711 §3.3.1); negative where the packet is older than the stream.
  static long next(@Nullable Long highest, short sequence) {
    int seq = Short.toUnsignedInt(sequence);
    if (highest == null) {
      return seq;
    }
    long rollOver = highest >>> 16;
    int last = (int) (highest & 0xFFFF);
    if (last < 0x8000) {
      return seq - last > 0x8000 ? ((rollOver - 1) << 16) | seq : (rollOver << 16) | seq;
    }
    return last - 0x8000 > seq ? ((rollOver + 1) << 16) | seq : (rollOver << 16) | seq;
  }

  /// Fixed header, contributing sources and header extension (RFC 3550 §5.1, §5.3.1); -1 where the
  /// packet is no RTP or shorter than it claims.
  static int headerLength(byte[] packet, int length) {
    if (length < FIXED_HEADER || (packet[0] & 0xC0) != 0x80) {
      return -1;
    }
    int header = FIXED_HEADER + 4 * (packet[0] & 0x0F);
    if ((packet[0] & 0x10) != 0) {
      if (length < header + 4) {
        return -1;
      }
      header += 4 + 4 * ((packet[header + 2] & 0xFF) << 8 | (packet[header + 3] & 0xFF));
    }
    return header <= length ? header : -1;
  }
}
