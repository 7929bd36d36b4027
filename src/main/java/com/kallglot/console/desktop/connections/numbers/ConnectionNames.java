package com.kallglot.console.desktop.connections.numbers;

import com.kallglot.console.telephony.ProviderConnection;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Connections by their labels, to be chosen from.
final class ConnectionNames extends StringConverter<ProviderConnection> {
  @Override
  public String toString(@Nullable ProviderConnection connection) {
    return connection == null ? "" : connection.label();
  }

  @Override
  public @Nullable ProviderConnection fromString(String label) {
    return null; // it cannot be typed into
  }
}
