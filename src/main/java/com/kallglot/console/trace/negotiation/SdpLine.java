package com.kallglot.console.trace.negotiation;

/// A line of an SDP as it was written.
///
/// @param number counted from 1
public record SdpLine(int number, String text) {
  /// `a=ptime:20` starts with `a=ptime:`.
  boolean is(String prefix) {
    return text.startsWith(prefix);
  }

  /// What follows a prefix.
  String after(String prefix) {
    return text.substring(prefix.length()).strip();
  }
}
