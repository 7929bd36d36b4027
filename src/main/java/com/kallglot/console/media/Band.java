package com.kallglot.console.media;

/// Tells sound that fills more than the telephone band from sound that does not.
final class Band {
  private static final int SIZE = 1024;

  /// Narrowband codecs end at 4 kHz; their reconstruction filters leak a little further.
  private static final double NARROWBAND_HZ = 4200;

  /// Less than this share of all power above the band is leakage and noise: −40 dB.
  private static final double SHARE = 1e-4;

  private Band() {}

  /// Whether the sound has energy above the telephone band.
  static boolean isWide(Pcm pcm) {
    if (pcm.sampleRate() / 2.0 <= NARROWBAND_HZ) {
      return false;
    }
    var spectrum = new Spectrum(SIZE);
    int border = (int) Math.ceil(NARROWBAND_HZ * SIZE / pcm.sampleRate());
    double below = 0;
    double above = 0;
    for (int start = 0; start < pcm.samples().length; start += SIZE) {
      double[] power = spectrum.power(pcm.samples(), start);
      for (int i = 0; i < power.length; i++) {
        if (i < border) {
          below += power[i];
        } else {
          above += power[i];
        }
      }
    }
    return above > SHARE * (below + above);
  }
}
