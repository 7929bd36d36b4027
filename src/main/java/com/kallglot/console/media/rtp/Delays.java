package com.kallglot.console.media.rtp;

import com.kallglot.console.media.Jitter.Content;

/// How many packets of one RTP source came behind their time: later, by the sender's own
/// timestamps, than the quickest of the last few seconds. Jitter (RFC 3550) is an average that
/// forgets a single pause of the network; this count does not. For one thread.
final class Delays {
  /// One packet of the usual length: less than every jitter buffer holds back.
  private static final double MOST_MS = 20;

  /// The quickest is sought among this many packets and those before: long enough for a pause to
  /// stand out, short enough for two clocks to run apart unseen.
  private static final int SPAN = 128;

  /// A timestamp that jumps by more belongs to a new beginning.
  private static final double NEW_BEGINNING_MS = 5000;

  private boolean started;
  private long lastArrival;
  private int lastTimestamp;
  private double delayMs;
  private double quickest;
  private double quickestBefore;
  private int taken;
  private long delayed;

  /// Takes a packet in the order of arrival; only audio has a time of its own, as in [Jitter].
  void received(long arrivalNanos, int timestamp, Content content, int clockRate) {
    switch (content) {
      case TELEPHONE_EVENT, COMFORT_NOISE -> {
        return;
      }
      case TALK_SPURT_START -> started = false;
      case AUDIO -> {}
    }
    double step =
        (arrivalNanos - lastArrival) / 1e6 - (timestamp - lastTimestamp) * 1000.0 / clockRate;
    lastArrival = arrivalNanos;
    lastTimestamp = timestamp;
    if (!started || Math.abs(step) > NEW_BEGINNING_MS) {
      start();
    } else {
      delayMs += step;
    }
    judge();
  }

  private void start() {
    started = true;
    delayMs = 0;
    quickest = 0;
    quickestBefore = Double.POSITIVE_INFINITY;
    taken = 0;
  }

  private void judge() {
    if (++taken > SPAN) {
      quickestBefore = quickest;
      quickest = delayMs;
      taken = 1;
    }
    quickest = Math.min(quickest, delayMs);
    if (delayMs - Math.min(quickest, quickestBefore) > MOST_MS) {
      delayed++;
    }
  }

  long delayed() {
    return delayed;
  }
}
