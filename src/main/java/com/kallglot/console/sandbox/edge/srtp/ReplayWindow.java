package com.kallglot.console.sandbox.edge.srtp;

/// Which of the latest indexes were seen (RFC 3711 §3.3.2).
final class ReplayWindow {
  private static final int SIZE = 64;

  private long highest = -1;
  private long seen;

  boolean isNew(long index) {
    if (index > highest) {
      return true;
    }
    long behind = highest - index;
    return behind < SIZE && (seen & (1L << behind)) == 0;
  }

  void add(long index) {
    if (index > highest) {
      long ahead = index - highest;
      seen = ahead < SIZE ? (seen << ahead) | 1 : 1;
      highest = index;
    } else {
      seen |= 1L << (highest - index);
    }
  }

  long highest() {
    return highest;
  }
}
