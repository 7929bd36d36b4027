package com.kallglot.console.media;

import java.time.Duration;

/// Makes test signals. Each is the same for the same arguments; edges are faded over [#FADE] so
/// that nothing clicks.
public final class Signals {
  /// RMS of [#tone] and [#chirp], −13 dBFS: peaks at −10, clear of clipping after a gain of 6 dB.
  public static final double TONE_DBFS = -13;

  /// RMS of [#speech] over its whole length, pauses included.
  public static final double SPEECH_DBFS = -22;

  /// How long a signal takes to rise and to fall.
  public static final Duration FADE = Duration.ofMillis(10);

  /// The telephone band (ITU-T G.712), which every codec carries.
  private static final double LOWEST_HZ = 300;

  private static final double HIGHEST_HZ = 3400;

  /// How frequency moves through a chirp.
  public enum Sweep {
    /// The same number of Hz each second: what correlates most sharply.
    LINEAR,
    /// The same number of octaves each second: as much energy low as high.
    LOGARITHMIC
  }

  private Signals() {}

  /// A steady sine of [#TONE_DBFS].
  public static Pcm tone(double hertz, Duration duration, int sampleRate) {
    return sine(duration, sampleRate, t -> hertz * t);
  }

  /// A linear sweep of [#TONE_DBFS] through the telephone band, 300 to 3400 Hz, once over the whole
  /// duration: it never repeats itself, so that its echo has one delay only.
  public static Pcm chirp(Duration duration, int sampleRate) {
    return chirp(LOWEST_HZ, HIGHEST_HZ, Sweep.LINEAR, duration, sampleRate);
  }

  /// A sweep of [#TONE_DBFS] from one frequency to another, up or down, in Hz above 0 and below
  /// half the sample rate.
  public static Pcm chirp(
      double fromHertz, double toHertz, Sweep sweep, Duration duration, int sampleRate) {
    double length = duration.toNanos() / 1e9;
    double octaves = Math.log(toHertz / fromHertz);
    return switch (sweep) {
      case LINEAR ->
          sine(
              duration,
              sampleRate,
              t -> fromHertz * t + (toHertz - fromHertz) * t * t / (2 * length));
      case LOGARITHMIC ->
          sine(
              duration,
              sampleRate,
              t -> fromHertz * length / octaves * Math.expm1(t / length * octaves));
    };
  }

  /// A signal with the marks of speech and no words: voiced syllables of gliding pitch and formants
  /// at a talker's rhythm, hiss between them, pauses between phrases; RMS [#SPEECH_DBFS]. Two seeds
  /// give two talkers saying different things, which do not pass for each other's echo.
  public static Pcm speech(long seed, Duration duration, int sampleRate) {
    return faded(new Talker(seed, sampleRate).say(length(duration, sampleRate)), sampleRate);
  }

  /// Nothing but zeros.
  public static Pcm silence(Duration duration, int sampleRate) {
    return new Pcm(new short[length(duration, sampleRate)], sampleRate);
  }

  private static Pcm sine(Duration duration, int sampleRate, CyclesAtSecond cycles) {
    double amplitude = Level.amplitude(TONE_DBFS) * Math.sqrt(2);
    var samples = new short[length(duration, sampleRate)];
    for (int i = 0; i < samples.length; i++) {
      double phase = cycles.at((double) i / sampleRate);
      samples[i] =
          (short) Math.round(amplitude * Math.sin(2 * Math.PI * (phase - Math.floor(phase))));
    }
    return faded(samples, sampleRate);
  }

  private static Pcm faded(short[] samples, int sampleRate) {
    int edge = Math.min(length(FADE, sampleRate), samples.length / 2);
    for (int i = 0; i < edge; i++) {
      double gain = 0.5 - 0.5 * Math.cos(Math.PI * i / edge);
      int last = samples.length - 1 - i;
      samples[i] = (short) Math.round(samples[i] * gain);
      samples[last] = (short) Math.round(samples[last] * gain);
    }
    return new Pcm(samples, sampleRate);
  }

  private static int length(Duration duration, int sampleRate) {
    return Math.toIntExact(Math.round(duration.toNanos() * 1e-9 * sampleRate));
  }

  private interface CyclesAtSecond {
    double at(double second);
  }
}
