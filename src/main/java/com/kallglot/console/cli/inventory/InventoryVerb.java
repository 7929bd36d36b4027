package com.kallglot.console.cli.inventory;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.cli.setup.ProfileVerb;
import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.settings.Profile;
import java.util.List;

/// A verb of `inventory`: asks no platform.
abstract class InventoryVerb extends ProfileVerb {
  InventoryVerb(Context context) {
    super(context);
  }

  /// The inventory's file, with something in it already.
  final InventoryFile started() throws CommandFailure {
    Profile profile = chosen();
    InventoryFile file = context.services().inventory(profile);
    if (asked(file::read).isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Profile '%s' keeps no inventory. 'inventory start --profile %s' begins one."
              .formatted(profile.name(), profile.name()));
    }
    return file;
  }

  static Inventory now(InventoryFile file) throws CommandFailure {
    return asked(file::read).orElseThrow();
  }

  /// Says what is kept now, and where.
  final Integer done(InventoryFile file, String sentence) throws CommandFailure {
    Inventory now = now(file);
    print(
        Kept.of(file, now),
        () -> List.of(sentence + ". It is " + Inventory.NOTICE + " (" + file.path() + ")."));
    return ExitCode.PASSED.value();
  }
}
