package com.kallglot.console.trace.foreign;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage.Heading;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the far end of a leg reports by RTCP (RFC 3550 §6.4): loss of what the caller sent, and
/// from the caller's own reports the round trip from where the capture was made.
final class Reports {
  private static final int SENDER = 200;
  private static final int RECEIVER = 201;
  private static final int SENDER_INFO = 20;
  private static final int BLOCK = 24;
  private static final double FRACTION = 65_536;

  private final Map<Integer, Long> sentAt = new HashMap<>();
  private @Nullable Long lost;
  private @Nullable Double roundTripMs;

  /// Takes a packet of RTCP that is not encrypted.
  void take(MediaPacket packet) {
    ByteBuffer bytes = ByteBuffer.wrap(packet.bytes());
    int at = 0;
    while (at + 8 <= bytes.limit()) {
      int length = 4 + (bytes.getShort(at + 2) & 0xFFFF) * 4;
      int type = bytes.get(at + 1) & 0xFF;
      int end = Math.min(at + length, bytes.limit());
      if (type == SENDER || type == RECEIVER) {
        report(packet, bytes, at, end);
      }
      at += length;
    }
  }

  private void report(MediaPacket packet, ByteBuffer bytes, int at, int end) {
    boolean sender = (bytes.get(at + 1) & 0xFF) == SENDER;
    int blocks = at + 8 + (sender ? SENDER_INFO : 0);
    if (packet.heading() == Heading.SENT) {
      if (sender && blocks <= end) {
        sentAt.put(bytes.getInt(at + 10), packet.atNanos()); // the middle of its NTP time
      }
      return;
    }
    int count = bytes.get(at) & 0x1F;
    for (int block = blocks; count > 0 && block + BLOCK <= end; block += BLOCK, count--) {
      lost = (long) (bytes.getInt(block + 4) << 8 >> 8); // 24 bits with a sign
      Long sent = sentAt.get(bytes.getInt(block + 16));
      if (sent != null) {
        double held = Integer.toUnsignedLong(bytes.getInt(block + 20)) / FRACTION * 1000;
        roundTripMs = Math.max(0, (packet.atNanos() - sent) / 1e6 - held);
      }
    }
  }

  /// Of `sent` packets, 0 to 100; null where nothing was reported.
  @Nullable Double lossPercent(long sent) {
    Long reported = lost;
    return reported == null || sent == 0
        ? null
        : (Double) Math.max(0, Math.min(100, 100.0 * reported / sent));
  }

  /// Milliseconds; null where no report answered one that was seen.
  @Nullable Double roundTripMs() {
    return roundTripMs;
  }
}
