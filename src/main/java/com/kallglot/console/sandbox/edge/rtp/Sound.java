package com.kallglot.console.sandbox.edge.rtp;

/// What a playback plays, in the form of its codec.
interface Sound {
  /// Copies `count` samples, each a byte, to `target`.
  ///
  /// @param position of the first, from the start of the playback; may be anything
  /// @param nanos when the first is heard, by [System#nanoTime]
  void copy(long position, long nanos, byte[] target, int at, int count);
}
