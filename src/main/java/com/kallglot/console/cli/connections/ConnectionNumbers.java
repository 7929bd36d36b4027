package com.kallglot.console.cli.connections;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.Origin;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.organization.Mode;
import com.kallglot.console.organization.inventory.KeptConnection;
import com.kallglot.console.organization.inventory.KeptConnection.AccountNumber;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.account.ConnectionNumber;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `connections numbers`.
@Command(
    name = "numbers",
    description = {
      "Lists the numbers of a connection's account.",
      "%nAs the platform read them when it verified the connection, or as 'inventory import' wrote"
          + " them down. Where calls to them end is asked with 'provider numbers'.%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console connections numbers 'Support line'",
      "  kallglot-console connections numbers pcon_01HXYZ --json"
    })
final class ConnectionNumbers extends ProfileVerb {
  @Parameters(paramLabel = "CONNECTION", description = "Its id, pcon_…, or its label.")
  private String typed = "";

  ConnectionNumbers(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profile profile = chosen();
    Mode mode = standing().known(profile);
    ProviderConnection connection = Choice.of(mode.configuration().orElseThrow(), typed);
    Origin origin = Origin.of(mode);
    if (mode instanceof Mode.OnInventory kept) {
      show(
          kept.inventory()
              .connection(connection.id())
              .map(KeptConnection::numbers)
              .orElse(List.of()),
          origin);
    } else {
      var desk = context.services().organization(profile).connections();
      List<ConnectionNumber> numbers = asked(() -> desk.numbers(connection));
      var table = new Table(context.terminal().style(), "NUMBER", "NAME");
      for (ConnectionNumber number : numbers) {
        table.add(List.of(Cells.text(number.phoneNumber()), Cells.text(number.label())));
      }
      print(origin.with(numbers), table::lines);
    }
    return ExitCode.PASSED.value();
  }

  private void show(List<AccountNumber> numbers, Origin origin) {
    var table = new Table(context.terminal().style(), "NUMBER", "NAME", "CALLS END AT", "READ AT");
    for (AccountNumber number : numbers) {
      table.add(
          List.of(
              Cells.text(number.number()),
              Cells.text(number.name()),
              Cells.text(number.reach().replace('_', ' ')),
              Cells.text(number.readAt())));
    }
    var lines = new ArrayList<>(table.lines());
    lines.addAll(origin.lines());
    print(origin.with(numbers), () -> lines);
  }
}
