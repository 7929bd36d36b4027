package com.kallglot.console.calltest.proof;

/// Who talks with our call in a test of the translation, and is the console too.
public enum SecondParty {
  /// The session's stream beside the call, which needs the key and nothing else.
  STREAM,
  /// A second call of ours to the session's own address, which only SIP has.
  CALL,
  /// The profile's test line, which the platform calls into the session and which answers here.
  LINE;

  /// Whether it is a telephone call, with a cost of its own.
  public boolean isCall() {
    return this != STREAM;
  }

  /// Its name in reports.
  public String label() {
    return switch (this) {
      case STREAM -> "stream";
      case CALL -> "second call";
      case LINE -> "test line";
    };
  }
}
