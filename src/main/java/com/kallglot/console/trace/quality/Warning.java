package com.kallglot.console.trace.quality;

import org.jspecify.annotations.Nullable;

/// A figure was beyond its threshold for longer than chance would have it.
///
/// @param fromNanos the sample that made it so, on the engine's monotonic clock
/// @param untilNanos the first sample at which it was not so any more, or the end of the call; null
///   while it lasts
public record Warning(Figure figure, long fromNanos, @Nullable Long untilNanos) {
  public boolean isOpen() {
    return untilNanos == null;
  }

  Warning until(long nanos) {
    return new Warning(figure, fromNanos, nanos);
  }
}
