package com.kallglot.console.sandbox.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;

/// Brings a store to the form this program knows, by the numbered scripts in `/db/sandbox`; the
/// number of the last one is the file's `user_version`.
final class Migrations {
  private Migrations() {}

  static void apply(Connection connection) throws SQLException {
    int version = version(connection);
    int newest = 0;
    for (Optional<String> script = script(1); script.isPresent(); script = script(newest + 1)) {
      newest++;
      if (newest > version) {
        run(connection, script.get(), newest);
      }
    }
    if (version > newest) {
      throw new SQLException(
          "the store is of version %d, this program knows %d: it was written by a newer program"
              .formatted(version, newest));
    }
  }

  private static void run(Connection connection, String script, int number) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(script);
      statement.executeUpdate("PRAGMA user_version = " + number);
    }
    connection.commit();
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static Optional<String> script(int number) throws SQLException {
    String name = String.format(Locale.ROOT, "/db/sandbox/%04d.sql", number);
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new SQLException("Reading the migration " + name, e);
    }
  }
}
