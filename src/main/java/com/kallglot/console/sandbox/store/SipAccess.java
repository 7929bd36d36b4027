package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SIP settings and the addresses that called.
public final class SipAccess {
  private static final int RECENT_SOURCES = 50;

  private final Connection connection;

  SipAccess(Connection connection) {
    this.connection = connection;
  }

  /// The settings with no transports and no addresses of the platform: those are of the run, not of
  /// the store.
  public SipSettings settings(String organization) throws SQLException {
    List<Allowlist.Entry> entries = entries(organization);
    List<RecentSource> sources = recentSources(organization);
    return Sql.first(
            connection,
            "SELECT * FROM sip_settings WHERE organization = ?",
            row -> settings(row, entries, sources),
            organization)
        .orElseThrow(() -> new SQLException("No SIP settings of " + organization));
  }

  private static SipSettings settings(
      ResultSet row, List<Allowlist.Entry> entries, List<RecentSource> sources)
      throws SQLException {
    return new SipSettings(
        row.getBoolean("enabled"),
        row.getString("username"),
        row.getString("domain"),
        List.of(),
        new Allowlist(Sql.word(row, "allowlist_mode", Allowlist.Mode.class), entries),
        sources,
        Sql.word(row, "srtp", SrtpPolicy.class),
        Sql.word(row, "srtp_keying", SrtpKeying.class),
        List.of(row.getString("codecs").split(" ")),
        List.of(),
        List.of(),
        null,
        row.getInt("max_concurrent_calls"),
        defaults(row),
        Revisions.etag(row.getLong("revision")));
  }

  private static @Nullable SessionDefaults defaults(ResultSet row) throws SQLException {
    return row.getString("default_mode") == null
        ? null
        : new SessionDefaults(
            Sql.word(row, "default_mode", SessionMode.class),
            Sql.text(row, "default_source"),
            Sql.text(row, "default_target"));
  }

  private List<Allowlist.Entry> entries(String organization) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM allowlist_entry WHERE organization = ? ORDER BY position",
        row ->
            new Allowlist.Entry(
                row.getString("cidr"), Sql.text(row, "label"), Sql.timeOrNull(row, "last_seen_at")),
        organization);
  }

  private List<RecentSource> recentSources(String organization) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM recent_source WHERE organization = ? ORDER BY last_seen_at DESC, address"
            + " LIMIT "
            + RECENT_SOURCES,
        row ->
            new RecentSource(
                row.getString("address"), Sql.time(row, "last_seen_at"), row.getBoolean("allowed")),
        organization);
  }

  /// Whether the organization may call by SIP at all: all that a route asks.
  public boolean enabled(String organization) throws SQLException {
    return Sql.first(
            connection,
            "SELECT enabled FROM sip_settings WHERE organization = ?",
            row -> row.getBoolean("enabled"),
            organization)
        .orElse(false);
  }

  /// Keeps all that can be edited; the etag is made here, whatever it says.
  public void put(String organization, String username, SipSettings settings) throws SQLException {
    SessionDefaults defaults = settings.sessionDefaults();
    Sql.run(
        connection,
        "INSERT OR REPLACE INTO sip_settings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        organization,
        settings.enabled(),
        username,
        settings.domain(),
        settings.allowlist().mode(),
        settings.srtp(),
        settings.srtpKeying(),
        String.join(" ", settings.codecs()),
        settings.maxConcurrentCalls(),
        defaults == null ? null : defaults.mode(),
        defaults == null ? null : defaults.sourceLanguage(),
        defaults == null ? null : defaults.targetLanguage(),
        Revisions.next(connection));
    putEntries(organization, settings.allowlist().entries());
  }

  private void putEntries(String organization, List<Allowlist.Entry> entries) throws SQLException {
    Sql.run(connection, "DELETE FROM allowlist_entry WHERE organization = ?", organization);
    for (int position = 0; position < entries.size(); position++) {
      Allowlist.Entry entry = entries.get(position);
      Sql.run(
          connection,
          "INSERT INTO allowlist_entry VALUES (?, ?, ?, ?, ?)",
          organization,
          position,
          entry.cidr(),
          entry.label(),
          entry.lastSeenAt());
    }
  }

  /// Notes that `address` called.
  ///
  /// @param entry the allowlist's entry that let it in, if one did
  public void seen(
      String organization,
      String address,
      boolean allowed,
      Optional<Allowlist.Entry> entry,
      Instant at)
      throws SQLException {
    Sql.run(
        connection,
        "INSERT OR REPLACE INTO recent_source VALUES (?, ?, ?, ?)",
        organization,
        address,
        at,
        allowed);
    if (entry.isPresent()) {
      Sql.run(
          connection,
          "UPDATE allowlist_entry SET last_seen_at = ? WHERE organization = ? AND cidr = ?",
          at,
          organization,
          entry.get().cidr());
    }
  }
}
