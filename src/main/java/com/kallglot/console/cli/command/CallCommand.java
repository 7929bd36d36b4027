package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.RunListener;
import com.kallglot.console.calltest.Runner;
import com.kallglot.console.calltest.TestCall;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.Via;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.plain.PlainCall;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Run;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.cli.option.GuardOptions;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.option.PlainCallOptions;
import com.kallglot.console.cli.option.ProfileOption;
import com.kallglot.console.cli.option.ProofOption;
import com.kallglot.console.cli.option.ReportOption;
import com.kallglot.console.cli.option.RouteOption;
import com.kallglot.console.cli.option.SipAddress;
import com.kallglot.console.cli.option.SoftphoneOptions;
import com.kallglot.console.cli.setup.Standing;
import com.kallglot.console.cli.text.CallText;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.Softphone;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `call`: one call, over a route of the platform or to an address.
@Command(
    name = "call",
    description = {
      "Places one call and judges it.",
      "%nWith --route a session is created at the platform, called over that route, "
          + "and compared with what was predicted. With --to an address is called, no "
          + "platform involved.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console call --route sip",
      "  kallglot-console call --route number:+19785550140 --json",
      "  kallglot-console call --route number:+19785550140 --outbound",
      "  kallglot-console call --route stream",
      "  kallglot-console call --route sip --proof translation",
      "  kallglot-console call --route sip --via 'sip:88{session_id}@pbx.example.com' --user 1001"
          + " --password-file pw",
      "  kallglot-console call --to sip:echo@pbx.example.com --transport tcp --expect echo",
      "  kallglot-console call --to sip:busy@127.0.0.1:5080 --expect code:486",
      "  kallglot-console call --to sip:echo@pbx.example.com --report why",
      "  kallglot-console call --to sip:echo@pbx.example.com --stun stun.example.com"
          + " --rtp-ports 40000-40100",
      "  kallglot-console call --to sip:bob@example.com --ice --turn turn.example.com --turn-user"
          + " me --turn-password-file pw",
      "  kallglot-console call --to tel:+19785550140 --dtmf 12# --for 8s"
    })
public final class CallCommand implements Callable<Integer> {
  private final Context context;

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(
      names = "--via",
      paramLabel = "URI",
      description =
          "Send the call of --route through your PBX: 'sip:PREFIX{session_id}@pbx'. The SIP options"
              + " below are then the account at the PBX.")
  private @Nullable String via;

  @Option(
      names = "--outbound",
      description =
          "With --route: the platform calls the profile's test line over it, and the call is"
              + " answered here.")
  private boolean outbound;

  @Mixin private PlainCallOptions plain = new PlainCallOptions();
  @Mixin private SoftphoneOptions account = new SoftphoneOptions();
  @Mixin private ProfileOption profile = new ProfileOption();
  @Mixin private ProofOption proof = new ProofOption();
  @Mixin private GuardOptions guards = new GuardOptions();
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private ReportOption report = new ReportOption();

  /// Exactly one of the two.
  private static final class Whom {
    @Option(
        names = "--route",
        paramLabel = "ROUTE",
        description = "sip, default, stream, number:+E164 or connection:ID.")
    private @Nullable String route;

    @Option(
        names = "--to",
        paramLabel = "ADDRESS",
        description =
            "sip:…, sips:… or tel:…; a telephone number is called from the profile's test line, or"
                + " through --proxy or --registrar.")
    private @Nullable String to;
  }

  public CallCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (whom.route != null) {
      return overRoute(whom.route);
    }
    if (via != null || outbound) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--via and --outbound go with --route: --to names whom this computer calls.");
    }
    var target =
        new CallTarget(context, profile.name(), account, guards, plain.length())
            .of(Objects.requireNonNull(whom.to));
    return finish(plain(target)).value();
  }

  private CallReport plain(CallTarget.Target target) throws CommandFailure, InterruptedException {
    var request =
        new PlainCall.Request(
            target.profile(),
            target.typed(),
            target.uri(),
            target.account(),
            target.headers(),
            plain.signal(),
            plain.length(),
            plain.expectation());
    Softphone softphone = softphone();
    var call = new PlainCall(softphone, Timing.NETWORK);
    context.cancellation().onCancel(call::cancel);
    try (var folder = ReportFolder.open(report, softphone)) {
      CallReport placed = call.place(request);
      folder.write(placed, List.of());
      return placed;
    }
  }

  private int overRoute(String label) throws CommandFailure, InterruptedException {
    plain.refuseWithRoute();
    Profile chosen = context.services().profile(profile.name());
    guards.refuseLiveKey(chosen);
    Route route = route(label);
    var standing = new Standing(context);
    boolean keyAlone = route instanceof Route.Stream;
    TestSite site = keyAlone ? standing.siteOfKeyAlone(chosen) : standing.site(chosen);
    var test = proof.of(TestCase.of(site, route, viaAccount()));
    var plan = new TestPlan(List.of(test));
    guards.agree(chosen, Exposure.of(plan), context);
    Softphone softphone = softphone();
    try (var calls = new TestCall(softphone);
        var folder = ReportFolder.open(report, softphone)) {
      Run run = run(plan, calls);
      CallReport placed = run.calls().getFirst();
      folder.write(placed, site.journal().since(0));
      ExitCode outcome = finish(placed);
      return (run.bugs().isEmpty() ? outcome : ExitCode.BUG).value();
    }
  }

  private Softphone softphone() throws CommandFailure {
    Softphone softphone = context.services().softphone();
    account.requireCodec(softphone.engine());
    return softphone;
  }

  private Run run(TestPlan plan, TestCall tester) throws InterruptedException {
    var runner = new Runner(tester, 1);
    context.cancellation().onCancel(runner::cancel);
    return runner.run(plan, RunListener.NONE);
  }

  private Route route(String label) throws CommandFailure {
    Route named = RouteOption.parse(label);
    if (outbound && via != null) {
      throw new CommandFailure(
          ExitCode.USAGE, "--via is a way to the platform, and with --outbound it calls us.");
    }
    return outbound ? new Route.Outbound(named) : named;
  }

  private @Nullable Via viaAccount() throws CommandFailure {
    if (via == null) {
      if (account.describeAnAccount()) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "--user, --proxy, --registrar and the options of the network go with --to or --via: a"
                + " route is called with the profile's own account.");
      }
      return null;
    }
    if (!via.contains(Via.SESSION_ID)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--via '%s' does not say where the session id goes. Write it as in 'sip:88{session_id}@pbx.example.com'."
              .formatted(via));
    }
    return new Via(via, account.account(SipAddress.required(via.replace(Via.SESSION_ID, "id"))));
  }

  private ExitCode finish(CallReport placed) {
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.data(ReportJson.write(placed));
    } else {
      new CallText(terminal.style()).of(placed).forEach(terminal::data);
    }
    return switch (placed.verdict()) {
      case PASS -> ExitCode.PASSED;
      case FAIL -> placed.isUnreached() ? ExitCode.UNREACHABLE : ExitCode.FAILED;
      case SKIPPED -> ExitCode.PREREQUISITE;
    };
  }
}
