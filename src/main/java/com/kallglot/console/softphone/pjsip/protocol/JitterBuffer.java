package com.kallglot.console.softphone.pjsip.protocol;

import org.jspecify.annotations.Nullable;

/// What the jitter buffers of one call did: PJSIP has one for each stream, and a re-INVITE begins a
/// new stream whose count starts again at 0.
///
/// Safe for several threads.
public final class JitterBuffer {
  private long before;
  private long latest;
  private @Nullable Double delayMs;

  /// Takes the present stream's counters.
  ///
  /// @param discarded frames not taken: too late, or there already
  /// @param averageMs how long sound was held back on average, milliseconds
  public synchronized void seen(long discarded, long averageMs) {
    if (discarded < latest) {
      before += latest;
    }
    latest = discarded;
    delayMs = (double) averageMs;
  }

  /// Packets that came too late to be played. The buffer counts duplicates among them, which are no
  /// loss.
  public synchronized long late(long duplicates) {
    return Math.max(0, before + latest - duplicates);
  }

  /// Null before anything was told.
  public synchronized @Nullable Double delayMs() {
    return delayMs;
  }
}
