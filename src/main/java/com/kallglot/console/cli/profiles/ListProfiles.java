package com.kallglot.console.cli.profiles;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.option.JsonOption;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.cli.text.Table.Cell;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.Profiles;
import com.kallglot.console.settings.Profiles.Kept;
import com.kallglot.console.settings.keychain.Keychain.Item;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.settings.keychain.ProfileSecrets.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `profile list`.
@Command(
    name = "list",
    description = "Lists the profiles and where their keys come from; the one in use is marked.",
    footer = {
      "%nExamples:",
      "  kallglot-console profile list",
      "  kallglot-console profile list --json"
    })
final class ListProfiles extends ProfileCommand {
  @Mixin private JsonOption json = new JsonOption();

  ListProfiles(Context context) {
    super(context);
  }

  /// A profile without anything secret.
  ///
  /// @param apiBase null for the sandbox, whose ports change with every start
  /// @param keyFrom `environment`, `keychain` or `nowhere`, from where it is asked for; null for
  ///   the sandbox, and where the keychain does not say
  private record Listed(
      String name,
      String kind,
      @Nullable String apiBase,
      boolean inUse,
      @Nullable String keyFrom) {}

  @Override
  public Integer call() throws CommandFailure {
    Kept kept = read();
    String inUse = Objects.requireNonNullElse(kept.inUse(), Profiles.SANDBOXES.getFirst());
    var listed = new ArrayList<Listed>();
    for (String sandbox : Profiles.SANDBOXES) {
      listed.add(new Listed(sandbox, "sandbox", null, sandbox.equals(inUse), null));
    }
    KeychainException problem = null;
    for (Profile profile : kept.profiles()) {
      String from = null;
      try {
        from = from(profile);
      } catch (KeychainException e) {
        problem = e;
      }
      boolean used = profile.name().equals(inUse);
      listed.add(
          new Listed(profile.name(), Cells.lower(profile.kind()), profile.apiBase(), used, from));
    }
    print(listed);
    if (problem != null) {
      context.terminal().note(problem.getMessage() + ".");
    }
    return ExitCode.PASSED.value();
  }

  private String from(Profile profile) throws KeychainException, CommandFailure {
    try {
      Source source =
          Objects.requireNonNull(context.services().secrets().sources(profile).get(Item.API_KEY));
      return Cells.lower(source);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private void print(List<Listed> listed) {
    if (json.wanted()) {
      context.terminal().data(ReportJson.write(listed));
      return;
    }
    var table =
        new Table(context.terminal().style(), "PROFILE", "KIND", "API BASE", "KEY FROM", "IN USE");
    for (Listed one : listed) {
      table.add(
          List.of(
              Cell.of(one.name()),
              Cell.of(one.kind()),
              one.apiBase() == null ? Cell.of("on this computer") : Cell.of(one.apiBase()),
              keyFrom(one),
              one.inUse() ? Cell.of("in use") : Cell.NOTHING));
    }
    table.lines().forEach(context.terminal()::data);
  }

  private static Cell keyFrom(Listed one) {
    if (one.apiBase() == null) {
      return Cell.of("itself");
    }
    boolean asked = one.keyFrom() == null || one.keyFrom().equals("nowhere");
    return Cell.of(asked ? "asked for" : String.valueOf(one.keyFrom()));
  }
}
