package com.kallglot.console.sandbox.edge.rtp;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/// Finds digits in telephone events (RFC 4733): an event's packets, its repeated ends included,
/// share one timestamp and count once.
final class DigitDetector {
  private static final String DIGITS = "0123456789*#ABCD";
  private static final int LONGEST_SEGMENT = 0xFFFF;

  private int event = -1;
  private int source;
  private int timestamp;
  private int duration;
  private boolean ended;

  /// Looks at the payload of an event packet.
  ///
  /// @return the digit where it is a new one
  OptionalInt digit(RtpHeader header, byte[] packet) {
    if (header.payloadLength() < 4) {
      return OptionalInt.empty();
    }
    ByteBuffer payload = ByteBuffer.wrap(packet, header.payloadAt(), 4);
    int code = Byte.toUnsignedInt(payload.get());
    boolean end = (payload.get() & 0x80) != 0;
    int length = Short.toUnsignedInt(payload.getShort());
    boolean fresh = isNew(header, code);
    if (fresh || isCurrent(header)) {
      event = code;
      source = header.ssrc();
      timestamp = header.timestamp();
      ended = (!fresh && ended) || end;
      duration = fresh ? length : Math.max(duration, length);
    }
    return fresh && code < DIGITS.length()
        ? OptionalInt.of(DIGITS.charAt(code))
        : OptionalInt.empty();
  }

  private boolean isCurrent(RtpHeader header) {
    return header.ssrc() == source && header.timestamp() == timestamp;
  }

  private boolean isNew(RtpHeader header, int code) {
    if (event < 0 || header.ssrc() != source) {
      return true;
    }
    int later = header.timestamp() - timestamp;
    // Older ones are late repetitions
    return later > 0 && !continues(later, code);
  }

  /// An event longer than its duration field goes on under a new timestamp (RFC 4733 §2.5.1.3).
  private boolean continues(int later, int code) {
    boolean next = code == event && !ended && duration == LONGEST_SEGMENT && later == duration;
    if (next) {
      timestamp += later;
      duration = 0;
    }
    return next;
  }
}
