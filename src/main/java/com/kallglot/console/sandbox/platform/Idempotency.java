package com.kallglot.console.sandbox.platform;

import com.kallglot.console.sandbox.http.Call;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Keys;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.store.FirstSuccesses.FirstSuccess;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.sql.SQLException;
import java.time.Clock;
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

  /// What is done inside a transaction.
  @FunctionalInterface
  interface Act<T> {
    T perform(Records records) throws SQLException, Refusal;
  }

  /// What is answered again to the letter: it holds no secret, and may have changed since.
  static <T> Deed<T> asAnswered(int status, Class<T> type, Act<T> act) {
    return new Deed<>() {
      @Override
      public int status() {
        return status;
      }

      @Override
      public T perform(Records records) throws SQLException, Refusal {
        return act.perform(records);
      }

      @Override
      public String subject(T done) {
        return Json.write(done);
      }

      @Override
      public T recall(Records records, String subject) throws SQLException {
        try {
          return Json.read(subject, type);
        } catch (UnreadableJsonException e) {
          throw new SQLException("A first success cannot be read", e);
        }
      }
    };
  }

  /// @throws Refusal by the deed, or because the key was used for something else or is in use
  <T> T once(Call call, Deed<T> deed) throws Refusal {
    return guarded(
        call,
        () -> store.<T, Refusal>write(deed::perform),
        (key, fingerprint) ->
            store.<T, Refusal>write(
                records -> firstOrAgain(records, call, key, fingerprint, deed)));
  }

  /// Like [#once], for a deed that waits for others and so is done before the transaction that
  /// keeps it. A crash in between forgets it.
  <T> T onceOutside(Call call, Deed<T> keeping, Outside<T> deed) throws Refusal {
    return guarded(
        call,
        deed,
        (key, fingerprint) -> {
          Optional<T> again =
              store.<Optional<T>, Refusal>read(
                  records -> again(records, call, key, fingerprint, keeping));
          if (again.isPresent()) {
            return again.get();
          }
          T done = deed.perform();
          return store.<T, Refusal>write(records -> {
            keep(records, call, key, fingerprint, keeping, done);
            return done;
          });
        });
  }

  /// Is done outside of any transaction.
  interface Outside<T> {
    T perform() throws Refusal;
  }

  private interface Keyed<T> {
    T perform(String key, String fingerprint) throws Refusal;
  }

  private <T> T guarded(Call call, Outside<T> withoutKey, Keyed<T> withKey) throws Refusal {
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isEmpty()) {
      return withoutKey.perform();
    }
    if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
      throw Refusal.at(
          "Idempotency-Key", "Idempotency-Key is a text of 1 to " + LONGEST_KEY + " characters.");
    }
    String entry = call.organization().name() + '\n' + key.get();
    if (!running.add(entry)) {
      throw Refusal.until(
          1,
          Code.IDEMPOTENCY_CONFLICT,
          "The first request with this Idempotency-Key still runs. Try again in a second.");
    }
    try {
      return withKey.perform(
          key.get(), Keys.sha256(call.method() + ' ' + call.path() + '\n' + call.text()));
    } finally {
      running.remove(entry);
    }
  }

  private <T> T firstOrAgain(
      Records records, Call call, String key, String fingerprint, Deed<T> deed)
      throws SQLException, Refusal {
    Optional<T> again = again(records, call, key, fingerprint, deed);
    if (again.isPresent()) {
      return again.get();
    }
    T done = deed.perform(records);
    keep(records, call, key, fingerprint, deed, done);
    return done;
  }

  private <T> Optional<T> again(
      Records records, Call call, String key, String fingerprint, Deed<T> deed)
      throws SQLException, Refusal {
    Optional<FirstSuccess> first =
        records.firstSuccesses().of(call.organization().name(), key, clock.instant());
    if (first.isEmpty()) {
      return Optional.empty();
    } else if (!first.get().fingerprint().equals(fingerprint)) {
      throw new Refusal(
          Code.IDEMPOTENCY_MISMATCH,
          "This Idempotency-Key was used for another request. Take a new key for a new request.");
    }
    return Optional.of(deed.recall(records, first.get().subject()));
  }

  private <T> void keep(
      Records records, Call call, String key, String fingerprint, Deed<T> deed, T done)
      throws SQLException {
    FirstSuccess success = new FirstSuccess(fingerprint, deed.status(), deed.subject(done));
    records.firstSuccesses().keep(call.organization().name(), key, success, clock.instant());
  }
}
