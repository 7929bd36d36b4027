package com.kallglot.console.cli.sessions;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.SessionDesk;
import com.kallglot.console.organization.SessionsMade;
import com.kallglot.console.settings.Profile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sessions list`.
@Command(
    name = "list",
    description = {
      "Lists the sessions that this console made, the newest first.",
      "%nThe platform itself lists none: they are noted on this computer as they are created, by"
          + " whatever command. --states asks the platform for each one's state.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console sessions list",
      "  kallglot-console sessions list --limit 5 --states --json"
    })
final class ListSessions extends ProfileVerb {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most that are listed. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Option(names = "--states", description = "Ask the platform for the state of each listed one.")
  private boolean states;

  /// What JSON shows.
  ///
  /// @param status the platform's word now; null where it was not asked or does not know it
  private record Listed(
      String id,
      Instant madeAt,
      @Nullable String mode,
      @Nullable String provider,
      @Nullable String phoneNumber,
      @Nullable String status) {}

  ListSessions(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profile profile = chosen();
    SessionsMade made = context.services().sessionsMade(profile);
    SessionDesk desk = states ? context.services().organization(profile).sessions() : null;
    var listed = new ArrayList<Listed>();
    for (SessionsMade.Made one : asked(made::all).stream().limit(Math.max(0, limit)).toList()) {
      listed.add(
          new Listed(
              one.id(),
              one.madeAt(),
              one.mode(),
              one.provider(),
              one.phoneNumber(),
              desk == null ? null : status(desk, one.id())));
    }
    print(listed, () -> lines(listed));
    return ExitCode.PASSED.value();
  }

  /// A session that the platform does not know any more is no failure of the list.
  private static @Nullable String status(SessionDesk desk, String id) throws CommandFailure {
    try {
      return desk.get(id).status().name().toLowerCase(Locale.ROOT);
    } catch (OrganizationException e) {
      if (e.status() == 404) {
        return null;
      }
      throw failure(e);
    }
  }

  private List<String> lines(List<Listed> listed) {
    var table =
        new Table(context.terminal().style(), "MADE", "MODE", "ROUTE", "NUMBER", "STATE", "ID");
    for (Listed one : listed) {
      table.add(
          List.of(
              Cells.text(one.madeAt()),
              Cells.text(one.mode()),
              Cells.text(one.provider()),
              Cells.text(one.phoneNumber()),
              Cells.text(one.status()),
              Cells.text(one.id())));
    }
    return table.lines();
  }
}
