package com.kallglot.console.sandbox.edge.rtp;

import java.util.BitSet;

/// Counts the packets of one synchronization source: received, lost by extended sequence number
/// (RFC 3550 A.1, A.3), and the jitter (A.8).
///
/// A.3 counts a duplicate as received, so that it hides a loss. Here each sequence number counts
/// once: what is lost is exactly what never came. It is counted by code of its own, not by
/// `media`'s, since the console's figures are held against it.
final class SourceCounter {
  /// How far back a duplicate is recognised, in packets; one second of 5 ms packets and more.
  private static final int MEMORY = 1024;

  private static final int CYCLE = 1 << 16;
  private static final int MAX_DROPOUT = 3000;
  private static final int MAX_MISORDER = MEMORY / 2;

  private final int clockRate;
  private final BitSet recent = new BitSet(MEMORY);
  private long base = -1;
  private long highest = -1;
  private long packets;
  private long distinct;
  private long lostBefore;
  private int lastOdd = -1;
  private double jitter;
  private long lastTransit;
  private boolean hasTransit;
  private long expectedAtReport;
  private long distinctAtReport;

  SourceCounter(int clockRate) {
    this.clockRate = clockRate;
  }

  /// A packet arrived.
  void received(int sequence, int timestamp, long atNanos) {
    packets++;
    if (!place(sequence)) {
      return;
    }
    long arrival = Math.floorMod(atNanos / 1000 * clockRate / 1_000_000, 1L << 32);
    long transit = (int) (arrival - Integer.toUnsignedLong(timestamp));
    if (hasTransit) {
      jitter += (Math.abs((int) (transit - lastTransit)) - jitter) / 16;
    }
    lastTransit = transit;
    hasTransit = true;
  }

  /// A packet arrived whose timestamp says nothing of its time: a telephone event.
  void receivedEvent(int sequence) {
    packets++;
    place(sequence);
  }

  /// @return whether it is new and belongs to the sequence
  private boolean place(int sequence) {
    if (highest < 0) {
      restart(sequence);
      return true;
    }
    int ahead = (sequence - (int) (highest & 0xFFFF)) & 0xFFFF;
    if (ahead < MAX_DROPOUT) {
      advance(ahead);
      return ahead != 0;
    }
    if (ahead > CYCLE - MAX_MISORDER) {
      return fill(highest - (CYCLE - ahead));
    }
    // A jump too far for a loss: believed when the next packet follows it (A.1)
    if (sequence == lastOdd) {
      lostBefore = lost();
      restart((sequence - 1) & 0xFFFF);
      advance(1);
      return true;
    }
    lastOdd = (sequence + 1) & 0xFFFF;
    return false;
  }

  private void restart(int sequence) {
    recent.clear();
    highest = (long) CYCLE + sequence; // so that one which overtook the first has a number too
    base = highest;
    expectedAtReport = 0;
    distinctAtReport = 0;
    distinct = 1;
    recent.set(slot(highest));
    lastOdd = -1;
  }

  private void advance(int ahead) {
    if (ahead == 0) {
      return;
    }
    if (ahead >= MEMORY) {
      recent.clear();
    } else {
      for (long skipped = highest + 1; skipped < highest + ahead; skipped++) {
        recent.clear(slot(skipped));
      }
    }
    highest += ahead;
    recent.set(slot(highest));
    distinct++;
  }

  private boolean fill(long late) {
    if (recent.get(slot(late))) {
      return false;
    }
    recent.set(slot(late));
    distinct++;
    base = Math.min(base, late);
    return true;
  }

  private static int slot(long index) {
    return (int) Math.floorMod(index, (long) MEMORY);
  }

  /// All packets, duplicates included.
  long packets() {
    return packets;
  }

  /// Sequence numbers that never came.
  long lost() {
    return lostBefore + (highest < 0 ? 0 : expected() - distinct);
  }

  private long expected() {
    return highest - base + 1;
  }

  /// For a report block: cycles and highest sequence number.
  int extendedHighest() {
    return (int) (highest - CYCLE);
  }

  /// For a report block, in units of the RTP clock.
  int jitter() {
    return (int) jitter;
  }

  /// For a report block: the part lost since the last call, in 1/256.
  int fractionLost() {
    long expected = expected() - expectedAtReport;
    long came = distinct - distinctAtReport;
    expectedAtReport = expected();
    distinctAtReport = distinct;
    return expected <= 0 || came >= expected
        ? 0
        : (int) Math.min(255, (expected - came) * 256 / expected);
  }
}
