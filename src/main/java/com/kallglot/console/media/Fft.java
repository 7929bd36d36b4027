package com.kallglot.console.media;

/// The discrete Fourier transform of a power of two of complex numbers, in place: iterative radix
/// 2.
final class Fft {
  private final int size;
  private final double[] cosines;
  private final double[] sines;

  /// @param size a power of two
  Fft(int size) {
    if (Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("Not a power of two: " + size);
    }
    this.size = size;
    cosines = new double[size / 2];
    sines = new double[size / 2];
    for (int i = 0; i < size / 2; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / size);
      sines[i] = Math.sin(2 * Math.PI * i / size);
    }
  }

  /// The smallest power of two that is not below `count`.
  static int sizeFor(int count) {
    return count <= 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
  }

  int size() {
    return size;
  }

  void forward(double[] re, double[] im) {
    shuffle(re, im);
    for (int span = 1; span < size; span *= 2) {
      int stride = size / (2 * span);
      for (int start = 0; start < size; start += 2 * span) {
        for (int i = 0; i < span; i++) {
          int top = start + i;
          int bottom = top + span;
          double c = cosines[i * stride];
          double s = sines[i * stride];
          double re2 = re[bottom] * c + im[bottom] * s;
          double im2 = im[bottom] * c - re[bottom] * s;
          re[bottom] = re[top] - re2;
          im[bottom] = im[top] - im2;
          re[top] += re2;
          im[top] += im2;
        }
      }
    }
  }

  /// Back, divided by the size: what [#forward] made becomes what it was.
  void inverse(double[] re, double[] im) {
    forward(im, re);
    for (int i = 0; i < size; i++) {
      re[i] /= size;
      im[i] /= size;
    }
  }

  private void shuffle(double[] re, double[] im) {
    for (int i = 1, j = 0; i < size; i++) {
      int bit = size >> 1;
      while ((j & bit) != 0) {
        j ^= bit;
        bit >>= 1;
      }
      j ^= bit;
      if (i < j) {
        double swap = re[i];
        re[i] = re[j];
        re[j] = swap;
        swap = im[i];
        im[i] = im[j];
        im[j] = swap;
      }
    }
  }
}
