package com.kallglot.console.calltest.guard;

import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.result.Proof;
import java.time.Duration;
import java.util.List;

/// The most a run can cost at the platform, said before it begins.
///
/// @param credits one for each session created; a refused request costs none, but may turn out not
///   to be refused
/// @param calls both of a test between two of them
/// @param minutes begun minutes of calls
public record Exposure(int credits, int calls, int minutes) {
  /// Sentences said both ways, each translation waited for. Any other test call lasts seconds, of
  /// which telephone networks charge the minute that was begun.
  private static final int TRANSLATION_MINUTES = 3;

  public static Exposure of(TestPlan plan) {
    List<TestCase> calling = plan.cases().stream().filter(TestCase::expectsCall).toList();
    return new Exposure(
        plan.cases().size(),
        calling.stream().mapToInt(test -> test.choice().calls()).sum(),
        calling.stream().mapToInt(test -> test.choice().calls() * minutes(test)).sum());
  }

  private static int minutes(TestCase test) {
    return test.proof() == Proof.TRANSLATION ? TRANSLATION_MINUTES : 1;
  }

  /// One call with no session.
  ///
  /// @param length from the answer on
  public static Exposure ofCall(Duration length) {
    return new Exposure(
        0, 1, Math.toIntExact(Math.max(1, -Math.floorDiv(-length.toSeconds(), 60L))));
  }

  /// One call into a session that is created for it.
  ///
  /// @param length from the answer on
  public static Exposure ofSession(Duration length) {
    Exposure call = ofCall(length);
    return new Exposure(1, call.calls(), call.minutes());
  }

  @Override
  public String toString() {
    return "up to %s, %s, %s"
        .formatted(count(credits, "API credit"), count(calls, "call"), count(minutes, "minute"));
  }

  private static String count(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
