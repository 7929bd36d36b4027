package com.kallglot.console.stream;

import com.kallglot.console.media.Pcm;

/// Sound of one direction with the moment of its first sample. Sound is there when the message that
/// holds it is whole; the least delayed message sets the clock, so that one which was held up on
/// the way moves nothing.
///
/// @param startNanos by [System#nanoTime]
public record StreamSound(Pcm sound, long startNanos) {
  /// The one rate of the stream.
  public static final int RATE = 8000;

  static final long NANOS_PER_SAMPLE = 1_000_000_000L / RATE;
}
