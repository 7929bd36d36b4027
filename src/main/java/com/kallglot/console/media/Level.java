package com.kallglot.console.media;

/// How loud sound is, in dBFS: 0 dBFS is the amplitude 32768, so a sine of full scale has an RMS of
/// −3.01 dBFS and a square wave of 0 dBFS. What has no energy at all is [#FLOOR_DBFS].
public final class Level {
  /// Half a step of 16-bit samples is −96.3 dBFS; anything below is called this.
  public static final double FLOOR_DBFS = -100;

  private static final double FULL_SCALE = 32768;

  private Level() {}

  /// The root mean square of all samples, in dBFS.
  public static double rmsDbfs(Pcm pcm) {
    return rmsDbfs(pcm.samples(), 0, pcm.samples().length);
  }

  /// The root mean square of `count` samples from `start`, in dBFS.
  public static double rmsDbfs(short[] samples, int start, int count) {
    if (count <= 0) {
      return FLOOR_DBFS;
    }
    double energy = 0;
    for (int i = start; i < start + count; i++) {
      energy += (double) samples[i] * samples[i];
    }
    return dbfs(Math.sqrt(energy / count));
  }

  /// The amplitude, 0 to 32768, of a level in dBFS.
  static double amplitude(double dbfs) {
    return FULL_SCALE * Math.pow(10, dbfs / 20);
  }

  private static double dbfs(double amplitude) {
    return amplitude == 0
        ? FLOOR_DBFS
        : Math.max(FLOOR_DBFS, 20 * Math.log10(amplitude / FULL_SCALE));
  }
}
