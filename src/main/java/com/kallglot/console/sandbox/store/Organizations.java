package com.kallglot.console.sandbox.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Customers of the platform: their keys, limits and credits.
public final class Organizations {
  private final Connection connection;

  Organizations(Connection connection) {
    this.connection = connection;
  }

  /// @param requestsPerMinute 1 or more
  /// @param concurrentSessions sessions that have not ended, 0 or more
  public record Organization(
      String name,
      boolean active,
      int requestsPerMinute,
      int concurrentSessions,
      long creditsRemaining,
      long creditsUsed) {}

  /// An organization as found by one of its keys, and what that key may do.
  public record KeyHolder(Organization organization, Set<String> scopes) {
    public KeyHolder {
      scopes = Set.copyOf(scopes);
    }
  }

  private static Organization organization(ResultSet row) throws SQLException {
    return new Organization(
        row.getString("name"),
        row.getBoolean("active"),
        row.getInt("requests_per_minute"),
        row.getInt("concurrent_sessions"),
        row.getLong("credits_remaining"),
        row.getLong("credits_used"));
  }

  public List<Organization> all() throws SQLException {
    return Sql.all(
        connection, "SELECT * FROM organization ORDER BY rowid", Organizations::organization);
  }

  public Optional<Organization> named(String name) throws SQLException {
    return Sql.first(
        connection, "SELECT * FROM organization WHERE name = ?", Organizations::organization, name);
  }

  /// @param sha256 lower-case hex of the key's SHA-256
  public Optional<KeyHolder> holderOf(String sha256) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM api_key JOIN organization ON name = organization WHERE sha256 = ?",
        row -> new KeyHolder(organization(row), Set.of(row.getString("scopes").split(" "))),
        sha256);
  }

  public void add(Organization organization) throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO organization VALUES (?, ?, ?, ?, ?, ?)",
        organization.name,
        organization.active,
        organization.requestsPerMinute,
        organization.concurrentSessions,
        organization.creditsRemaining,
        organization.creditsUsed);
  }

  /// Replaces all but the credits used.
  public void change(Organization to) throws SQLException {
    Sql.run(
        connection,
        "UPDATE organization SET active = ?, requests_per_minute = ?, concurrent_sessions = ?,"
            + " credits_remaining = ? WHERE name = ?",
        to.active,
        to.requestsPerMinute,
        to.concurrentSessions,
        to.creditsRemaining,
        to.name);
  }

  public void addKey(String sha256, String organization, Set<String> scopes) throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO api_key (sha256, organization, scopes) VALUES (?, ?, ?)",
        sha256,
        organization,
        String.join(" ", scopes));
  }

  /// Adds a key whose scopes stay what they are.
  public void addReadOnlyKey(String sha256, String organization, Set<String> scopes)
      throws SQLException {
    addKey(sha256, organization, scopes);
    Sql.run(connection, "UPDATE api_key SET read_only = 1 WHERE sha256 = ?", sha256);
  }

  /// Gives the keys of the organization these scopes, but for the read-only one.
  public void scopeKeys(String organization, Set<String> scopes) throws SQLException {
    Sql.run(
        connection,
        "UPDATE api_key SET scopes = ? WHERE organization = ? AND read_only = 0",
        String.join(" ", scopes),
        organization);
  }

  /// Takes one credit, or returns false where none is left.
  public boolean charge(String organization) throws SQLException {
    return Sql.run(
            connection,
            "UPDATE organization SET credits_remaining = credits_remaining - 1,"
                + " credits_used = credits_used + 1 WHERE name = ? AND credits_remaining > 0",
            organization)
        == 1;
  }
}
