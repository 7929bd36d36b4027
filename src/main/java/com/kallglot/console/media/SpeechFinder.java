package com.kallglot.console.media;

import java.util.Arrays;

/// Tells a voice from noise, tones and music by what only voices do together: the level moves at
/// the rhythm of syllables, much of it is voiced, and the pitch glides.
final class SpeechFinder {
  private static final int RATE = 8000;
  private static final int FRAME = RATE / Frames.PER_SECOND;

  /// Two frames: at least three cycles of the lowest pitch.
  private static final int VOICED_SPAN = 2 * FRAME;

  private static final int SHORTEST_PERIOD = RATE / 400;
  private static final int LONGEST_PERIOD = RATE / 70;

  /// A frame is active within this many dB of the loud ones.
  private static final double ACTIVE_DB = 25;

  /// Autocorrelation at the pitch period from which a frame is voiced.
  private static final double VOICED = 0.6;

  private static final double LEAST_VOICED = 0.25;

  /// Of the envelope's mean, moving at 2 to 10 Hz: syllables come at 3 to 8 a second.
  private static final double LEAST_MODULATION = 0.25;

  /// Relative spread of the pitch: a held note has less.
  private static final double LEAST_GLIDE = 0.03;

  private SpeechFinder() {}

  /// Whether the sound is speech; at 8000 Hz.
  static boolean isSpeech(Pcm pcm) {
    double[] levels = Frames.levels(pcm);
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double loud = sorted[sorted.length * 9 / 10];
    double threshold = Math.max(AudioJudge.SILENCE_DBFS, loud - ACTIVE_DB);
    return modulation(levels) >= LEAST_MODULATION && voice(pcm.samples(), levels, threshold);
  }

  private static boolean voice(short[] samples, double[] levels, double threshold) {
    int active = 0;
    int voiced = 0;
    var periods = new double[levels.length];
    for (int i = 0; i + 1 < levels.length; i++) {
      int start = i * FRAME;
      if (levels[i] < threshold || start + VOICED_SPAN + LONGEST_PERIOD > samples.length) {
        continue;
      }
      active++;
      int period = period(samples, start);
      if (period > 0) {
        periods[voiced++] = period;
      }
    }
    return active >= Frames.PER_SECOND / 5
        && voiced >= LEAST_VOICED * active
        && spread(Arrays.copyOf(periods, voiced)) >= LEAST_GLIDE;
  }

  /// The pitch period in samples, or 0 where the frame is not voiced.
  private static int period(short[] samples, int start) {
    int best = 0;
    double bestFit = VOICED;
    for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
      double cross = 0;
      double energy = 0;
      double later = 0;
      for (int i = start; i < start + VOICED_SPAN; i++) {
        double a = samples[i];
        double b = samples[i + lag];
        cross += a * b;
        energy += a * a;
        later += b * b;
      }
      double fit = cross / Math.sqrt(energy * later + 1);
      if (fit > bestFit) {
        bestFit = fit;
        best = lag;
      }
    }
    return best;
  }

  /// The strength of the envelope's movement at 2 to 10 Hz, relative to its mean.
  private static double modulation(double[] levels) {
    int count = Fft.sizeFor(levels.length);
    var re = new double[count];
    var im = new double[count];
    double mean = 0;
    for (int i = 0; i < levels.length; i++) {
      re[i] = Level.amplitude(levels[i]);
      mean += re[i] / levels.length;
    }
    for (int i = 0; i < levels.length; i++) {
      re[i] -= mean;
    }
    new Fft(count).forward(re, im);
    double power = 0;
    for (int i = 2 * count / Frames.PER_SECOND; i <= 10 * count / Frames.PER_SECOND; i++) {
      power += 2 * (re[i] * re[i] + im[i] * im[i]);
    }
    return mean == 0 ? 0 : Math.sqrt(power / count / levels.length) / mean;
  }

  /// The standard deviation of the logarithm.
  private static double spread(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      double log = Math.log(value);
      sum += log;
      squares += log * log;
    }
    double mean = values.length == 0 ? 0 : sum / values.length;
    return values.length == 0 ? 0 : Math.sqrt(Math.max(0, squares / values.length - mean * mean));
  }
}
