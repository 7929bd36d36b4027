package com.kallglot.console.cli.setup;

import com.kallglot.console.cli.text.Table.Cell;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Values as cells of a table.
public final class Cells {
  private Cells() {}

  public static Cell word(@Nullable Enum<?> value) {
    return value == null || value.name().equals("UNKNOWN") ? Cell.NOTHING : Cell.of(lower(value));
  }

  public static Cell text(@Nullable Object value) {
    return value == null || value.toString().isEmpty() ? Cell.NOTHING : Cell.of(value.toString());
  }

  public static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
