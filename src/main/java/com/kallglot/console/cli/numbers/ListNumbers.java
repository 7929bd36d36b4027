package com.kallglot.console.cli.numbers;

import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.Cells;
import com.kallglot.console.cli.setup.ListVerb;
import com.kallglot.console.cli.text.Table;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import picocli.CommandLine.Command;

/// `numbers list`.
@Command(
    name = "list",
    description = "Lists the numbers that the platform manages for the organization.",
    footer = {
      "%nExamples:",
      "  kallglot-console numbers list",
      "  kallglot-console numbers list --profile sandbox-empty --json"
    })
final class ListNumbers extends ListVerb {
  ListNumbers(Context context) {
    super(context);
  }

  @Override
  protected List<PhoneNumber> document(TelephonyConfiguration configuration) {
    return configuration.numbers();
  }

  @Override
  protected Table table(TelephonyConfiguration configuration, Table.Maker tables) {
    Table table = tables.of("NUMBER", "STATUS", "PROVIDER", "COUNTRY", "TYPE", "LABEL", "ID");
    for (PhoneNumber number : configuration.numbers()) {
      table.add(
          List.of(
              Cells.text(number.phoneNumber()),
              Cells.word(number.status()),
              Cells.word(number.provider()),
              Cells.text(number.country()),
              Cells.word(number.numberType()),
              Cells.text(number.label()),
              Cells.text(number.id())));
    }
    return table;
  }
}
