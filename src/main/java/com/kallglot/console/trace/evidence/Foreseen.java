package com.kallglot.console.trace.evidence;

/// What was predicted of a call before it was made.
///
/// @param outcome such as the provider that was to be used
public record Foreseen(String outcome, Held held) {
  /// Whether it came so.
  public enum Held {
    YES,
    NO,
    /// The call did not get far enough to tell.
    UNKNOWN
  }
}
