package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Keys;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.store.FirstSuccesses.FirstSuccess;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Does what is asked once for each `Idempotency-Key` of an organization. What was done and the
/// memory of it are one transaction, so that a crash keeps both or neither.
final class Idempotency {
  private static final int LONGEST_KEY = 255;

  private final Store store;
  private final Clock clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  Idempotency(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /// What can be done, and recalled as it was when it was first done.
  interface Deed<T> {
    /// The status of success.
    int status();

    T perform(Records records) throws SQLException, Refusal;

    /// By what it is recalled.
    String subject(T done);

    T recall(Records records, String subject) throws SQLException, Refusal;
  }

  /// @throws Refusal by the deed, or because the key was used for something else or is in use
  <T> T once(Call call, Deed<T> deed) throws Refusal {
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isEmpty()) {
      return store.<T, Refusal>write(deed::perform);
    }
    if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
      throw Refusal.at(
          "Idempotency-Key", "Idempotency-Key is a text of 1 to " + LONGEST_KEY + " characters.");
    }
    String organization = call.organization().name();
    String entry = organization + '\n' + key.get();
    if (!running.add(entry)) {
      throw Refusal.until(
          1,
          Code.IDEMPOTENCY_CONFLICT,
          "The first request with this Idempotency-Key still runs. Try again in a second.");
    }
    try {
      String fingerprint = Keys.sha256(call.method() + ' ' + call.path() + '\n' + call.text());
      return store.<T, Refusal>write(
          records -> firstOrAgain(records, organization, key.get(), fingerprint, deed));
    } finally {
      running.remove(entry);
    }
  }

  private <T> T firstOrAgain(
      Records records, String organization, String key, String fingerprint, Deed<T> deed)
      throws SQLException, Refusal {
    Instant now = clock.instant();
    Optional<FirstSuccess> first = records.firstSuccesses().of(organization, key, now);
    if (first.isEmpty()) {
      T done = deed.perform(records);
      FirstSuccess success = new FirstSuccess(fingerprint, deed.status(), deed.subject(done));
      records.firstSuccesses().keep(organization, key, success, now);
      return done;
    } else if (!first.get().fingerprint().equals(fingerprint)) {
      throw new Refusal(
          Code.IDEMPOTENCY_MISMATCH,
          "This Idempotency-Key was used for another request. Take a new key for a new request.");
    }
    return deed.recall(records, first.get().subject());
  }
}
