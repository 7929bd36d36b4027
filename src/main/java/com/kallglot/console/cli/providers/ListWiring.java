package com.kallglot.console.cli.providers;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.text.Style.Tone;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.cli.text.Table.Cell;
import com.kallglot.console.provider.Explanation;
import com.kallglot.console.provider.NumberReading;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.provider.ProviderWords;
import com.kallglot.console.provider.Reach;
import com.kallglot.console.provider.WiredNumber;
import com.kallglot.console.provider.Wiring;
import com.kallglot.console.settings.Profile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `provider numbers`.
@Command(
    name = "numbers",
    description = {
      "Lists the numbers of a Twilio or Telnyx account and where calls to each of them end.",
      "%nFollows the provider's own order (Twilio: trunk, voice application, voice URL; Telnyx: the"
          + " connection), names the setting that wins, and says whether the call reaches the"
          + " platform, your app, something else or nothing, and what to change. Reads only.",
      CredentialOptions.HELP
    },
    footer = {
      "%nExamples:",
      "  kallglot-console provider numbers twilio --profile acme",
      "  kallglot-console provider numbers telnyx --number +493023125017 --json --profile acme"
    })
final class ListWiring extends ProviderVerb {
  @Option(
      names = "--number",
      paramLabel = "NUMBER",
      description = "Only this number, with all settings that the provider considers.")
  private @Nullable String only;

  /// What JSON shows.
  private record Listed(
      String provider,
      boolean standIn,
      boolean complete,
      List<WiredNumber> numbers,
      @Nullable Explanation explanation,
      @Nullable ProviderWords said) {}

  ListWiring(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profile profile = chosen();
    ProviderCredentials sent = CredentialOptions.sendable(typed(profile));
    sayWhoIsAsked(profile);
    var addresses = context.services().addresses(profile);
    NumberReading reading = context.services().providers(profile).numbers(sent, addresses);
    List<WiredNumber> numbers =
        reading.numbers().stream()
            .filter(one -> only == null || one.number().equals(only))
            .toList();
    NumberReading.CutShort cut = reading instanceof NumberReading.CutShort one ? one : null;
    print(
        new Listed(
            Words.name(whose),
            profile.kind() == Profile.Kind.SANDBOX,
            cut == null,
            numbers,
            cut == null ? null : cut.explanation(),
            cut == null ? null : cut.said()),
        () -> lines(numbers));
    if (cut != null) {
      Words.lines(cut.explanation(), cut.said()).forEach(context.terminal()::note);
      return (cut.said() == null ? ExitCode.UNREACHABLE : ExitCode.FAILED).value();
    }
    if (only != null && numbers.isEmpty()) {
      throw new CommandFailure(ExitCode.FAILED, "The account has no number %s.".formatted(only));
    }
    return ExitCode.PASSED.value();
  }

  private List<String> lines(List<WiredNumber> numbers) {
    var style = context.terminal().style();
    var table = new Table(style, "NUMBER", "NAME", "CALLS END AT", "DECIDED BY");
    for (WiredNumber number : numbers) {
      Wiring wiring = number.wiring();
      table.add(
          List.of(
              Cells.text(number.number()),
              Cells.text(number.name()),
              new Cell(Words.reach(wiring.reach()), tone(wiring.reach())),
              Cells.text(wiring.decidedBy())));
    }
    var lines = new ArrayList<>(table.lines());
    numbers.stream()
        .filter(number -> only != null || number.wiring().reach() != Reach.PLATFORM)
        .forEach(number -> lines.addAll(reasons(number)));
    return lines;
  }

  private List<String> reasons(WiredNumber number) {
    Wiring wiring = number.wiring();
    var lines = new ArrayList<>(List.of("", number.number() + ": " + wiring.reason()));
    if (wiring.change() != null) {
      lines.add("  to reach the platform: " + wiring.change());
    }
    if (only != null) {
      wiring
          .settings()
          .forEach(setting ->
              lines.add(
                  "  %s: %s, %s"
                      .formatted(
                          setting.name(),
                          setting.value() == null ? "nothing" : setting.value(),
                          Cells.lower(setting.standing()))));
    }
    wiring.remarks().forEach(remark -> lines.add("  " + remark));
    return lines;
  }

  private static Tone tone(Reach reach) {
    return switch (reach) {
      case PLATFORM -> Tone.GOOD;
      case YOUR_APP, UNKNOWN, NOT_READ -> Tone.WARN;
      case ELSEWHERE, NOWHERE -> Tone.BAD;
    };
  }
}
