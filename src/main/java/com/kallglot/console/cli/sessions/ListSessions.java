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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sessions list`.
@Command(
    name = "list",
    description = {
      "Lists the sessions that this console made, the newest first.",
      "%nThe platform itself lists none: they are noted on this computer as they are created, by"
          + " whatever command. The platform is asked for each one's state; where it cannot be,"
          + " that is said, and with --no-states it is not.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console sessions list",
      "  kallglot-console sessions list --limit 5 --json",
      "  kallglot-console sessions list --no-states"
    })
final class ListSessions extends ProfileVerb {
  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The most that are listed. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Option(
      names = "--states",
      negatable = true,
      description =
          "Fail where the platform cannot be asked for the states, or do not ask. Default: ask, and"
              + " list without them where that fails.")
  private @Nullable Boolean states;

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
    List<SessionsMade.Made> shown = asked(made::all).stream().limit(Math.max(0, limit)).toList();
    Map<String, String> statuses = statuses(profile, shown);
    List<Listed> listed =
        shown.stream()
            .map(one ->
                new Listed(
                    one.id(),
                    one.madeAt(),
                    one.mode(),
                    one.provider(),
                    one.phoneNumber(),
                    statuses.get(one.id())))
            .toList();
    print(listed, () -> lines(listed));
    return ExitCode.PASSED.value();
  }

  /// By id; without those that the platform does not know, or could not be asked for.
  private Map<String, String> statuses(Profile profile, List<SessionsMade.Made> of)
      throws CommandFailure {
    Map<String, String> statuses = new HashMap<>();
    if (Boolean.FALSE.equals(states) || of.isEmpty()) {
      return statuses;
    }
    try {
      SessionDesk desk = context.services().organization(profile).sessions();
      for (SessionsMade.Made one : of) {
        String status = status(desk, one.id());
        if (status != null) {
          statuses.put(one.id(), status);
        }
      }
    } catch (CommandFailure e) {
      if (Boolean.TRUE.equals(states) || e.exitCode() == ExitCode.CANCELLED) {
        throw e;
      }
      context.terminal().note("Not all states are known: " + e.getMessage());
    }
    return statuses;
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
