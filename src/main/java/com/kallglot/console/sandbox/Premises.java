package com.kallglot.console.sandbox;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.sandbox.CallDesk.SipCredential.Holder;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.kallglot.console.sandbox.SandboxException.StoreUnusable;
import com.kallglot.console.sandbox.SandboxOptions.Beginning;
import com.kallglot.console.sandbox.http.Keys;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Organizations.Organization;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.SipAccess.Account;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.sandbox.store.StoreException;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A sandbox's data folder, opened: owned, seeded, and cleared of what a killed sandbox left.
record Premises(DataFolder folder, Store store, Credentials credentials) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Premises.class);
  private static final String DATABASE = "sandbox.db";
  private static final List<String> EVERYTHING =
      List.of(EndpointFile.NAME, DATABASE + "-wal", DATABASE + "-shm", DATABASE, Credentials.NAME);
  private static final Set<String> SCOPES =
      Set.of(
          "sessions:read",
          "sessions:write",
          "telephony:read",
          "telephony:write",
          "numbers:purchase",
          "sip:secrets");

  static Premises open(SandboxOptions options) throws SandboxException {
    DataFolder folder = DataFolder.own(options.dataFolder());
    try {
      return open(folder, options);
    } catch (IOException | SQLException | UnreadableJsonException | StoreException e) {
      release(folder);
      throw new StoreUnusable(options.dataFolder(), e);
    } catch (SandboxException | RuntimeException e) {
      release(folder);
      throw e;
    }
  }

  private static Premises open(DataFolder folder, SandboxOptions options)
      throws IOException, SQLException, UnreadableJsonException, SandboxException {
    boolean isNew = options.beginning() == Beginning.RESET || !Files.exists(folder.file(DATABASE));
    folder.delete(isNew ? EVERYTHING : List.of(EndpointFile.NAME));
    List<Seed> seeds =
        Seed.all(new Ids(options.clock(), new SecureRandom())::next, now(options.clock()));
    // Before the database knows their digests: a crash in between leaves a database without
    // organizations, and these secrets are taken for it.
    if (!Files.exists(folder.file(Credentials.NAME)) && isNew) {
      folder.write(Credentials.NAME, Json.write(Credentials.random(seeds)));
    }
    Credentials credentials = credentials(folder);
    folder.create(DATABASE);
    Store store = Store.open(folder.file(DATABASE));
    try {
      prepare(store, seeds, credentials, options);
      return new Premises(folder, store, credentials);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static void prepare(
      Store store, List<Seed> seeds, Credentials credentials, SandboxOptions options) {
    Instant now = now(options.clock());
    store.<Boolean, RuntimeException>write(records -> {
      if (records.organizations().all().isEmpty()) {
        seed(records, seeds, credentials);
      }
      endLostCalls(records, now);
      if (options.beginning() == Beginning.CONTINUE_WITHOUT_WAITING_SESSIONS) {
        for (Kept waiting : records.sessions().idleSince(now.plusMillis(1))) {
          records.sessions().end(waiting.id(), now);
        }
      }
      return true;
    });
  }

  private static Credentials credentials(DataFolder folder)
      throws IOException, UnreadableJsonException, SandboxException {
    if (!Files.exists(folder.file(Credentials.NAME))) {
      throw new StoreUnusable(folder.path(), Credentials.NAME + " is missing");
    }
    String text = Files.readString(folder.file(Credentials.NAME));
    return Json.read(text, TypeToken.get(Credentials.class));
  }

  /// No call outlives its process: the sessions of those that were up have ended.
  private static void endLostCalls(Records records, Instant now) throws SQLException {
    for (Kept session : records.sessions().active()) {
      records.sessions().end(session.id(), now);
    }
  }

  private static void seed(Records records, List<Seed> seeds, Credentials credentials)
      throws SQLException {
    for (Seed seed : seeds) {
      String name = seed.organization();
      OrganizationAccess access =
          credentials.organizations().stream()
              .filter(candidate -> candidate.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new SQLException(Credentials.NAME + " has nothing about " + name));
      records.organizations().add(new Organization(name, true, 100_000, 2_000, 100_000, 0));
      records.organizations().addKey(Keys.sha256(access.apiKey().reveal()), name, SCOPES);
      for (PhoneNumber number : seed.numbers()) {
        records.numbers().add(name, number);
      }
      for (Seed.Account account : seed.accounts()) {
        records.connections().add(name, account.connection(), account.numbers());
      }
      records.sip().put(name, access.sipUsername(), seed.sip());
      records
          .sip()
          .addAccount(
              account(name, access.sipUsername(), access.sipPassword(), Holder.SIP_SETTINGS));
      EndpointFile.TestLine line = access.testLine();
      records.sip().addAccount(account(name, line.username(), line.password(), Holder.TEST_LINE));
    }
  }

  private static Account account(
      String organization, String username, Secret password, Holder holder) {
    String text = username + ":" + Seed.DOMAIN + ":" + password.reveal();
    return new Account(
        username,
        Seed.DOMAIN,
        organization,
        holder.name(),
        digest("MD5", text),
        digest("SHA-256", text));
  }

  /// HA1 of RFC 7616 §3.4.2.
  private static String digest(String algorithm, String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has " + algorithm, e);
    }
  }

  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    store.close();
    try {
      folder.delete(List.of(EndpointFile.NAME));
    } catch (IOException e) {
      LOG.warn("The endpoint file in {} could not be deleted", folder.path(), e);
    }
    release(folder);
  }

  private static void release(DataFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      LOG.warn("The lock on {} could not be given back", folder.path(), e);
    }
  }
}
