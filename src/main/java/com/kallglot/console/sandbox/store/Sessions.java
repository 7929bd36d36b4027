package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Session.Status;
import com.kallglot.console.telephony.SessionMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sessions and the numbers they wait on.
public final class Sessions {
  private final Connection connection;

  Sessions(Connection connection) {
    this.connection = connection;
  }

  /// @param provider null where the session has no telephone leg
  /// @param metadata a JSON object as text
  /// @param touchedAt the last sign of life, from which inactivity counts
  public record Kept(
      String id,
      String organization,
      SessionMode mode,
      @Nullable Provider provider,
      @Nullable E164 phoneNumber,
      @Nullable String sourceLanguage,
      @Nullable String targetLanguage,
      boolean recording,
      @Nullable String metadata,
      Status status,
      Instant createdAt,
      Instant tokenExpiresAt,
      Instant touchedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt) {

    /// The same session as it was when it was created.
    public Kept asCreated() {
      return new Kept(
          id,
          organization,
          mode,
          provider,
          phoneNumber,
          sourceLanguage,
          targetLanguage,
          recording,
          metadata,
          Status.CREATED,
          createdAt,
          tokenExpiresAt,
          createdAt,
          null,
          null);
    }
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getString("id"),
        row.getString("organization"),
        Sql.word(row, "mode", SessionMode.class),
        row.getString("provider") == null ? null : Sql.word(row, "provider", Provider.class),
        Sql.number(row, "phone_number"),
        Sql.text(row, "source_language"),
        Sql.text(row, "target_language"),
        row.getBoolean("recording"),
        Sql.text(row, "metadata"),
        Sql.word(row, "status", Status.class),
        Sql.time(row, "created_at"),
        Sql.time(row, "token_expires_at"),
        Sql.time(row, "touched_at"),
        Sql.timeOrNull(row, "started_at"),
        Sql.timeOrNull(row, "ended_at"));
  }

  public void add(Kept session) throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        session.id,
        session.organization,
        session.mode,
        session.provider,
        session.phoneNumber,
        session.sourceLanguage,
        session.targetLanguage,
        session.recording,
        session.metadata,
        session.status,
        session.createdAt,
        session.tokenExpiresAt,
        session.touchedAt,
        session.startedAt,
        session.endedAt);
  }

  /// The session of any organization: ids are unique everywhere.
  public Optional<Kept> withId(String id) throws SQLException {
    return Sql.first(connection, "SELECT * FROM session WHERE id = ?", Sessions::kept, id);
  }

  /// How many have not ended.
  public int open(String organization) throws SQLException {
    return Sql.first(
            connection,
            "SELECT count(*) AS n FROM session WHERE organization = ? AND status <> 'ended'",
            row -> row.getInt("n"),
            organization)
        .orElse(0);
  }

  /// The sessions that wait on a number: at most one for each organization.
  public List<Kept> waitingOn(E164 number) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM session WHERE phone_number = ? AND status = 'created'",
        Sessions::kept,
        number);
  }

  public boolean isAwaited(String organization, E164 number) throws SQLException {
    return waitingOn(number).stream().anyMatch(kept -> kept.organization.equals(organization));
  }

  /// Whether a session of the organization waits on the number or is called by it.
  public boolean uses(String organization, E164 number) throws SQLException {
    return Sql.first(
            connection,
            "SELECT 1 FROM session"
                + " WHERE organization = ? AND phone_number = ? AND status <> 'ended'",
            row -> true,
            organization,
            number)
        .isPresent();
  }

  /// Makes a created session active; any other stays as it is.
  public void start(String id, Instant at) throws SQLException {
    Sql.run(
        connection,
        "UPDATE session SET status = 'active', started_at = ?2, touched_at = ?2"
            + " WHERE id = ?1 AND status = 'created'",
        id,
        at);
  }

  /// Notes a sign of life.
  public void touch(String id, Instant at) throws SQLException {
    Sql.run(
        connection, "UPDATE session SET touched_at = ? WHERE id = ? AND status <> 'ended'", at, id);
  }

  /// Ends a session; one that has ended stays as it is.
  public void end(String id, Instant at) throws SQLException {
    Sql.run(
        connection,
        "UPDATE session SET status = 'ended', ended_at = ? WHERE id = ? AND status <> 'ended'",
        at,
        id);
  }

  public List<Kept> openOf(String organization) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM session WHERE organization = ? AND status <> 'ended'",
        Sessions::kept,
        organization);
  }

  /// Those that have not ended and showed no sign of life since `moment`; a call and a stream show
  /// one when they end.
  public List<Kept> idleSince(Instant moment) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM session WHERE status <> 'ended' AND touched_at < ?",
        Sessions::kept,
        moment);
  }

  public List<Kept> active() throws SQLException {
    return Sql.all(connection, "SELECT * FROM session WHERE status = 'active'", Sessions::kept);
  }
}
