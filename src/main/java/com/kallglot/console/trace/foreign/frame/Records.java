package com.kallglot.console.trace.foreign.frame;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of a capture, and where in them the last whole record ends.
final class Records {
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private long read;
  private long whole;
  private long packets;

  Records(InputStream in) {
    this.in = in;
  }

  /// As many bytes as asked for.
  ///
  /// @throws EOFException where the file ends before them, or its compression does
  byte[] take(int length) throws IOException {
    byte[] bytes = new byte[length];
    int at = 0;
    while (at < length) {
      int some = in.read(bytes, at, length - at);
      if (some < 0) {
        throw new EOFException("cut off");
      }
      at += some;
      read += some;
    }
    return bytes;
  }

  /// A record that is no packet ends here.
  void ended() {
    whole = read;
  }

  /// A packet ends here.
  void packetEnded() {
    packets++;
    ended();
  }

  /// What was read of it, when no whole record follows.
  Extent extent() throws IOException {
    try {
      byte[] rest = new byte[CHUNK];
      for (int some = in.read(rest); some >= 0; some = in.read(rest)) {
        read += some;
      }
    } catch (EOFException e) {
      return new Extent(packets, read - whole); // compressed, and the end of that is missing too
    }
    return new Extent(packets, read - whole);
  }
}
