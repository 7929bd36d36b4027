package com.kallglot.console.cli.inventory;

import com.kallglot.console.cli.Context;
import java.util.List;

/// `inventory` and its verbs.
public final class InventoryCommand {
  private InventoryCommand() {}

  public static List<Object> verbs(Context context) {
    return List.of(
        new StartInventory(context),
        new ShowInventory(context),
        new WriteDown.OfNumber(context),
        new WriteDown.OfConnection(context),
        new WriteDown.OfSip(context),
        new ImportNumbers(context),
        new WriteDown.OfGone(context));
  }
}
