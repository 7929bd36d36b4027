package com.kallglot.console.softphone.pjsip.protocol;

/// Gives each line a share of the RTP ports, so that lines do not try the same ones: 16384 to
/// 32767, below what Linux gives away by itself, in shares that suffice for all calls of the
/// process. Within its share a line begins somewhere at random, because other processes do the
/// same.
public final class RtpPorts {
  private static final int FIRST = 16_384;
  private static final int SHARES = 7;

  /// Two ports for each of 1,024 calls and some that are taken by others.
  public static final int SHARE = 2_340;

  private final int[] users = new int[SHARES];

  /// The first port of the share that the fewest lines use; give it back when the line is closed.
  public int take() {
    int best = 0;
    for (int i = 1; i < SHARES; i++) {
      best = users[i] < users[best] ? i : best;
    }
    users[best]++;
    return FIRST + best * SHARE;
  }

  public void giveBack(int firstPort) {
    users[(firstPort - FIRST) / SHARE]--;
  }
}
