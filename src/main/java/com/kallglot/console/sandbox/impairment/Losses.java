package com.kallglot.console.sandbox.impairment;

import java.util.Random;

/// Decides which packets are lost, one after another, by two states as Gilbert's model has them: in
/// the good one none is, in the bad one each is, and how long the bad one lasts is the mean burst.
/// For single losses each packet stands for itself.
public final class Losses {
  private final Random random;
  private final double enter;
  private final double leave;
  private boolean bad;

  /// @param share 0 to 1
  Losses(Random random, double share, int burst) {
    this.random = random;
    // Where so much is lost that single good packets lie between bursts, the bursts grow
    this.leave = burst <= 1 ? 1 - share : Math.min(1.0 / burst, (1 - share) / share);
    this.enter = burst <= 1 || share >= 1 ? share : Math.min(1, share / (burst * (1 - share)));
  }

  /// Whether the next packet is lost; to be asked once for each.
  public boolean isNextLost() {
    double chance = random.nextDouble();
    bad = bad ? chance >= leave : chance < enter;
    return bad;
  }
}
