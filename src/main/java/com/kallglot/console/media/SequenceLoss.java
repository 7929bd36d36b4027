package com.kallglot.console.media;

import java.util.BitSet;

/// Counts the packets of one RTP source by sequence number (RFC 3550 A.1 and A.3), for one thread.
///
/// It differs from the RFC's sample code in two points, both on purpose: the source is known by the
/// agreed address, so that the first packet counts and there is no probation; and a packet that
/// comes twice is received once, since otherwise each duplicate would hide a loss.
public final class SequenceLoss {
  private static final int CYCLE = 1 << 16;

  /// A.1: a jump forward by more than this is not a loss but a restart.
  private static final int MAX_DROPOUT = 3000;

  /// A.1: a packet this much too late still belongs to the sequence.
  private static final int MAX_MISORDER = 100;

  /// Arrivals remembered to tell a late packet from a duplicate; more than [#MAX_MISORDER].
  private static final int MEMORY = 1024;

  private static final int NO_JUMP = -1;

  private final BitSet recent = new BitSet(MEMORY);
  private long highest = -1;
  private long lowest;
  private long expectedBefore;
  private long received;
  private long duplicates;
  private int jumpTo = NO_JUMP;

  /// Takes the 16-bit sequence number of a packet that arrived.
  public void received(int sequence) {
    int number = sequence & 0xFFFF;
    if (highest < 0) {
      start(number);
      return;
    }
    int ahead = number - (int) (highest & 0xFFFF) & 0xFFFF;
    if (ahead > 0 && ahead < MAX_DROPOUT) {
      advance(highest + ahead);
    } else if (ahead == 0 || ahead > CYCLE - MAX_MISORDER) {
      late(highest - (CYCLE - ahead & 0xFFFF));
    } else if (number == jumpTo) {
      restart(number);
    } else {
      jumpTo = number + 1 & 0xFFFF;
    }
  }

  /// Packets that should have come, from the lowest to the highest number, over all restarts.
  public long expected() {
    return highest < 0 ? 0 : expectedBefore + highest - lowest + 1;
  }

  /// Different packets that came.
  public long received() {
    return received;
  }

  /// Packets expected and not received (yet).
  public long lost() {
    return expected() - received;
  }

  /// Packets that came again.
  public long duplicates() {
    return duplicates;
  }

  private void start(long number) {
    recent.clear();
    highest = CYCLE + number;
    lowest = highest;
    remember(highest);
    jumpTo = NO_JUMP;
  }

  private void advance(long extended) {
    long from = Math.max(highest + 1, extended - MEMORY + 1);
    for (long skipped = from; skipped < extended; skipped++) {
      recent.clear(slot(skipped));
    }
    highest = extended;
    remember(extended);
    jumpTo = NO_JUMP;
  }

  private void late(long extended) {
    jumpTo = NO_JUMP;
    if (extended >= lowest && recent.get(slot(extended))) {
      duplicates++;
      return;
    }
    lowest = Math.min(lowest, extended);
    remember(extended);
  }

  /// Two in a row after a jump: the source began anew, and the first of the two belongs to it.
  private void restart(int number) {
    expectedBefore = expected();
    start(number - 1 & 0xFFFF);
    advance(highest + 1);
  }

  private void remember(long extended) {
    recent.set(slot(extended));
    received++;
  }

  private static int slot(long extended) {
    return (int) (extended & (MEMORY - 1));
  }
}
