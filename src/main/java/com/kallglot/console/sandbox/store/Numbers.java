package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Capabilities;
import com.kallglot.console.telephony.PhoneNumber.NumberType;
import com.kallglot.console.telephony.PhoneNumber.Status;
import com.kallglot.console.telephony.Provider;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Numbers that the platform manages.
public final class Numbers {
  private final Connection connection;

  Numbers(Connection connection) {
    this.connection = connection;
  }

  /// Null is no condition.
  public record Filter(
      @Nullable Status status, @Nullable String country, @Nullable E164 phoneNumber) {}

  /// A number and whose it is.
  public record Owned(String organization, PhoneNumber number) {}

  private static PhoneNumber number(ResultSet row) throws SQLException {
    String amount = row.getString("price_amount");
    return new PhoneNumber(
        row.getString("id"),
        new E164(row.getString("phone_number")),
        row.getString("country"),
        Sql.text(row, "region"),
        Sql.text(row, "locality"),
        Sql.word(row, "number_type", NumberType.class),
        new Capabilities(row.getBoolean("voice"), row.getBoolean("sms")),
        Sql.word(row, "provider", Provider.class),
        Sql.word(row, "status", Status.class),
        Sql.text(row, "rejection_reason"),
        Sql.text(row, "label"),
        amount == null ? null : new Money(new BigDecimal(amount), row.getString("price_currency")),
        Sql.time(row, "created_at"),
        Sql.timeOrNull(row, "released_at"),
        Revisions.etag(row.getLong("revision")));
  }

  /// Newest first. Where `startingAfter` names no number, nothing is found.
  public List<PhoneNumber> list(String organization, Filter filter, Selection selection)
      throws SQLException {
    return Sql.all(
        connection,
        """
        SELECT * FROM phone_number
        WHERE organization = ?1
          AND (?2 IS NULL OR status = ?2)
          AND (?3 IS NULL OR country = ?3)
          AND (?4 IS NULL OR phone_number = ?4)
          AND (?5 IS NULL OR (created_at, seq) < (SELECT created_at, seq FROM phone_number
                                                  WHERE organization = ?1 AND id = ?5))
        ORDER BY created_at DESC, seq DESC LIMIT ?6
        """,
        Numbers::number,
        organization,
        filter.status,
        filter.country,
        filter.phoneNumber,
        selection.startingAfter(),
        selection.limit());
  }

  public Optional<PhoneNumber> withId(String organization, String id) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM phone_number WHERE organization = ? AND id = ?",
        Numbers::number,
        organization,
        id);
  }

  /// The organization's number, unless it was released or never granted.
  public Optional<PhoneNumber> owned(String organization, E164 number) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM phone_number WHERE organization = ? AND phone_number = ?"
            + " AND status NOT IN ('released', 'rejected')",
        Numbers::number,
        organization,
        number);
  }

  /// Everybody who has the number.
  public List<Owned> everywhere(E164 number) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM phone_number WHERE phone_number = ?"
            + " AND status NOT IN ('released', 'rejected') ORDER BY seq",
        row -> new Owned(row.getString("organization"), number(row)),
        number);
  }

  /// Adds a number; its etag is made here, whatever it says.
  public void add(String organization, PhoneNumber number) throws SQLException {
    Money price = number.monthlyPrice();
    Sql.run(
        connection,
        """
        INSERT INTO phone_number (organization, id, phone_number, country, region, locality,
          number_type, voice, sms, provider, status, rejection_reason, label, price_amount,
          price_currency, created_at, released_at, revision)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        organization,
        number.id(),
        number.phoneNumber(),
        number.country(),
        number.region(),
        number.locality(),
        number.numberType(),
        number.capabilities().voice(),
        number.capabilities().sms(),
        number.provider(),
        number.status(),
        number.rejectionReason(),
        number.label(),
        price == null ? null : price.amount().toPlainString(),
        price == null ? null : price.currency(),
        number.createdAt(),
        number.releasedAt(),
        Revisions.next(connection));
  }

  public void edit(String organization, String id, @Nullable String label, Status status)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE phone_number SET label = ?, status = ?, revision = ?"
            + " WHERE organization = ? AND id = ?",
        label,
        status,
        Revisions.next(connection),
        organization,
        id);
  }

  /// Ends the waiting of a pending number.
  ///
  /// @param rejectionReason null where it is granted
  public void decide(String organization, String id, @Nullable String rejectionReason)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE phone_number SET status = ?, rejection_reason = ?, revision = ?"
            + " WHERE organization = ? AND id = ? AND status = 'pending'",
        rejectionReason == null ? Status.ACTIVE : Status.REJECTED,
        rejectionReason,
        Revisions.next(connection),
        organization,
        id);
  }

  public void release(String organization, String id, Instant at) throws SQLException {
    Sql.run(
        connection,
        "UPDATE phone_number SET status = 'released', released_at = ?, revision = ?"
            + " WHERE organization = ? AND id = ?",
        at,
        Revisions.next(connection),
        organization,
        id);
  }

  public void removeAll(String organization) throws SQLException {
    Sql.run(connection, "DELETE FROM phone_number WHERE organization = ?", organization);
  }
}
