package com.kallglot.console.media;

/// Sound cut into 20 ms frames and their levels.
final class Frames {
  static final int PER_SECOND = 50;

  private Frames() {}

  /// The RMS of each whole frame, in dBFS; of what is shorter than one frame, of all of it.
  static double[] levels(Pcm pcm) {
    int size = pcm.sampleRate() / PER_SECOND;
    int count = pcm.samples().length / size;
    if (count == 0) {
      return new double[] {Level.rmsDbfs(pcm)};
    }
    var levels = new double[count];
    for (int i = 0; i < count; i++) {
      levels[i] = Level.rmsDbfs(pcm.samples(), i * size, size);
    }
    return levels;
  }

  /// The level of the loudest frame.
  static double loudestDbfs(Pcm pcm) {
    double loudest = Level.FLOOR_DBFS;
    for (double level : levels(pcm)) {
      loudest = Math.max(loudest, level);
    }
    return loudest;
  }
}
