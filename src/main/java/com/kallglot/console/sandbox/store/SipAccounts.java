package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Credentials of SIP accounts, as digests: the password itself is nowhere.
public final class SipAccounts {
  private final Connection connection;

  SipAccounts(Connection connection) {
    this.connection = connection;
  }

  /// @param holder `sip_settings` or `test_line`
  public record Account(
      String username,
      String realm,
      String organization,
      String holder,
      String ha1Md5,
      String ha1Sha256) {
    /// The account with this password, of which only the digests stay (RFC 7616 §3.4.2).
    public static Account of(
        String username, String realm, String organization, String holder, Secret password) {
      String text = username + ":" + realm + ":" + password.reveal();
      return new Account(
          username, realm, organization, holder, digest("MD5", text), digest("SHA-256", text));
    }

    private static String digest(String algorithm, String text) {
      try {
        return HexFormat.of()
            .formatHex(
                MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every JDK has " + algorithm, e);
      }
    }

    @Override
    public String toString() {
      return "Account[" + username + "]";
    }
  }

  public void add(Account account) throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO sip_credential VALUES (?, ?, ?, ?, ?, ?)",
        account.username,
        account.realm,
        account.organization,
        account.holder.toLowerCase(Locale.ROOT),
        account.ha1Md5,
        account.ha1Sha256);
  }

  /// The account with its password of today first, then with former ones that are still good; empty
  /// where nobody has the name.
  public List<Account> valid(String username, Instant now) throws SQLException {
    Optional<Account> current = current(username);
    if (current.isEmpty()) {
      return List.of();
    }
    Account account = current.get();
    List<Account> valid = new ArrayList<>(List.of(account));
    valid.addAll(
        Sql.all(
            connection,
            "SELECT * FROM former_sip_credential WHERE username = ? AND valid_until > ?",
            row ->
                new Account(
                    username,
                    account.realm,
                    account.organization,
                    account.holder,
                    row.getString("ha1_md5"),
                    row.getString("ha1_sha256")),
            username,
            now));
    return valid;
  }

  private Optional<Account> current(String username) throws SQLException {
    return Sql.first(
        connection,
        "SELECT * FROM sip_credential WHERE username = ?",
        row ->
            new Account(
                row.getString("username"),
                row.getString("realm"),
                row.getString("organization"),
                row.getString("holder"),
                row.getString("ha1_md5"),
                row.getString("ha1_sha256")),
        username);
  }

  /// Replaces the password; the old one is good until `formerUntil`. Where that is no later than
  /// `now`, every former one ends, too.
  public void rotate(Account to, Instant formerUntil, Instant now) throws SQLException {
    if (formerUntil.isAfter(now)) {
      Sql.run(
          connection,
          "INSERT INTO former_sip_credential"
              + " SELECT username, ha1_md5, ha1_sha256, ? FROM sip_credential WHERE username = ?",
          formerUntil,
          to.username);
    } else {
      Sql.run(connection, "DELETE FROM former_sip_credential WHERE username = ?", to.username);
    }
    Sql.run(
        connection,
        "UPDATE sip_credential SET ha1_md5 = ?, ha1_sha256 = ? WHERE username = ?",
        to.ha1Md5,
        to.ha1Sha256,
        to.username);
  }

  public void forgetOld(Instant now) throws SQLException {
    Sql.run(connection, "DELETE FROM former_sip_credential WHERE valid_until <= ?", now);
  }
}
