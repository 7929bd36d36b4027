package com.kallglot.console.softphone.network;

/// The UDP ports of an account's media. A call takes an even port for RTP and the odd one above it
/// for RTCP (RFC 3550 §11), or one per ICE candidate, so that a range bounds the calls at once.
///
/// @param first even, [#LOWEST] or more
/// @param last inclusive; at least [#FEWEST] ports, `first` included
public record PortRange(int first, int last) {
  public static final int LOWEST = 1024;
  public static final int HIGHEST = 65_535;

  /// Two calls: the second of a user who holds the first.
  public static final int FEWEST = 4;

  public PortRange {
    if (!isValid(first, last)) {
      throw new IllegalArgumentException(
          "RTP ports %d-%d: an even port from %d on, a last one up to %d, at least %d ports"
              .formatted(first, last, LOWEST, HIGHEST, FEWEST));
    }
  }

  public static boolean isValid(int first, int last) {
    return first >= LOWEST && last <= HIGHEST && first % 2 == 0 && last - first >= FEWEST - 1;
  }

  @Override
  public String toString() {
    return first + "-" + last;
  }
}
