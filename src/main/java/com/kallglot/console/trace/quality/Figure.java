package com.kallglot.console.trace.quality;

/// A figure of a call's quality, with the threshold of field practice beyond which it is warned of.
public enum Figure {
  /// Percent of the packets to us that were lost or came too late, warned of by the mean of
  /// [Window#LOSS].
  LOSS(3, Worse.HIGHER),
  /// Interarrival jitter of what we receive (RFC 3550 §6.4.1), milliseconds.
  JITTER(30, Worse.HIGHER),
  /// Round trip by RTCP (RFC 3550 §6.4.1), milliseconds.
  ROUND_TRIP(400, Worse.HIGHER),
  /// Estimated MOS of the access leg ([AccessLeg]), 1 to 4.5.
  MOS(3.5, Worse.LOWER);

  private enum Worse {
    HIGHER,
    LOWER
  }

  private final double threshold;
  private final Worse worse;

  Figure(double threshold, Worse worse) {
    this.threshold = threshold;
    this.worse = worse;
  }

  /// The last value that is still good.
  public double threshold() {
    return threshold;
  }

  public boolean isBeyond(double value) {
    return switch (worse) {
      case HIGHER -> value > threshold;
      case LOWER -> value < threshold;
    };
  }
}
