package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.ordering.Requirement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Orders of numbers that are not decided yet, and how each organization's are decided.
public final class Orders {
  private final Connection connection;

  Orders(Connection connection) {
    this.connection = connection;
  }

  /// How an organization's orders go.
  ///
  /// @param pending from the order to its decision; zero decides at once
  /// @param rejectionReason told with [Outcome#REJECTED]
  public record Terms(
      Duration pending,
      Outcome outcome,
      String rejectionReason,
      Payment payment,
      Requirement.Status address,
      Requirement.Status identity) {
    public static final Terms STANDARD =
        new Terms(
            Duration.ofSeconds(3),
            Outcome.ACTIVE,
            "The carrier did not accept the order.",
            Payment.ACCEPTED,
            Requirement.Status.MISSING,
            Requirement.Status.MISSING);

    public enum Outcome {
      ACTIVE,
      REJECTED
    }

    public enum Payment {
      ACCEPTED,
      REFUSED
    }
  }

  /// An undecided order whose time has come.
  public record Due(String organization, String numberId, Instant dueAt) {}

  public Terms terms(String organization) throws SQLException {
    return Sql.first(
            connection,
            "SELECT * FROM ordering WHERE organization = ?",
            row ->
                new Terms(
                    Duration.ofMillis(row.getLong("pending_ms")),
                    Sql.word(row, "outcome", Terms.Outcome.class),
                    row.getString("rejection_reason"),
                    Sql.word(row, "payment", Terms.Payment.class),
                    Sql.word(row, "address", Requirement.Status.class),
                    Sql.word(row, "identity", Requirement.Status.class)),
            organization)
        .orElse(Terms.STANDARD);
  }

  public void setTerms(String organization, Terms terms) throws SQLException {
    Sql.run(
        connection,
        "INSERT OR REPLACE INTO ordering VALUES (?, ?, ?, ?, ?, ?, ?)",
        organization,
        terms.pending.toMillis(),
        terms.outcome,
        terms.rejectionReason,
        terms.payment,
        terms.address,
        terms.identity);
  }

  /// Notes when the pending number is to be decided about.
  public void await(String organization, String numberId, Instant dueAt) throws SQLException {
    Sql.run(
        connection,
        "INSERT OR REPLACE INTO number_order VALUES (?, ?, ?)",
        organization,
        numberId,
        dueAt);
  }

  public List<Due> due(Instant now) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM number_order WHERE due_at <= ? ORDER BY due_at",
        row ->
            new Due(
                row.getString("organization"), row.getString("number_id"), Sql.time(row, "due_at")),
        now);
  }

  /// The number waits for nothing any more: it was decided about, or given back.
  public void forget(String organization, String numberId) throws SQLException {
    Sql.run(
        connection,
        "DELETE FROM number_order WHERE organization = ? AND number_id = ?",
        organization,
        numberId);
  }

  public void forgetAll(String organization) throws SQLException {
    Sql.run(connection, "DELETE FROM number_order WHERE organization = ?", organization);
  }
}
