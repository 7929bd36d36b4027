package com.kallglot.console.trace.quality;

/// A warning began or ended, on the engine's monotonic clock.
public sealed interface QualityEvent {
  long atNanos();

  Figure figure();

  record Began(long atNanos, Figure figure) implements QualityEvent {}

  record Ended(long atNanos, Figure figure) implements QualityEvent {}
}
