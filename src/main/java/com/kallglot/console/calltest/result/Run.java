package com.kallglot.console.calltest.result;

import java.util.List;

/// What came of a run.
///
/// @param calls in the order of the plan
/// @param durationMs from the first session request to the last verdict, milliseconds
/// @param bugs what the program itself threw; the cases they hit are among `calls` as failed
public record Run(List<CallReport> calls, long durationMs, List<RuntimeException> bugs) {
  public Run {
    calls = List.copyOf(calls);
    bugs = List.copyOf(bugs);
  }
}
