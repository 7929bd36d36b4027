package com.kallglot.console.desktop.shell;

/// A number beside a page's name in the rail.
///
/// @param number of what needs attention there
/// @param meaning for those who do not see it, as `2 suspended`
public record Count(int number, Tone tone, String meaning) {
  /// How much it matters.
  public enum Tone {
    PLAIN,
    WARN,
    BAD
  }
}
