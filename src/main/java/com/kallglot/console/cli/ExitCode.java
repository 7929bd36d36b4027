package com.kallglot.console.cli;

/// How the program ends, as scripts see it.
public enum ExitCode {
  PASSED(0, "passed"),
  FAILED(1, "a verdict failed, a call was not as expected, an edit was refused"),
  USAGE(2, "wrong usage, or a confirmation is missing"),
  UNREACHABLE(3, "the platform cannot be reached or rejects the key"),
  ENGINE(4, "the SIP engine could not start"),
  PREREQUISITE(5, "a prerequisite is missing"),
  STORE(6, "a store or a port is taken"),
  BUG(70, "a bug in this program"),
  CANCELLED(130, "cancelled");

  private final int value;
  private final String meaning;

  ExitCode(int value, String meaning) {
    this.value = value;
    this.meaning = meaning;
  }

  public int value() {
    return value;
  }

  String meaning() {
    return meaning;
  }
}
