package com.kallglot.console.cli.inventory;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.organization.inventory.InventoryFile;
import java.util.List;
import picocli.CommandLine.Command;

/// `inventory show`.
@Command(
    name = "show",
    description = "Shows what is kept of a profile, since when, and in which file.",
    footer = {
      "%nExamples:",
      "  kallglot-console inventory show --profile acme",
      "  kallglot-console inventory show --profile acme --json"
    })
final class ShowInventory extends InventoryVerb {
  ShowInventory(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    InventoryFile file = started();
    Inventory now = now(file);
    print(
        Kept.of(file, now),
        () ->
            List.of(
                "platform     " + now.apiBase(),
                "numbers      " + now.numbers().size(),
                "connections  " + now.connections().size(),
                "sip          "
                    + (now.sip().enabled() ? "enabled" : "disabled")
                    + ", "
                    + now.sip().domain(),
                "since        " + now.startedAt(),
                "changed      " + now.changedAt() + " (revision " + now.revision() + ")",
                "file         " + file.path(),
                "",
                "All of it is " + Inventory.NOTICE + "."));
    return ExitCode.PASSED.value();
  }
}
