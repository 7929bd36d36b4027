package com.kallglot.console.media;

import java.util.Random;

/// A talker without words: glottal pulses and hiss through four gliding formants, syllable by
/// syllable. The model is the classical one of source and filter; its figures are those of an adult
/// voice.
final class Talker {
  /// Formants in Hz of a, e, i, o, u as commonly tabulated for adult speech.
  private static final double[][] VOWELS = {
    {730, 1090, 2440, 3400},
    {530, 1840, 2480, 3500},
    {270, 2290, 3010, 3600},
    {570, 840, 2410, 3300},
    {300, 870, 2240, 3200}
  };

  private static final double[] BANDWIDTHS = {70, 100, 140, 220};

  private final Random random;
  private final int sampleRate;
  private final double pitch;
  private final double[] first = new double[4];
  private final double[] second = new double[4];
  private double[] from = VOWELS[0];
  private double cycle;
  private double hissBefore;

  Talker(long seed, int sampleRate) {
    this.random = new Random(seed);
    this.sampleRate = sampleRate;
    this.pitch = 95 + 90 * random.nextDouble();
  }

  /// `count` samples of speech, at [Signals#SPEECH_DBFS].
  short[] say(int count) {
    var sound = new double[count];
    int at = 0;
    int syllablesLeft = phrase();
    while (at < count) {
      at = syllable(sound, at);
      if (--syllablesLeft == 0) {
        at += between(0.25, 0.5);
        syllablesLeft = phrase();
      }
    }
    return scaled(sound);
  }

  private int phrase() {
    return 4 + random.nextInt(5);
  }

  private int between(double fromSeconds, double toSeconds) {
    return (int) ((fromSeconds + (toSeconds - fromSeconds) * random.nextDouble()) * sampleRate);
  }

  /// A consonant's hiss, a vowel that glides from the last one's formants, a short closure.
  private int syllable(double[] sound, int start) {
    int at = hiss(sound, start, between(0.03, 0.08));
    at = vowel(sound, at, between(0.1, 0.2));
    return at + between(0.02, 0.06);
  }

  private int hiss(double[] sound, int start, int length) {
    int end = Math.min(sound.length, start + length);
    for (int i = start; i < end; i++) {
      double noise = random.nextGaussian();
      double strength = Math.sin(Math.PI * (i - start) / length);
      sound[i] += 0.06 * strength * (noise - 0.7 * hissBefore);
      hissBefore = noise;
    }
    return start + length;
  }

  private int vowel(double[] sound, int start, int length) {
    double[] to = VOWELS[random.nextInt(VOWELS.length)];
    double startPitch = pitch * (0.85 + 0.4 * random.nextDouble());
    double endPitch = pitch * (0.8 + 0.4 * random.nextDouble());
    double strength = 0.6 + 0.4 * random.nextDouble();
    int end = Math.min(sound.length, start + length);
    for (int i = start; i < end; i++) {
      double along = (double) (i - start) / length;
      double envelope = Math.pow(Math.sin(Math.PI * along), 0.6);
      double source = glottis(startPitch + (endPitch - startPitch) * along);
      sound[i] += strength * envelope * formants(source, to, Math.min(1, 2 * along));
    }
    from = to;
    return start + length;
  }

  /// One sample of the flow's derivative: it rises slowly and closes sharply once a cycle.
  private double glottis(double hertz) {
    cycle += hertz / sampleRate;
    if (cycle >= 1) {
      cycle -= 1;
    }
    double open = cycle / 0.6;
    double flow = open < 1 ? 2 * open - 3 * open * open : 0;
    return flow + 0.02 * random.nextGaussian();
  }

  /// Four resonators one after another, each of unity gain at 0 Hz.
  private double formants(double source, double[] to, double along) {
    double out = source;
    for (int n = 0; n < BANDWIDTHS.length; n++) {
      double centre = from[n] + (to[n] - from[n]) * along;
      double radius = Math.exp(-Math.PI * BANDWIDTHS[n] / sampleRate);
      double turn = 2 * radius * Math.cos(2 * Math.PI * centre / sampleRate);
      double gain = 1 - turn + radius * radius;
      double next = gain * out + turn * first[n] - radius * radius * second[n];
      second[n] = first[n];
      first[n] = next;
      out = next;
    }
    return out;
  }

  private static short[] scaled(double[] sound) {
    double energy = 1e-12;
    for (double sample : sound) {
      energy += sample * sample;
    }
    double gain = Level.amplitude(Signals.SPEECH_DBFS) / Math.sqrt(energy / sound.length);
    var samples = new short[sound.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(Math.clamp(sound[i] * gain, -32000, 32000));
    }
    return samples;
  }
}
