package com.kallglot.console.sandbox.edge.rtp;

import com.kallglot.console.sandbox.edge.sdp.Agreement;

/// A sound of our own on its way, a packet each packet time, without drift.
final class Playback {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// After a longer standstill of the machine playing goes on from now, not in a burst.
  private static final long LONGEST_CATCH_UP = 200 * NANOS_PER_MILLI;

  private final Sound sound;
  private final Outbound outbound;
  private final int payloadType;
  private final int samples;
  private final long interval;
  private int timestamp;
  private long position;
  private long next;

  Playback(Sound sound, Agreement agreement, Outbound outbound, long now) {
    this.sound = sound;
    this.outbound = outbound;
    this.payloadType = agreement.codec().payloadType();
    this.samples = agreement.packetTime() * agreement.codec().clockRate() / 1000;
    this.interval = agreement.packetTime() * NANOS_PER_MILLI;
    this.timestamp = outbound.timestampAt(now, agreement.codec().clockRate());
    this.next = now;
  }

  long nextNanos() {
    return next;
  }

  /// Writes the next packet where it is due.
  ///
  /// @return its payload's length, 0 where nothing is due
  int due(byte[] out, long now) {
    if (now - next < 0) {
      return 0;
    }
    if (now - next > LONGEST_CATCH_UP) {
      skip((now - next) / interval);
    }
    // Sound is there when its packet is whole: what is sent now was heard in the interval before
    sound.copy(position, next - interval, out, RtpHeader.FIXED_LENGTH, samples);
    outbound.next(out, payloadType, samples, timestamp, now);
    skip(1);
    return samples;
  }

  private void skip(long packets) {
    position += packets * samples;
    timestamp += (int) packets * samples;
    next += packets * interval;
  }
}
