package com.kallglot.console.cli.command;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.result.Predicted;
import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.Terminal;
import com.kallglot.console.cli.option.DraftFile;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.option.ProfileOption;
import com.kallglot.console.cli.option.RouteOption;
import com.kallglot.console.cli.setup.Origin;
import com.kallglot.console.cli.setup.Standing;
import com.kallglot.console.cli.text.ResolutionText;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.routing.Comparison;
import com.kallglot.console.routing.Resolution;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.RouteResolver;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `resolve`: explains, creates nothing.
@Command(
    name = "resolve",
    description = {
      "Explains how a session request would be routed, step by step.",
      "%nReads the configuration as it is now, or as it was last read where the platform cannot"
          + " be asked, which is said; creates nothing and calls nobody. "
          + "Exits 0 whatever the outcome, unless --expect says which one is expected.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console resolve --route number:+442079460018",
      "  kallglot-console resolve --draft body.json",
      "  echo '{\"mode\":\"help_chat_voice\"}' | kallglot-console resolve --draft - --expect"
          + " twilio",
      "  kallglot-console resolve --profile sandbox-empty --route sip --expect sip_not_enabled"
    })
public final class ResolveCommand implements Callable<Integer> {
  private static final String STREAM = "stream";

  private final Context context;

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--expect",
      paramLabel = "CODE|PROVIDER",
      description = "Exit 1 unless the outcome is this error code, this provider, or 'stream'.")
  private @Nullable String expected;

  @Mixin private ProfileOption profile = new ProfileOption();
  @Mixin private JsonOption json = new JsonOption();

  /// Exactly one of the two.
  private static final class What {
    @Option(
        names = "--draft",
        paramLabel = "FILE|-",
        description = "The body of POST /v1/sessions, from a file or from standard input.")
    private @Nullable String draft;

    @Option(
        names = "--route",
        paramLabel = "ROUTE",
        description =
            "sip, default, number:+E164 or connection:ID: a body that asks for just that.")
    private @Nullable String route;
  }

  public ResolveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandFailure {
    refuseUnknownExpectation();
    Question question = question();
    Profile chosen = context.services().profile(profile.name());
    Mode mode = new Standing(context).shown(chosen);
    Resolution resolution =
        question.under(mode.shown().orElseThrow(), context.services().reading(chosen));
    print(resolution, Origin.of(mode));
    return expectedWas(Predicted.of(resolution)).value();
  }

  private interface Question {
    Resolution under(TelephonyConfiguration configuration, ResolutionPolicy reading);
  }

  /// The words first, the platform after: a slip of the pen is told at once.
  private Question question() throws CommandFailure {
    if (what.route != null) {
      Route route = RouteOption.parse(what.route);
      if (route instanceof Route.Stream) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "'stream' is no route to resolve: 'call --route stream' takes the session's stream,"
                + " whichever route the session has. A request that names none is explained by"
                + " --route default.");
      }
      RouteRequest request = route.request();
      return (configuration, reading) -> RouteResolver.resolve(request, configuration, reading);
    }
    Draft draft = DraftFile.read(Objects.requireNonNull(what.draft), context.terminal().in());
    draft.problems().forEach(problem -> context.terminal().note(what.draft + ":" + problem));
    return (configuration, reading) ->
        RouteResolver.resolve(draft.request(), draft.violations(), configuration, reading);
  }

  private void print(Resolution resolution, Origin origin) {
    Terminal terminal = context.terminal();
    if (json.wanted()) {
      terminal.data(ReportJson.write(Predicted.of(resolution)));
    } else {
      new ResolutionText(terminal.style()).of(resolution).forEach(terminal::data);
      origin.lines().forEach(terminal::data);
    }
  }

  private void refuseUnknownExpectation() throws CommandFailure {
    Set<String> outcomes = new TreeSet<>(Comparison.PREDICTABLE);
    outcomes.addAll(List.of("invalid_json", "twilio", "telnyx", "sip", STREAM));
    if (expected != null && !outcomes.contains(expected)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--expect '%s' is no outcome of a request. Outcomes are: %s."
              .formatted(expected, String.join(", ", outcomes)));
    }
  }

  private ExitCode expectedWas(Predicted predicted) {
    if (expected == null) {
      return ExitCode.PASSED;
    }
    String outcome =
        switch (predicted.outcome()) {
          case PROVIDER ->
              Objects.requireNonNull(predicted.provider()).name().toLowerCase(Locale.ROOT);
          case ERROR -> Objects.requireNonNull(predicted.code());
          case STREAM -> STREAM;
        };
    if (outcome.equals(expected)) {
      return ExitCode.PASSED;
    }
    context.terminal().note("Expected " + expected + ", but the outcome is " + outcome + ".");
    return ExitCode.FAILED;
  }
}
