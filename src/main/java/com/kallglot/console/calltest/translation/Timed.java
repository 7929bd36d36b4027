package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import java.util.Arrays;

/// Sound with the moment of its first sample, by [System#nanoTime]. Sound is there when the packet
/// or message that holds it is whole.
public record Timed(Pcm sound, long startNanos) {
  /// That of the telephone band, in which everything is judged.
  static final int RATE = 8000;

  private static final long SECOND = 1_000_000_000;

  /// What a resampler looks at on each side of a sample, and more: tenths of a second.
  private static final int MARGINS_PER_SECOND = 10;

  /// The part from one moment to another, at [#RATE]; what is not there is left out. No more of it
  /// is resampled than is asked for: a dialogue looks at its last moments all the time.
  Timed between(long fromNanos, long toNanos) {
    int rate = sound.sampleRate();
    int step = rate / common(rate, RATE); // samples that become a whole number of samples
    int from = sample(fromNanos) / step * step;
    int to = Math.max(from, sample(toNanos));
    int margin = rate / MARGINS_PER_SECOND / step * step + step;
    int first = Math.max(0, from - margin);
    int end = Math.min(sound.samples().length, to + margin);
    short[] around = Arrays.copyOfRange(sound.samples(), first, end);
    short[] narrow = Resampler.to(RATE, new Pcm(around, rate)).samples();
    int begin = scaled(from - first, rate);
    short[] part = Arrays.copyOfRange(narrow, begin, begin + scaled(to - from, rate));
    return new Timed(new Pcm(part, RATE), momentOf(from));
  }

  long momentOf(int sample) {
    return startNanos + sample * SECOND / sound.sampleRate();
  }

  private int sample(long nanos) {
    // At 48 kHz this is exact for more than two days around the sound
    long since = Math.clamp(nanos - startNanos, -SECOND * 100_000, SECOND * 100_000);
    long at = Math.floorDiv(since * sound.sampleRate(), SECOND);
    return (int) Math.clamp(at, 0, sound.samples().length);
  }

  private static int scaled(int samples, int rate) {
    return Math.toIntExact((long) samples * RATE / rate);
  }

  private static int common(int a, int b) {
    return b == 0 ? a : common(b, a % b);
  }
}
