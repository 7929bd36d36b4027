package com.kallglot.console.media.tones;

import com.kallglot.console.media.Pcm;
import java.util.Arrays;
import java.util.List;

/// The tones of a telephone, each one turn of it, to be played over and over. Levels are of what
/// sounds, without its pauses.
public final class CallTones {
  /// Of a call that comes: heard across a room.
  static final double RING_DBFS = -16;

  static final double RINGBACK_DBFS = -24;

  /// 10 dB below a voice, which it is not to cover.
  static final double WAITING_DBFS = -32;

  /// For how long each of the two notes of a ring sounds; no voice and no exchange sounds so.
  private static final double NOTE_SECONDS = 0.06;

  /// A third apart, each of whole turns, so that the other follows without a click.
  private static final double[] NOTES_HZ = {47 / NOTE_SECONDS, 59 / NOTE_SECONDS};

  private static final double[] RING = {0.96, 3.04};

  /// ITU-T E.180: 0.3 to 0.5 s, with 8 to 10 s between.
  private static final double[] WAITING = {0.3, 9.7};

  private static final double WAITING_HZ = 425;
  private static final double EDGE_SECONDS = 0.01;
  private static final double FULL_SCALE = 32_768;

  private CallTones() {}

  /// Somebody calls.
  public static Pcm ring(int sampleRate) {
    return cadence(RING, RING_DBFS, sampleRate, CallTones::warble);
  }

  /// Somebody else calls, to whoever is in a call.
  public static Pcm waiting(int sampleRate) {
    return cadence(WAITING, WAITING_DBFS, sampleRate, t -> sines(List.of(WAITING_HZ), t));
  }

  /// It rings there.
  public static Pcm ringback(Ringback kind, int sampleRate) {
    return cadence(kind.cadence(), RINGBACK_DBFS, sampleRate, t -> sines(kind.hertz(), t));
  }

  /// Of RMS 1.
  private interface Wave {
    double at(double second);
  }

  private static double warble(double second) {
    double note = NOTES_HZ[(int) (second / NOTE_SECONDS) % NOTES_HZ.length];
    return sines(List.of(note), second % NOTE_SECONDS);
  }

  private static double sines(List<Double> hertz, double second) {
    return hertz.stream().mapToDouble(each -> Math.sin(2 * Math.PI * each * second)).sum()
        * Math.sqrt(2.0 / hertz.size());
  }

  /// @param seconds of sound, of silence, of sound …
  private static Pcm cadence(double[] seconds, double dbfs, int sampleRate, Wave wave) {
    double amplitude = FULL_SCALE * Math.pow(10, dbfs / 20);
    var samples = new short[count(Arrays.stream(seconds).sum(), sampleRate)];
    double begin = 0;
    for (int i = 0; i < seconds.length; i += 2) {
      int from = count(begin, sampleRate);
      int length = count(seconds[i], sampleRate);
      for (int at = 0; at < length && from + at < samples.length; at++) {
        double edge = Math.min(at, length - 1 - at) / (EDGE_SECONDS * sampleRate);
        double sound = wave.at((double) at / sampleRate) * Math.min(1, edge);
        samples[from + at] = (short) Math.round(amplitude * sound);
      }
      begin += seconds[i] + seconds[i + 1];
    }
    return new Pcm(samples, sampleRate);
  }

  private static int count(double seconds, int sampleRate) {
    return Math.toIntExact(Math.round(seconds * sampleRate));
  }
}
