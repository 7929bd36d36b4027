package com.kallglot.console.media;

import java.util.List;
import java.util.Optional;

/// Recognises which of several known sounds begins in a stretch of sound, and where, by normalised
/// cross-correlation: whatever its level, and through G.711, resampling and noise well below it.
public final class SoundFinder {
  private final int length;
  private final Fft fft;
  private final double[][] knownRe;
  private final double[][] knownIm;
  private final double[] knownEnergy;

  /// A known sound that was found.
  ///
  /// @param which its place among the known ones
  /// @param at the sample at which it begins
  /// @param correlation 0 to 1
  public record Match(int which, int at, double correlation) {}

  /// @param known the beginnings to look for, all of one length and one sample rate
  /// @param longest the most samples that are searched at once
  public SoundFinder(List<short[]> known, int longest) {
    length = known.getFirst().length;
    fft = new Fft(Fft.sizeFor(longest));
    knownRe = new double[known.size()][];
    knownIm = new double[known.size()][];
    knownEnergy = new double[known.size()];
    for (int which = 0; which < known.size(); which++) {
      double[] re = emphasised(known.get(which), fft.size());
      for (double sample : re) {
        knownEnergy[which] += sample * sample;
      }
      double[] im = new double[fft.size()];
      fft.forward(re, im);
      knownRe[which] = re;
      knownIm[which] = im;
    }
  }

  /// The best match of at least `least`, or empty where nothing fits so well. What does not lie in
  /// `sound` whole is not found.
  public Optional<Match> find(short[] sound, double least) {
    if (sound.length < length || sound.length > fft.size()) {
      throw new IllegalArgumentException(
          "Cannot search " + sound.length + " samples for " + length + " of them");
    }
    double[] re = emphasised(sound, fft.size());
    double[] energy = energies(re);
    double[] im = new double[fft.size()];
    fft.forward(re, im);
    Optional<Match> best = Optional.empty();
    for (int which = 0; which < knownRe.length; which++) {
      double floor = best.map(Match::correlation).orElse(least);
      Optional<Match> better = better(which, re, im, energy, sound.length - length, floor);
      best = better.isPresent() ? better : best;
    }
    return best;
  }

  private Optional<Match> better(
      int which, double[] re, double[] im, double[] energy, int last, double floor) {
    double[] fit = correlation(re, im, which);
    double faintest = length * Math.pow(Level.amplitude(AudioJudge.VOID_DBFS), 2);
    int at = -1;
    double best = floor;
    for (int start = 0; start <= last; start++) {
      double power = Math.max(energy[start + length] - energy[start], faintest);
      double value = fit[start] / Math.sqrt(power * knownEnergy[which]);
      if (value > best) {
        best = value;
        at = start;
      }
    }
    return at < 0 ? Optional.empty() : Optional.of(new Match(which, at, Math.min(1, best)));
  }

  private double[] correlation(double[] re, double[] im, int which) {
    var outRe = new double[re.length];
    var outIm = new double[re.length];
    for (int i = 0; i < re.length; i++) {
      outRe[i] = re[i] * knownRe[which][i] + im[i] * knownIm[which][i];
      outIm[i] = im[i] * knownRe[which][i] - re[i] * knownIm[which][i];
    }
    fft.inverse(outRe, outIm);
    return outRe;
  }

  private static double[] energies(double[] samples) {
    var sums = new double[samples.length + 1];
    for (int i = 0; i < samples.length; i++) {
      sums[i + 1] = sums[i] + samples[i] * samples[i];
    }
    return sums;
  }

  /// A first difference, so that the lowest harmonics, in which all voices are alike, do not rule.
  private static double[] emphasised(short[] samples, int size) {
    var out = new double[size];
    for (int i = 1; i < samples.length; i++) {
      out[i] = samples[i] - 0.9 * samples[i - 1];
    }
    return out;
  }
}
