package com.kallglot.console.calltest.leg;

import com.kallglot.console.trace.Cause;

/// A cause in the one form reports have for it.
public final class Causes {
  private Causes() {}

  /// What happened, on which evidence, and what to do.
  public static String words(Cause cause) {
    String words = sentence(cause.sentence()) + " Evidence: " + sentence(cause.evidence());
    return cause.change() == null ? words : words + " " + sentence(cause.change());
  }

  private static String sentence(String text) {
    String stripped = text.strip();
    return stripped.matches("(?s).*[.!?]") ? stripped : stripped + ".";
  }
}
