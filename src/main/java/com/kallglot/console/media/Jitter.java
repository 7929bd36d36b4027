package com.kallglot.console.media;

/// Interarrival jitter of one RTP source (RFC 3550 §6.4.1, A.8): J += (|D| − J) / 16 over packets
/// in the order of their arrival, for one thread.
///
/// Only audio enters it: telephone events repeat one timestamp and comfort noise comes when it
/// likes, so both are skipped; the first packet of a talk spurt (marker bit) may jump in time and
/// begins a new comparison.
public final class Jitter {
  private final double clockRate;
  private boolean started;
  private long lastArrival;
  private int lastTimestamp;
  private double jitter;

  /// What a packet carries.
  public enum Content {
    AUDIO,
    /// Audio with the marker bit set: the first after a pause (RFC 3551 §4.1).
    TALK_SPURT_START,
    /// RFC 4733.
    TELEPHONE_EVENT,
    /// RFC 3389.
    COMFORT_NOISE
  }

  /// @param clockRate the codec's *RTP clock* in Hz, which is not always its sample rate: 8000 for
  ///   G.722 (RFC 3551 §4.5.2), 48000 for Opus (RFC 7587)
  public Jitter(int clockRate) {
    if (clockRate <= 0) {
      throw new IllegalArgumentException("Not an RTP clock rate: " + clockRate);
    }
    this.clockRate = clockRate;
  }

  /// Takes a packet: when it arrived, on any monotonic clock, and its 32-bit RTP timestamp.
  public void received(long arrivalNanos, int timestamp, Content content) {
    switch (content) {
      case TELEPHONE_EVENT, COMFORT_NOISE -> {
        return;
      }
      case TALK_SPURT_START -> started = false;
      case AUDIO -> {}
    }
    if (started) {
      double units = (arrivalNanos - lastArrival) * clockRate / 1e9;
      double difference = units - (timestamp - lastTimestamp);
      jitter += (Math.abs(difference) - jitter) / 16;
    }
    started = true;
    lastArrival = arrivalNanos;
    lastTimestamp = timestamp;
  }

  /// The jitter now, in milliseconds.
  public double millis() {
    return jitter / clockRate * 1000;
  }
}
