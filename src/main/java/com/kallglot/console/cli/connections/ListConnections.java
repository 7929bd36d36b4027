package com.kallglot.console.cli.connections;

import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.ListVerb;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.cli.text.Table.Cell;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import picocli.CommandLine.Command;

/// `connections list`.
@Command(
    name = "list",
    description = "Lists the organization's own Twilio and Telnyx connections.",
    footer = {
      "%nExamples:",
      "  kallglot-console connections list",
      "  kallglot-console connections list --json"
    })
final class ListConnections extends ListVerb {
  ListConnections(Context context) {
    super(context);
  }

  @Override
  protected List<ProviderConnection> document(TelephonyConfiguration configuration) {
    return configuration.connections();
  }

  @Override
  protected Table table(TelephonyConfiguration configuration, Table.Maker tables) {
    Table table =
        tables.of("LABEL", "PROVIDER", "STATUS", "DEFAULT", "CALLER ID", "LAST ERROR", "ID");
    for (ProviderConnection connection : configuration.connections()) {
      table.add(
          List.of(
              Cells.text(connection.label()),
              Cells.word(connection.provider()),
              Cells.word(connection.status()),
              connection.isDefault() ? Cell.of("default") : Cell.NOTHING,
              Cells.text(connection.defaultCallerId()),
              Cells.text(connection.lastError()),
              Cells.text(connection.id())));
    }
    return table;
  }
}
