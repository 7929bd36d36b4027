package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import java.util.Arrays;

/// Sound with the moment of its first sample, by [System#nanoTime]. Sound is there when the packet
/// or message that holds it is whole.
public record Timed(Pcm sound, long startNanos) {
  static final int RATE = 8000;

  private static final long NANOS_PER_SAMPLE = 1_000_000_000L / RATE;

  /// The same in the telephone band.
  Timed narrow() {
    return new Timed(Resampler.to(RATE, sound), startNanos);
  }

  /// The part from one moment to another, at [#RATE]; what is not there is left out.
  Timed between(long fromNanos, long toNanos) {
    int from = sample(fromNanos);
    int to = Math.max(from, sample(toNanos));
    short[] part = Arrays.copyOfRange(sound.samples(), from, to);
    return new Timed(new Pcm(part, RATE), momentOf(from));
  }

  long momentOf(int sample) {
    return startNanos + sample * NANOS_PER_SAMPLE;
  }

  private int sample(long nanos) {
    long at = Math.floorDiv(nanos - startNanos, NANOS_PER_SAMPLE);
    return (int) Math.clamp(at, 0, sound.samples().length);
  }
}
