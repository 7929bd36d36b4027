package com.kallglot.console.sandbox.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whole numbers as a caller writes them.
final class Numerals {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,9}");

  private Numerals() {}

  /// Null where `text` is no whole number of at most nine digits.
  static @Nullable Integer parse(String text) {
    return WHOLE.matcher(text).matches() ? Integer.valueOf(text) : null;
  }
}
