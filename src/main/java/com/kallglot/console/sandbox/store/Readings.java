package com.kallglot.console.sandbox.store;

import java.sql.Connection;
import java.sql.SQLException;

/// How the sandbox reads the three open points of the public text.
public final class Readings {
  private final Connection connection;

  Readings(Connection connection) {
    this.connection = connection;
  }

  /// One choice for each point; the defaults are the public text as it stands.
  public record Reading(
      UnownedNumber unownedNumber, SeveralMethods severalMethods, MissingRouting missingRouting) {

    /// A `phone_number` that is no active number of the organization.
    public enum UnownedNumber {
      REFUSE,
      FALL_TO_DEFAULT
    }

    /// A `routing` that names more than one method.
    public enum SeveralMethods {
      FIRST_APPLIES,
      REJECT
    }

    /// A body without `routing`.
    public enum MissingRouting {
      DEFAULT_ROUTE,
      STREAM_ONLY
    }
  }

  public Reading current() throws SQLException {
    return Sql.first(
            connection,
            "SELECT * FROM reading",
            row ->
                new Reading(
                    Sql.word(row, "unowned_number", Reading.UnownedNumber.class),
                    Sql.word(row, "several_methods", Reading.SeveralMethods.class),
                    Sql.word(row, "missing_routing", Reading.MissingRouting.class)))
        .orElseThrow(() -> new SQLException("The table reading has lost its row"));
  }

  public void change(Reading to) throws SQLException {
    Sql.run(
        connection,
        "UPDATE reading SET unowned_number = ?, several_methods = ?, missing_routing = ?",
        to.unownedNumber(),
        to.severalMethods(),
        to.missingRouting());
  }
}
