package com.kallglot.console.desktop.fx;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Shows a value by its name in a list to choose from; nothing is typed.
public final class Named<T> extends StringConverter<T> {
  private final Function<T, String> names;

  public Named(Function<T, String> names) {
    this.names = names;
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? "" : names.apply(value);
  }

  @Override
  public T fromString(String text) {
    throw new UnsupportedOperationException("Chosen, not typed: " + text);
  }
}
