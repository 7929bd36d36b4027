package com.kallglot.console.media;

import java.time.Duration;

/// Linear 16-bit mono samples. The array is shared, not copied: whoever hands one over no longer
/// writes to it.
///
/// @param sampleRate samples per second, 8000 to 48000
@SuppressWarnings(
    "ArrayRecordComponent") // a second of sound is 48,000 samples; identity is never compared
public record Pcm(short[] samples, int sampleRate) {
  public Pcm {
    if (sampleRate < 8000 || sampleRate > 48000) {
      throw new IllegalArgumentException("Sample rate outside 8000..48000 Hz: " + sampleRate);
    }
  }

  public Duration duration() {
    return Duration.ofNanos(samples.length * 1_000_000_000L / sampleRate);
  }
}
