package com.kallglot.console.cli.option;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.proof.ProofChoice;
import com.kallglot.console.calltest.proof.SecondParty;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--proof` and `--second-party`: what a call over a route has to show, where it is not what is
/// usual there.
public final class ProofOption {
  @Option(
      names = "--proof",
      paramLabel = "PROOF",
      description =
          "What a call has to show: echo (signal and digits come back), leg (answered, sound both"
              + " ways) or translation (two parties, both here, hear each other translated)."
              + " Default: translation where the SIP settings' session defaults name two languages,"
              + " else echo on a sandbox, leg on any other platform.")
  private @Nullable Proof proof;

  @Option(
      names = "--second-party",
      paramLabel = "WHO",
      description =
          "Who is the other party of --proof translation: stream (the session's stream beside the"
              + " call; the default), call (a second call to the session's own address, over SIP)"
              + " or line (the platform calls the profile's test line into the session, and the"
              + " call is answered here).")
  private @Nullable SecondParty second;

  /// The same case with what was asked for.
  ///
  /// @throws CommandFailure where it cannot be shown
  public TestCase of(TestCase test) throws CommandFailure {
    boolean stream = test.route() instanceof Route.Stream;
    if (stream && (second != null || (proof != null && proof != Proof.LEG))) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--route stream has one party and proves its own way only. For a translation call"
              + " another route with --proof translation.");
    }
    Proof wanted = proof == null ? test.proof() : proof;
    if (second != null && wanted != Proof.TRANSLATION) {
      throw new CommandFailure(
          ExitCode.USAGE, "--second-party goes with --proof translation: other proofs have one.");
    }
    return proof == null && second == null ? test : test.proving(ProofChoice.asked(wanted, second));
  }

  /// The same for all cases of a plan.
  public TestPlan of(TestPlan plan) throws CommandFailure {
    var cases = new ArrayList<TestCase>();
    for (TestCase test : plan.cases()) {
      cases.add(of(test));
    }
    return new TestPlan(cases);
  }
}
