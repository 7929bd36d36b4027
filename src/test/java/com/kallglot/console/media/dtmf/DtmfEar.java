package com.kallglot.console.media.dtmf;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;

/// Hears digits in sound as a receiver does (ITU-T Q.24): by Goertzel's measure of the eight
/// frequencies in blocks of 10 ms, a digit being the same pair for 40 ms and a pause 40 ms without.
public final class DtmfEar {
  private static final double[] LOW = {697, 770, 852, 941};
  private static final double[] HIGH = {1209, 1336, 1477, 1633};
  private static final String KEYS = "123A456B789C*0#D";
  private static final char NONE = ' ';
  private static final double QUIET_DBFS = -40;

  /// Both tones hold most of a block's power, as they do in no voice.
  private static final double PURE = 0.7;

  private static final int LEAST_BLOCKS = 4;

  private DtmfEar() {}

  /// The digits in order.
  public static String digits(Pcm pcm) {
    // 20 ms windows, moved by 10: the tones are 73 Hz apart.
    int hop = pcm.sampleRate() / 100;
    int size = 2 * hop;
    var found = new StringBuilder();
    char last = NONE;
    int run = 0;
    char told = NONE;
    for (int at = 0; at + size <= pcm.samples().length; at += hop) {
      char now = key(pcm.samples(), at, size, pcm.sampleRate());
      run = now == last ? run + 1 : 1;
      last = now;
      if (run >= LEAST_BLOCKS && now != told) {
        told = now;
        if (now != NONE) {
          found.append(now);
        }
      }
    }
    return found.toString();
  }

  private static char key(short[] samples, int start, int count, int rate) {
    if (Level.rmsDbfs(samples, start, count) < QUIET_DBFS) {
      return NONE;
    }
    int low = strongest(LOW, samples, start, count, rate);
    int high = strongest(HIGH, samples, start, count, rate);
    double all = 0;
    for (int i = start; i < start + count; i++) {
      all += (double) samples[i] * samples[i];
    }
    double pair =
        power(LOW[low], samples, start, count, rate)
            + power(HIGH[high], samples, start, count, rate);
    return pair >= PURE * all ? KEYS.charAt(4 * low + high) : NONE;
  }

  private static int strongest(double[] group, short[] samples, int start, int count, int rate) {
    int best = 0;
    for (int i = 1; i < group.length; i++) {
      if (power(group[i], samples, start, count, rate)
          > power(group[best], samples, start, count, rate)) {
        best = i;
      }
    }
    return best;
  }

  /// The energy of one frequency in the block, by Goertzel's recursion.
  private static double power(double hertz, short[] samples, int start, int count, int rate) {
    double coefficient = 2 * Math.cos(2 * Math.PI * hertz / rate);
    double before = 0;
    double now = 0;
    for (int i = start; i < start + count; i++) {
      double next = samples[i] + coefficient * now - before;
      before = now;
      now = next;
    }
    return 2 * (now * now + before * before - coefficient * now * before) / count;
  }
}
