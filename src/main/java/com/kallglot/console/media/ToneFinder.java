package com.kallglot.console.media;

import java.util.ArrayList;
import java.util.List;

/// Finds steady tones, one or two at a time, by how much of the power lies at one or two
/// frequencies that stay.
final class ToneFinder {
  /// A quarter of a second at 8000 Hz: bins of 3.9 Hz.
  private static final int SIZE = 2048;

  private static final int HOP = SIZE / 2;

  /// Two bins of the window's main lobe, one for what a lost frame smears.
  private static final int LOBE = 3;

  /// Power within the lobes: a tenth of the frames lost leaves 0.9, noise 10 dB below the tone too.
  private static final double PURE = 0.7;

  /// Share of the stretches that must be pure and of the same pitch.
  private static final double MOST = 0.8;

  /// Stretches this much below the loudest are the pauses of an interrupted tone and their edges.
  private static final double EDGE_DB = 3;

  private static final Spectrum SPECTRUM = new Spectrum(SIZE);

  private ToneFinder() {}

  /// Whether the sound is a tone, at 8000 Hz and wherever it is not pausing.
  static boolean isTone(Pcm pcm) {
    return isTone(pcm.samples(), 0, pcm.samples().length);
  }

  /// Whether `count` samples from `start` are a tone.
  static boolean isTone(short[] samples, int start, int count) {
    List<int[]> peaks = new ArrayList<>();
    int loud = 0;
    double loudest = Level.FLOOR_DBFS;
    for (int at = start; at + SIZE <= start + count; at += HOP) {
      loudest = Math.max(loudest, Level.rmsDbfs(samples, at, SIZE));
    }
    for (int at = start; at + SIZE <= start + count; at += HOP) {
      if (Level.rmsDbfs(samples, at, SIZE) >= loudest - EDGE_DB) {
        loud++;
        double[] power = SPECTRUM.power(samples, at);
        int[] pair = twoPeaks(power);
        if (purity(power, pair) >= PURE) {
          peaks.add(pair);
        }
      }
    }
    return loud > 0 && mostAgree(peaks) >= MOST * loud;
  }

  private static int[] twoPeaks(double[] power) {
    int highest = highest(power, -2 * LOBE);
    return new int[] {highest, highest(power, highest)};
  }

  private static int highest(double[] power, int except) {
    int best = except < LOBE ? except + 2 * LOBE + 1 : 0;
    best = Math.max(0, best);
    for (int i = 0; i < power.length; i++) {
      if (Math.abs(i - except) > 2 * LOBE && power[i] > power[best]) {
        best = i;
      }
    }
    return best;
  }

  private static double purity(double[] power, int[] peaks) {
    double inside = 0;
    double all = 0;
    for (int i = 0; i < power.length; i++) {
      all += power[i];
      if (Math.abs(i - peaks[0]) <= LOBE || Math.abs(i - peaks[1]) <= LOBE) {
        inside += power[i];
      }
    }
    return all == 0 ? 0 : inside / all;
  }

  /// How many stretches share the highest peak with one of them, or have the two peaks swapped.
  private static int mostAgree(List<int[]> peaks) {
    int most = 0;
    for (int[] one : peaks) {
      int agree = 0;
      for (int[] other : peaks) {
        if (Math.abs(one[0] - other[0]) <= LOBE || Math.abs(one[0] - other[1]) <= LOBE) {
          agree++;
        }
      }
      most = Math.max(most, agree);
    }
    return most;
  }
}
