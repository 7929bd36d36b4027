package com.kallglot.console.calltest.result;

/// How a test ended.
public enum Verdict {
  PASS,
  FAIL,
  /// Not tried, because the means are missing; the reason is said.
  SKIPPED
}
