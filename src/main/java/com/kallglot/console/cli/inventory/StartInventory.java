package com.kallglot.console.cli.inventory;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.settings.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `inventory start`.
@Command(
    name = "start",
    description = {
      "Agrees, once, to keep an inventory for a profile.",
      "%nIt is used only where the platform offers no management of numbers, connections and SIP"
          + " settings: routes are then predicted from it, sessions are really created and calls"
          + " really made. Nothing in it is ever saved on the platform. What is kept already stays."
          + "%n"
    },
    footer = {
      "%nExamples:",
      "  kallglot-console inventory start --profile acme",
      "  kallglot-console inventory start --profile acme --over   # the profile has another API"
          + " base"
    })
final class StartInventory extends InventoryVerb {
  @Option(
      names = "--over",
      description =
          "Begin an empty one, and move aside what is kept: for one that describes another API"
              + " base, or cannot be read.")
  private boolean over;

  StartInventory(Context context) {
    super(context);
  }

  @Override
  public Integer call() throws CommandFailure {
    Profile profile = chosen();
    InventoryFile file = context.services().inventory(profile);
    if (over) {
      asked(file::startOver)
          .ifPresent(before -> context.terminal().note("The one before is now " + before + "."));
    } else {
      var _ = asked(file::start);
    }
    return done(file, "Profile '" + profile.name() + "' keeps an inventory");
  }
}
