package com.kallglot.console.desktop.shell;

import java.util.Locale;

/// Something the palette can do.
///
/// @param keys the shortcut that does the same; empty for none
public record Command(String icon, String title, String keys, Runnable action) {
  /// Whether every word typed occurs, in any order and case.
  boolean matches(String typed) {
    String here = title.toLowerCase(Locale.ROOT);
    for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
      if (!here.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
