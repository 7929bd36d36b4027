package com.kallglot.console.media;

/// The power spectrum of a stretch of sound under a Hann window, whose main lobe is two bins to
/// each side.
final class Spectrum {
  private final int size;
  private final Fft fft;
  private final double[] window;

  /// @param size samples per stretch, a power of two
  Spectrum(int size) {
    this.size = size;
    fft = new Fft(size);
    window = new double[size];
    for (int i = 0; i < size; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
    }
  }

  /// Power in each bin from 0 Hz to half the sample rate, of the samples from `start`; what lies
  /// beyond the end counts as zeros.
  double[] power(short[] samples, int start) {
    var re = new double[size];
    var im = new double[size];
    int count = Math.min(size, samples.length - start);
    for (int i = 0; i < count; i++) {
      re[i] = samples[start + i] * window[i];
    }
    fft.forward(re, im);
    var power = new double[size / 2];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }
}
