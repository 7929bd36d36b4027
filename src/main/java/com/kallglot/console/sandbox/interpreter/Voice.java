package com.kallglot.console.sandbox.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// What one party is going to hear: sounds, each from a moment on, mixed where they meet.
final class Voice {
  /// Nobody may be there to hear: what is older is kept no longer.
  private static final long UNHEARD_NANOS = 10_000_000_000L;

  private final List<Utterance> coming = new ArrayList<>();

  @SuppressWarnings("ArrayRecordComponent") // shared, never compared
  private record Utterance(short[] samples, long atNanos) {
    long endNanos() {
      return atNanos + samples.length * SampleClock.NANOS_PER_SAMPLE;
    }
  }

  /// How many sounds are kept.
  int kept() {
    return coming.size();
  }

  /// @param atNanos of [System#nanoTime], when the first sample is due
  void say(short[] samples, long atNanos) {
    coming.removeIf(old -> atNanos - old.endNanos() > UNHEARD_NANOS);
    coming.add(new Utterance(samples, atNanos));
  }

  /// Fills `into` with what there is from `startNanos` on.
  void fill(short[] into, long startNanos) {
    Arrays.fill(into, (short) 0);
    for (Iterator<Utterance> all = coming.iterator(); all.hasNext(); ) {
      Utterance next = all.next();
      long offset = Math.round((next.atNanos - startNanos) / (double) SampleClock.NANOS_PER_SAMPLE);
      mix(next.samples, into, offset);
      if (offset + next.samples.length <= into.length) {
        all.remove();
      }
    }
  }

  private static void mix(short[] samples, short[] into, long offset) {
    int from = (int) Math.clamp(offset, 0, into.length);
    int to = (int) Math.clamp(offset + samples.length, 0, into.length);
    for (int i = from; i < to; i++) {
      int sum = into[i] + samples[(int) (i - offset)];
      into[i] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
    }
  }
}
