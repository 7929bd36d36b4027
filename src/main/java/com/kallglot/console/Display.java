package com.kallglot.console;

import java.util.Locale;
import java.util.Map;

/// Whether there is a screen that a window could be opened on.
final class Display {
  private Display() {}

  /// On Linux the session says so; the other systems always have one.
  static boolean isThere(Map<String, String> environment, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac") || name.startsWith("windows")) {
      return true;
    }
    // GTK 3 as JavaFX uses it speaks X11; under Wayland that is XWayland, which sets DISPLAY
    return !environment.getOrDefault("DISPLAY", "").isBlank();
  }
}
