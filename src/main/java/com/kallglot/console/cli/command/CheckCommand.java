package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.Runner;
import com.kallglot.console.calltest.TestCall;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.calltest.result.Engines;
import com.kallglot.console.calltest.result.Run;
import com.kallglot.console.calltest.result.RunId;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.cli.option.GuardOptions;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.option.ProfileOption;
import com.kallglot.console.cli.option.ProofOption;
import com.kallglot.console.cli.option.ReportOption;
import com.kallglot.console.cli.setup.Standing;
import com.kallglot.console.cli.text.CheckText;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.trace.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `check`: every configured route, each with a real call.
@Command(
    name = "check",
    description = {
      "Tests every configured route of the profile with a real call.",
      "%nEach number, each connection, SIP and the default is resolved and called: "
          + "answered, sound and digits back, the session active and ended. A route that "
          + "cannot work is expected to be refused, and that is tested too. Edits no "
          + "configuration.",
      "%nWithout --profile the sandbox brings its second organization along, " + "sandbox-empty.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console check",
      "  kallglot-console check --json > run.json",
      "  kallglot-console check --report results",
      "  kallglot-console check --outbound",
      "  kallglot-console check --proof translation",
      "  kallglot-console check --profile acme-test --yes",
      "  kallglot-console check --profile acme --live"
    })
public final class CheckCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--outbound",
      description =
          "Test the other direction too: the platform calls the test line over each number and"
              + " connection.")
  private boolean outbound;

  @Option(names = "--wide", description = "Print each route as one line, whatever its length.")
  private boolean wide;

  @Mixin private ProofOption proof = new ProofOption();
  @Mixin private ProfileOption profile = new ProfileOption();
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private GuardOptions guards = new GuardOptions();
  @Mixin private ReportOption written = new ReportOption();

  public CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    List<Profile> profiles = context.services().profilesToCheck(profile.name());
    for (Profile chosen : profiles) {
      guards.refuseLiveKey(chosen);
    }
    List<TestSite> sites = sites(profiles);
    TestPlan inbound = TestPlan.everyRoute(sites);
    TestPlan plan = proof.of(outbound ? inbound.andOutbound() : inbound);
    guards.agree(profiles.getFirst(), Exposure.of(plan), context);
    Softphone softphone = context.services().softphone();
    var started = Instant.now();
    try (var folder = ReportFolder.open(written, softphone)) {
      Run run = run(plan, softphone, guards.callsAtOnce(profiles.getFirst()));
      RunReport report = report(profiles.getFirst(), started, softphone, run);
      folder.write(report, exchanged(sites));
      print(report);
      sites.forEach(this::sayWhereItIsFrom);
      return outcome(run, report).value();
    }
  }

  private static RunReport report(Profile first, Instant started, Softphone softphone, Run run) {
    return RunReport.of(
        RunId.at(started),
        first.name(),
        started,
        run.durationMs(),
        Engines.of(softphone.engine()),
        run.calls());
  }

  /// By all sites; several may share one journal.
  private static List<Entry> exchanged(List<TestSite> sites) {
    return sites.stream()
        .map(TestSite::journal)
        .distinct()
        .flatMap(journal -> journal.since(0).stream())
        .toList();
  }

  private List<TestSite> sites(List<Profile> profiles) throws CommandFailure {
    var standing = new Standing(context);
    var sites = new ArrayList<TestSite>();
    for (Profile chosen : profiles) {
      sites.add(standing.site(chosen));
    }
    return sites;
  }

  private Run run(TestPlan plan, Softphone softphone, int atOnce) throws InterruptedException {
    var progress = new Progress(context.terminal(), plan.cases().size());
    try (var calls = new TestCall(softphone)) {
      var runner = new Runner(calls, atOnce);
      context.cancellation().onCancel(runner::cancel);
      return runner.run(plan, progress);
    } finally {
      progress.done();
    }
  }

  private void print(RunReport report) {
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.data(ReportJson.write(report));
    } else {
      int columns = wide ? Integer.MAX_VALUE : terminal.columns();
      new CheckText(terminal.style()).of(report, columns).forEach(terminal::data);
    }
  }

  private void sayWhereItIsFrom(TestSite site) {
    if (!json.wanted() && site.configuration().source().equals(Inventory.SOURCE)) {
      context
          .terminal()
          .data(
              "Routes of profile '%s' were predicted from its inventory, %s."
                  .formatted(site.profile(), Inventory.NOTICE));
    }
  }

  private static ExitCode outcome(Run run, RunReport report) {
    if (!run.bugs().isEmpty()) {
      return ExitCode.BUG;
    }
    // Where every route was skipped nothing was proven
    return report.failed() == 0 && report.passed() > 0 ? ExitCode.PASSED : ExitCode.FAILED;
  }
}
