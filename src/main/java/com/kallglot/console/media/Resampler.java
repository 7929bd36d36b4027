package com.kallglot.console.media;

/// Changes the sample rate by a windowed sinc, one filter per phase of the ratio: flat to 90 % of
/// the lower rate's band, without delay.
public final class Resampler {
  /// Zero crossings of the sinc on each side.
  private static final int LOBES = 16;

  private static final double CUTOFF = 0.93;

  private Resampler() {}

  /// `pcm` itself where it has that rate already.
  public static Pcm to(int sampleRate, Pcm pcm) {
    if (pcm.sampleRate() == sampleRate) {
      return pcm;
    }
    int common = gcd(pcm.sampleRate(), sampleRate);
    int up = sampleRate / common;
    int down = pcm.sampleRate() / common;
    short[] in = pcm.samples();
    var out = new short[Math.toIntExact((long) in.length * up / down)];
    double[][] filters = filters(up, down);
    int reach = filters[0].length / 2;
    for (int i = 0; i < out.length; i++) {
      long position = (long) i * down;
      out[i] = sample(in, (int) (position / up) - reach, filters[(int) (position % up)]);
    }
    return new Pcm(out, sampleRate);
  }

  private static short sample(short[] in, int start, double[] filter) {
    double sum = 0;
    int from = Math.max(0, -start);
    int to = Math.min(filter.length, in.length - start);
    for (int k = from; k < to; k++) {
      sum += in[start + k] * filter[k];
    }
    return (short) Math.round(Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE));
  }

  private static double[][] filters(int up, int down) {
    double band = CUTOFF * Math.min(1, (double) up / down);
    int reach = (int) Math.ceil(LOBES / band);
    var filters = new double[up][2 * reach + 1];
    for (int phase = 0; phase < up; phase++) {
      for (int k = 0; k <= 2 * reach; k++) {
        double t = k - reach - (double) phase / up;
        double turn = Math.PI * band * t;
        double sinc = t == 0 ? 1 : Math.sin(turn) / turn;
        double window = Math.abs(t) >= reach ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * t / reach);
        filters[phase][k] = band * sinc * window;
      }
    }
    return filters;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
