package com.kallglot.console.trace.quality;

import com.kallglot.console.media.Mos.Origin;

/// What a figure was in one second: a number with its origin, or why there is none. A figure that
/// is not known is never a nought.
public sealed interface Reading {
  /// @param origin the least certain of what it was made of
  record Known(double value, Origin origin) implements Reading {}

  record Unknown(Why why) implements Reading {}

  /// Why there is no number.
  enum Why {
    /// No RTCP report came yet.
    NO_REPORT,
    /// ITU-T publishes no impairment of the codec.
    NOT_RATED,
    /// On hold, for all of the second or a part of it: no packets were expected.
    ON_HOLD,
    /// They were expected, and none came.
    NO_PACKETS,
    /// This computer was too busy to see every packet.
    NOT_COUNTED
  }

  static Reading unknown(Why why) {
    return new Unknown(why);
  }

  /// Whether it is known to be beyond the threshold of its figure.
  default boolean isBeyond(Figure figure) {
    return this instanceof Known known && figure.isBeyond(known.value());
  }
}
