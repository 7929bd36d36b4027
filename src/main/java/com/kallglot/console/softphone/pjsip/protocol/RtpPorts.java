package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.network.PortRange;

/// Gives each line a share of the RTP ports, so that lines do not try the same ones: 16384 to
/// 32767, below what Linux gives away by itself, in shares that suffice for all calls of the
/// process. Within its share a line begins somewhere at random, because other processes do the
/// same.
public final class RtpPorts {
  private static final int FIRST = 16_384;
  private static final int SHARES = 7;

  /// Two ports for each of 1,024 calls and some that are taken by others.
  private static final int SHARE = 2_340;

  private final int[] users = new int[SHARES];

  /// The share that the fewest lines use; give it back when the line is closed.
  public PortRange take() {
    int best = 0;
    for (int i = 1; i < SHARES; i++) {
      best = users[i] < users[best] ? i : best;
    }
    users[best]++;
    int first = FIRST + best * SHARE;
    return new PortRange(first, first + SHARE - 1);
  }

  public void giveBack(PortRange share) {
    users[(share.first() - FIRST) / SHARE]--;
  }
}
