package com.kallglot.console.sandbox.impairment;

import java.util.Random;

/// Meets a share of packets, each by itself, one after another.
public final class Chance {
  private final Random random;
  private final double share;

  /// @param share 0 to 1
  Chance(Random random, double share) {
    this.random = random;
    this.share = share;
  }

  /// Whether it meets the next packet; to be asked once for each.
  public boolean isNext() {
    return random.nextDouble() < share;
  }
}
