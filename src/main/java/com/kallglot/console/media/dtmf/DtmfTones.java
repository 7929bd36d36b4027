package com.kallglot.console.media.dtmf;

import com.kallglot.console.media.Pcm;
import java.time.Duration;

/// Digits as pairs of tones (ITU-T Q.23), each [#TONE] long with [#PAUSE] behind it: more than the
/// 40 ms each that ITU-T Q.24 asks of a receiver, and than the 70 ms that slow ones need.
public final class DtmfTones {
  public static final Duration TONE = Duration.ofMillis(100);
  public static final Duration PAUSE = Duration.ofMillis(100);

  private static final String KEYS = "123A456B789C*0#D";
  private static final int[] LOW_HZ = {697, 770, 852, 941};
  private static final int[] HIGH_HZ = {1209, 1336, 1477, 1633};

  /// Peaks of −11 and −9 dBFS: lines weaken high tones more, so that the high one begins louder;
  /// together they leave 4 dB for the voice they are mixed with.
  private static final double LOW_PEAK = 9_235;

  private static final double HIGH_PEAK = 11_626;
  private static final double EDGE_SECONDS = 0.003;

  private DtmfTones() {}

  /// The tones of `digits`, one after another.
  ///
  /// @param digits `0-9 * # A-D`, in either case
  public static Pcm of(String digits, int sampleRate) {
    int tone = length(TONE, sampleRate);
    int step = tone + length(PAUSE, sampleRate);
    var samples = new short[digits.length() * step];
    for (int i = 0; i < digits.length(); i++) {
      int key = KEYS.indexOf(Character.toUpperCase(digits.charAt(i)));
      if (key < 0) {
        throw new IllegalArgumentException("Digits are 0-9 * # A-D");
      }
      write(samples, i * step, tone, LOW_HZ[key / 4], HIGH_HZ[key % 4], sampleRate);
    }
    return new Pcm(samples, sampleRate);
  }

  private static void write(
      short[] samples, int start, int length, int low, int high, int sampleRate) {
    double edge = EDGE_SECONDS * sampleRate;
    for (int i = 0; i < length; i++) {
      double turns = 2 * Math.PI * i / sampleRate;
      double sum = LOW_PEAK * Math.sin(low * turns) + HIGH_PEAK * Math.sin(high * turns);
      double gain = Math.min(1, Math.min(i, length - 1 - i) / edge);
      samples[start + i] = (short) Math.round(gain * sum);
    }
  }

  private static int length(Duration duration, int sampleRate) {
    return (int) (duration.toMillis() * sampleRate / 1000);
  }
}
