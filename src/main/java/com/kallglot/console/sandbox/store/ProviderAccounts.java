package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.ProviderConnection.Credentials;
import com.kallglot.console.telephony.ProviderConnection.Status;
import com.kallglot.console.telephony.account.ConnectionNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts behind connections: their sealed secrets, what trying them found, their numbers.
public final class ProviderAccounts {
  private final Connection connection;

  ProviderAccounts(Connection connection) {
    this.connection = connection;
  }

  /// The secret of the connection's account as it was sealed, or empty where none is kept.
  public Optional<String> sealedSecret(String organization, String id) throws SQLException {
    return Sql.first(
            connection,
            "SELECT sealed_secret FROM provider_connection WHERE organization = ? AND id = ?",
            row -> Optional.ofNullable(row.getString("sealed_secret")),
            organization,
            id)
        .flatMap(secret -> secret);
  }

  /// Replaces the account's credentials.
  ///
  /// @param status what the connection is with them
  public void replace(
      String organization, String id, Credentials shown, String sealedSecret, Status status)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE provider_connection SET account_sid = ?, auth_token_last4 = ?, api_key_last4 = ?,"
            + " sealed_secret = ?, status = ?, last_verified_at = NULL, last_error = NULL,"
            + " revision = ? WHERE organization = ? AND id = ?",
        shown.accountSid(),
        shown.authTokenLast4(),
        shown.apiKeyLast4(),
        sealedSecret,
        status,
        Revisions.next(connection),
        organization,
        id);
  }

  /// Keeps that the provider took the credentials.
  public void valid(String organization, String id, Status status, Instant at) throws SQLException {
    found(organization, id, status, at, null);
  }

  /// Keeps that the provider refused the credentials: that it once took them says nothing any more.
  public void refused(String organization, String id, Status status, String why)
      throws SQLException {
    found(organization, id, status, null, why);
  }

  private void found(
      String organization,
      String id,
      Status status,
      @Nullable Instant verifiedAt,
      @Nullable String error)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE provider_connection SET status = ?, last_verified_at = ?, last_error = ?,"
            + " revision = ? WHERE organization = ? AND id = ?",
        status,
        verifiedAt,
        error,
        Revisions.next(connection),
        organization,
        id);
  }

  /// Keeps why the provider could not be asked, which changes nothing else.
  public void notAsked(String organization, String id, String why) throws SQLException {
    Sql.run(
        connection,
        "UPDATE provider_connection SET last_error = ?, revision = ?"
            + " WHERE organization = ? AND id = ?",
        why,
        Revisions.next(connection),
        organization,
        id);
  }

  /// Replaces the numbers of the account.
  public void putNumbers(String organization, String id, List<ConnectionNumber> numbers)
      throws SQLException {
    Sql.run(
        connection,
        "DELETE FROM connection_number WHERE organization = ? AND connection = ?",
        organization,
        id);
    for (int position = 0; position < numbers.size(); position++) {
      Sql.run(
          connection,
          "INSERT INTO connection_number VALUES (?, ?, ?, ?, ?)",
          organization,
          id,
          position,
          numbers.get(position).phoneNumber(),
          numbers.get(position).label());
    }
  }

  /// In the order in which sessions take them. Where `startingAfter` is none of them, nothing is
  /// found.
  public List<ConnectionNumber> numbers(String organization, String id, Selection selection)
      throws SQLException {
    return Sql.all(
        connection,
        """
        SELECT * FROM connection_number
        WHERE organization = ?1 AND connection = ?2
          AND (?3 IS NULL OR position > (SELECT position FROM connection_number
            WHERE organization = ?1 AND connection = ?2 AND phone_number = ?3))
        ORDER BY position LIMIT ?4
        """,
        row ->
            new ConnectionNumber(new E164(row.getString("phone_number")), Sql.text(row, "label")),
        organization,
        id,
        selection.startingAfter(),
        selection.limit());
  }

  public boolean holds(String organization, String id, String number) throws SQLException {
    return Sql.first(
            connection,
            "SELECT 1 FROM connection_number"
                + " WHERE organization = ? AND connection = ? AND phone_number = ?",
            row -> true,
            organization,
            id,
            number)
        .isPresent();
  }
}
