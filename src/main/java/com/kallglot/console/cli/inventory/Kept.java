package com.kallglot.console.cli.inventory;

import com.kallglot.console.organization.inventory.Inventory;
import com.kallglot.console.organization.inventory.InventoryFile;
import java.nio.file.Path;

/// The inventory as JSON shows it.
record Kept(String source, String notice, Path file, Inventory data) {
  static Kept of(InventoryFile file, Inventory now) {
    return new Kept(Inventory.SOURCE, Inventory.NOTICE, file.path(), now);
  }
}
