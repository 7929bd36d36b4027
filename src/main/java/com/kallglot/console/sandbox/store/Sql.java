package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.E164;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Statements with values bound by their Java type: times as milliseconds, enums in lower case.
final class Sql {
  /// Reads one row; the cursor stands on it.
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /// Returns how many rows were changed.
  static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  static <T> List<T> all(
      Connection connection, String sql, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reader.read(rows));
        }
      }
      return found;
    }
  }

  static <T> Optional<T> first(
      Connection connection, String sql, Reader<T> reader, @Nullable Object... values)
      throws SQLException {
    return all(connection, sql, reader, values).stream().findFirst();
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int at = 0; at < values.length; at++) {
      statement.setObject(at + 1, stored(values[at]));
    }
  }

  private static @Nullable Object stored(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Instant time -> time.toEpochMilli();
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case E164 number -> number.value();
      case Boolean truth -> truth ? 1 : 0;
      default -> value;
    };
  }

  static Instant time(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  static @Nullable String text(ResultSet row, String column) throws SQLException {
    return row.getString(column);
  }

  static @Nullable E164 number(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new E164(text);
  }

  static <E extends Enum<E>> E word(ResultSet row, String column, Class<E> type)
      throws SQLException {
    return Enum.valueOf(type, row.getString(column).toUpperCase(Locale.ROOT));
  }
}
