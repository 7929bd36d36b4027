package com.kallglot.console.sandbox.http;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts the requests of each organization in windows of a minute, each beginning with the first
/// request after the last window's end.
final class RateLimit {
  private static final int WINDOW_SECONDS = 60;

  private final Clock clock;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  RateLimit(Clock clock) {
    this.clock = clock;
  }

  /// @param start in Unix seconds
  /// @param used requests since then, refused ones included
  record Window(long start, int used) {
    long reset() {
      return start + WINDOW_SECONDS;
    }

    int remaining(int limit) {
      return Math.max(0, limit - used);
    }
  }

  /// Counts a request.
  ///
  /// @throws Refusal the window is full
  void take(String organization, int limit) throws Refusal {
    Window now = windows.compute(organization, (name, window) -> counted(current(window)));
    if (now.used > limit) {
      long seconds = Math.max(1, now.reset() - clock.instant().getEpochSecond());
      throw Refusal.until(
          Math.toIntExact(seconds),
          Code.RATE_LIMIT_EXCEEDED,
          "More than %d requests in a minute. Try again in %d s.".formatted(limit, seconds));
    }
  }

  /// The window as it is, counting nothing.
  Window look(String organization) {
    return current(windows.get(organization));
  }

  private static Window counted(Window window) {
    return new Window(window.start, window.used + 1);
  }

  private Window current(@Nullable Window window) {
    long now = clock.instant().getEpochSecond();
    return window == null || now >= window.reset() || now < window.start
        ? new Window(now, 0)
        : window;
  }
}
