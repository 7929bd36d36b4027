package com.kallglot.console.trace;

import com.kallglot.console.trace.rules.Rulebook;

/// Explains calls, by [Rulebook].
public final class Diagnosis {
  private Diagnosis() {}

  /// The cause of how a call ended, or of how it stands where it is still up.
  public static Cause of(CallEvidence evidence) {
    return Rulebook.explain(evidence);
  }
}
