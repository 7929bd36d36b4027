package com.kallglot.console.sandbox.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What was answered first to each `Idempotency-Key`, kept for a day.
public final class FirstSuccesses {
  public static final Duration KEPT = Duration.ofHours(24);

  private final Connection connection;

  FirstSuccesses(Connection connection) {
    this.connection = connection;
  }

  /// @param fingerprint of method, path and body
  /// @param subject the id of what the body is made from
  public record FirstSuccess(String fingerprint, int status, String subject) {}

  public Optional<FirstSuccess> of(String organization, String key, Instant now)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM idempotency WHERE organization = ? AND key = ? AND created_at > ?",
        row ->
            new FirstSuccess(
                row.getString("fingerprint"), row.getInt("status"), row.getString("subject")),
        organization,
        key,
        now.minus(KEPT));
  }

  public void keep(String organization, String key, FirstSuccess success, Instant now)
      throws SQLException {
    Sql.run(
        connection,
        "INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?, ?)",
        organization,
        key,
        success.fingerprint,
        success.status,
        success.subject,
        now);
  }

  public void forgetOld(Instant now) throws SQLException {
    Sql.run(connection, "DELETE FROM idempotency WHERE created_at <= ?", now.minus(KEPT));
  }
}
