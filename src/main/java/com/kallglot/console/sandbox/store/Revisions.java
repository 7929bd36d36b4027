package com.kallglot.console.sandbox.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Numbers the changes of management objects. An object's etag is the revision that changed it
/// last; none is given out twice, not even after everything was replaced.
final class Revisions {
  private Revisions() {}

  static long next(Connection connection) throws SQLException {
    return Sql.first(
            connection,
            "UPDATE revision SET last = last + 1 RETURNING last",
            row -> row.getLong("last"))
        .orElseThrow(() -> new SQLException("The table revision has lost its row"));
  }

  static String etag(long revision) {
    return "r" + revision;
  }
}
