package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.ProviderConnection.Credentials;
import com.kallglot.console.telephony.ProviderConnection.Status;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Customers' own provider accounts and the numbers in them.
public final class Connections {
  private final Connection connection;

  Connections(Connection connection) {
    this.connection = connection;
  }

  private static ProviderConnection providerConnection(ResultSet row) throws SQLException {
    return new ProviderConnection(
        row.getString("id"),
        Sql.word(row, "provider", Provider.class),
        row.getString("label"),
        Sql.word(row, "status", Status.class),
        row.getBoolean("is_default"),
        Sql.number(row, "default_caller_id"),
        new Credentials(
            Sql.text(row, "account_sid"),
            Sql.text(row, "auth_token_last4"),
            Sql.text(row, "api_key_last4")),
        Sql.timeOrNull(row, "last_verified_at"),
        Sql.text(row, "last_error"),
        Sql.time(row, "created_at"),
        Revisions.etag(row.getLong("revision")));
  }

  /// Newest first. Where `startingAfter` names no connection, nothing is found.
  public List<ProviderConnection> list(String organization, Selection selection)
      throws SQLException {
    return Sql.all(
        connection,
        """
        SELECT * FROM provider_connection
        WHERE organization = ?1
          AND (?2 IS NULL OR (created_at, seq) < (SELECT created_at, seq FROM provider_connection
                                                  WHERE organization = ?1 AND id = ?2))
        ORDER BY created_at DESC, seq DESC LIMIT ?3
        """,
        Connections::providerConnection,
        organization,
        selection.startingAfter(),
        selection.limit());
  }

  public Optional<ProviderConnection> withId(String organization, String id) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM provider_connection WHERE organization = ? AND id = ?",
        Connections::providerConnection,
        organization,
        id);
  }

  public Optional<ProviderConnection> defaultOf(String organization) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM provider_connection WHERE organization = ? AND is_default = 1",
        Connections::providerConnection,
        organization);
  }

  /// Adds a connection; its etag is made here, whatever it says.
  public void add(String organization, ProviderConnection added, @Nullable String sealedSecret)
      throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO provider_connection (organization, id, provider, label, status, is_default,
          default_caller_id, account_sid, auth_token_last4, api_key_last4, last_verified_at,
          last_error, created_at, revision, sealed_secret)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        organization,
        added.id(),
        added.provider(),
        added.label(),
        added.status(),
        added.isDefault(),
        added.defaultCallerId(),
        added.credentials().accountSid(),
        added.credentials().authTokenLast4(),
        added.credentials().apiKeyLast4(),
        added.lastVerifiedAt(),
        added.lastError(),
        added.createdAt(),
        Revisions.next(connection),
        sealedSecret);
  }

  public void edit(
      String organization, String id, String label, Status status, @Nullable E164 callerId)
      throws SQLException {
    Sql.run(
        connection,
        "UPDATE provider_connection SET label = ?, status = ?, default_caller_id = ?, revision = ?"
            + " WHERE organization = ? AND id = ?",
        label,
        status,
        callerId,
        Revisions.next(connection),
        organization,
        id);
  }

  /// Its numbers and its secret go with it.
  public void delete(String organization, String id) throws SQLException {
    Sql.run(
        connection,
        "DELETE FROM provider_connection WHERE organization = ? AND id = ?",
        organization,
        id);
  }

  /// Takes the default from whichever connection has it.
  public void takeDefault(String organization) throws SQLException {
    Sql.run(
        connection,
        "UPDATE provider_connection SET is_default = 0, revision = ?"
            + " WHERE organization = ? AND is_default = 1",
        Revisions.next(connection),
        organization);
  }

  /// Moves the default to `id`, in the same transaction away from where it was.
  public void makeDefault(String organization, String id) throws SQLException {
    takeDefault(organization);
    Sql.run(
        connection,
        "UPDATE provider_connection SET is_default = 1, revision = ?"
            + " WHERE organization = ? AND id = ?",
        Revisions.next(connection),
        organization,
        id);
  }

  /// The first number of the connection on which no session waits.
  public Optional<E164> freeNumber(String organization, String id) throws SQLException {
    return Sql.first(
        connection,
        """
        SELECT n.phone_number FROM connection_number n
        WHERE n.organization = ?1 AND n.connection = ?2 AND NOT EXISTS
          (SELECT 1 FROM session s WHERE s.organization = ?1 AND s.phone_number = n.phone_number
             AND s.status = 'created')
        ORDER BY n.position LIMIT 1
        """,
        row -> new E164(row.getString("phone_number")),
        organization,
        id);
  }

  /// Whether the number is in anybody's provider account.
  public boolean anywhere(E164 number) throws SQLException {
    return Sql.first(
            connection,
            "SELECT 1 FROM connection_number WHERE phone_number = ?",
            row -> true,
            number)
        .isPresent();
  }

  public void removeAll(String organization) throws SQLException {
    Sql.run(connection, "DELETE FROM provider_connection WHERE organization = ?", organization);
  }
}
