package com.kallglot.console.media;

import java.util.Arrays;

/// Tells a voice from noise, tones and music by what only voices do together: the level moves at
/// the rhythm of syllables, much of it is voiced, and the pitch never stands still, as it does in
/// each note of a melody.
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

  /// Median change of the pitch from one frame to the next: 0.9 to 4 % in voices, real and made;
  /// 0.4 % in a note with vibrato, nothing in a plain one.
  private static final double LEAST_GLIDE = 0.006;

  /// A larger change is a new syllable, a new note or a mistaken octave.
  private static final double LEAP = 0.2;

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
    int glides = 0;
    var changes = new double[levels.length];
    double before = 0;
    for (int i = 0; i < levels.length; i++) {
      int start = i * FRAME;
      boolean whole = start + VOICED_SPAN + LONGEST_PERIOD < samples.length;
      boolean heard = whole && levels[i] >= threshold;
      double period = heard ? period(samples, start) : 0;
      active += heard ? 1 : 0;
      voiced += period > 0 ? 1 : 0;
      double change = period > 0 && before > 0 ? Math.abs(Math.log(period / before)) : LEAP;
      if (change < LEAP) {
        changes[glides++] = change;
      }
      before = period;
    }
    Arrays.sort(changes, 0, glides);
    return active >= Frames.PER_SECOND / 5
        && voiced >= LEAST_VOICED * active
        && glides > 0
        && changes[glides / 2] >= LEAST_GLIDE;
  }

  /// The pitch period in samples and parts of one, or 0 where the frame is not voiced.
  private static double period(short[] samples, int start) {
    var fit = new double[LONGEST_PERIOD + 2];
    int best = 0;
    for (int lag = SHORTEST_PERIOD - 1; lag <= LONGEST_PERIOD + 1; lag++) {
      fit[lag] = likeness(samples, start, lag);
    }
    double bestFit = VOICED;
    for (int lag = SHORTEST_PERIOD; lag <= LONGEST_PERIOD; lag++) {
      if (fit[lag] > bestFit) {
        bestFit = fit[lag];
        best = lag;
      }
    }
    return best == 0 ? 0 : best + vertex(fit[best - 1], fit[best], fit[best + 1]);
  }

  /// The normalised autocorrelation of a frame at a lag.
  private static double likeness(short[] samples, int start, int lag) {
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
    return cross / Math.sqrt(energy * later + 1);
  }

  /// Where a parabola through three neighbours has its top, from the middle one.
  private static double vertex(double left, double middle, double right) {
    double bend = left - 2 * middle + right;
    return bend >= 0 ? 0 : 0.5 * (left - right) / bend;
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
}
