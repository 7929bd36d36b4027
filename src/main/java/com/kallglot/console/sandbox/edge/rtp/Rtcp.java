package com.kallglot.console.sandbox.edge.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// RTCP packets (RFC 3550 §6): the sender or receiver reports we write, and what is read of theirs.
final class Rtcp {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  private static final int SDES = 202;
  private static final int BYE = 203;
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final byte[] CNAME = "edge@kallglot".getBytes(StandardCharsets.US_ASCII);

  private Rtcp() {}

  /// What a compound packet said.
  ///
  /// @param middle the middle 32 bits of a sender report's NTP time; null where it had none
  record Heard(int ssrc, @Nullable Integer middle) {}

  /// A report block on what is received.
  record Block(
      int ssrc,
      int fractionLost,
      long cumulativeLost,
      int extendedHighest,
      int jitter,
      int lastReport,
      int delaySinceLastReport) {}

  /// Reads a compound packet; null where it is none.
  static @Nullable Heard read(byte[] packet, int length) {
    ByteBuffer view = ByteBuffer.wrap(packet, 0, length);
    Heard heard = null;
    int at = 0;
    while (at + 8 <= length) {
      int type = packet[at + 1] & 0xFF;
      int size = 4 * (Short.toUnsignedInt(view.getShort(at + 2)) + 1);
      if ((packet[at] & 0xC0) != 0x80 || at + size > length) {
        return heard;
      }
      if (type == SENDER_REPORT && size >= 28) {
        heard = new Heard(view.getInt(at + 4), (int) (view.getLong(at + 8) >>> 16));
      } else if (type == RECEIVER_REPORT && heard == null) {
        heard = new Heard(view.getInt(at + 4), null);
      }
      at += size;
    }
    return heard;
  }

  /// Writes a compound packet: a sender report where something was sent, else a receiver report,
  /// then who we are, then good-bye where it is the last.
  ///
  /// @return its length
  static int write(
      byte[] out, Outbound own, @Nullable Block block, int rtpTimestamp, Instant now, Last last) {
    ByteBuffer view = ByteBuffer.wrap(out);
    boolean sender = own.packets() > 0;
    int blocks = block == null ? 0 : 1;
    int words = (sender ? 7 : 2) + 6 * blocks;
    header(view, blocks, sender ? SENDER_REPORT : RECEIVER_REPORT, words);
    view.putInt(own.ssrc());
    if (sender) {
      view.putLong(ntp(now)).putInt(rtpTimestamp);
      view.putInt((int) own.packets()).putInt((int) own.octets());
    }
    if (block != null) {
      view.putInt(block.ssrc());
      long lost = Math.clamp(block.cumulativeLost(), -0x80_0000, 0x7F_FFFF);
      view.putInt((block.fractionLost() << 24) | ((int) lost & 0xFF_FFFF));
      view.putInt(block.extendedHighest()).putInt(block.jitter());
      view.putInt(block.lastReport()).putInt(block.delaySinceLastReport());
    }
    int padded = (2 + CNAME.length + 4) / 4 * 4; // at least one zero ends the list of items
    header(view, 1, SDES, 2 + padded / 4);
    view.putInt(own.ssrc()).put((byte) 1).put((byte) CNAME.length).put(CNAME);
    view.put(new byte[padded - 2 - CNAME.length]);
    if (last == Last.YES) {
      header(view, 1, BYE, 2);
      view.putInt(own.ssrc());
    }
    return view.position();
  }

  /// Whether a packet is the stream's last.
  enum Last {
    YES,
    NO
  }

  private static void header(ByteBuffer view, int count, int type, int words) {
    view.put((byte) (0x80 | count)).put((byte) type).putShort((short) (words - 1));
  }

  static long ntp(Instant now) {
    long fraction = ((long) now.getNano() << 32) / 1_000_000_000L;
    return (now.getEpochSecond() + SECONDS_1900_TO_1970) << 32 | fraction;
  }
}
