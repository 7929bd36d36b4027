package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.fx.Messages;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What the choices of the table are called.
final class ShowWords extends StringConverter<Show> {
  private final Messages messages;

  ShowWords(Messages messages) {
    this.messages = messages;
  }

  @Override
  public String toString(@Nullable Show value) {
    return value == null ? "" : messages.of("numbers.show", value);
  }

  @Override
  public Show fromString(String text) {
    throw new UnsupportedOperationException("Chosen, never typed");
  }
}
