package com.kallglot.console.calltest.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A whole run: the document of `check --json`.
///
/// @param profile the profile asked for; each call names its own
/// @param durationMs from the first session request to the last verdict, milliseconds
/// @param engine what carried the calls, name to version
public record RunReport(
    String runId,
    String profile,
    Instant startedAt,
    long durationMs,
    Map<String, String> engine,
    List<CallReport> calls,
    int passed,
    int failed,
    int skipped) {
  public RunReport {
    engine = Map.copyOf(engine);
    calls = List.copyOf(calls);
  }

  /// Counts the verdicts of `calls`.
  public static RunReport of(
      String runId,
      String profile,
      Instant startedAt,
      long durationMs,
      Map<String, String> engine,
      List<CallReport> calls) {
    return new RunReport(
        runId,
        profile,
        startedAt,
        durationMs,
        engine,
        calls,
        count(calls, Verdict.PASS),
        count(calls, Verdict.FAIL),
        count(calls, Verdict.SKIPPED));
  }

  private static int count(List<CallReport> calls, Verdict verdict) {
    return (int) calls.stream().filter(call -> call.verdict() == verdict).count();
  }
}
