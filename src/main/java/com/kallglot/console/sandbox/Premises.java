package com.kallglot.console.sandbox;

import com.google.gson.reflect.TypeToken;
import com.kallglot.console.sandbox.SandboxException.StoreUnusable;
import com.kallglot.console.sandbox.SandboxOptions.Beginning;
import com.kallglot.console.sandbox.carrier.CarrierStandIns;
import com.kallglot.console.sandbox.carrier.KeyedRandom;
import com.kallglot.console.sandbox.carrier.Randoms;
import com.kallglot.console.sandbox.setup.Seed;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.sandbox.store.StoreException;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A sandbox's data folder, opened: owned, seeded, and cleared of what a killed sandbox left.
record Premises(DataFolder folder, Store store, Handouts handouts, CarrierStandIns carriers)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Premises.class);
  private static final String DATABASE = "sandbox.db";
  private static final List<String> EVERYTHING =
      List.of(EndpointFile.NAME, DATABASE + "-wal", DATABASE + "-shm", DATABASE, Credentials.NAME);

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
    CarrierStandIns carriers =
        CarrierStandIns.seeded(
            new Randoms(new KeyedRandom(credentials.streamKey(), "provider stand-ins")),
            Seed.DOMAIN);
    folder.create(DATABASE);
    Store store = Store.open(folder.file(DATABASE));
    try {
      prepare(store, records -> new Seeding(records, credentials, carriers).all(seeds), options);
      return new Premises(folder, store, new Handouts(folder, credentials), carriers);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private interface Sowing {
    void in(Records records) throws SQLException;
  }

  private static void prepare(Store store, Sowing sowing, SandboxOptions options) {
    Instant now = now(options.clock());
    store.<Boolean, RuntimeException>write(records -> {
      if (records.organizations().all().isEmpty()) {
        sowing.in(records);
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

  Credentials credentials() {
    return handouts.credentials();
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
