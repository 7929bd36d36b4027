package com.kallglot.console.cli.option;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--proof`: what a call over a route has to show, where it is not what the profile usually asks.
public final class ProofOption {
  @Option(
      names = "--proof",
      description =
          "What the call has to show: ${COMPLETION-CANDIDATES}. Default: echo on a sandbox, leg on"
              + " any other platform. translation needs two parties: the call, and the session's"
              + " stream beside it.")
  private @Nullable Proof proof;

  /// @throws CommandFailure where the route cannot show it
  public TestSite at(TestSite site, Route route) throws CommandFailure {
    if (route instanceof Route.Stream) {
      if (proof != null && proof != Proof.LEG) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "--route stream has one party and proves its own way only. For a translation call"
                + " another route with --proof translation.");
      }
      return site.proving(Proof.LEG);
    }
    return proof == null ? site : site.proving(proof);
  }
}
