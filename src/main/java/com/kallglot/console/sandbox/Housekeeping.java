package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.live.LiveSessions;
import com.kallglot.console.sandbox.ordering.OrderDesk;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends sessions that had neither a call nor a stream for half an hour, decides about pending
/// orders, forgets answers after a day and SIP passwords after their overlap.
final class Housekeeping implements AutoCloseable {
  /// After so much inactivity a session ends by itself (documented).
  static final Duration LONGEST_IDLE = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final long PERIOD_SECONDS = 5;

  private final Store store;
  private final Clock clock;
  private final OrderDesk orders;
  private final Legs legs;
  private final LiveSessions live;
  private final ScheduledExecutorService thread;

  Housekeeping(Store store, Clock clock, OrderDesk orders, Legs legs, LiveSessions live) {
    this.legs = legs;
    this.live = live;
    this.orders = orders;
    this.store = store;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("sandbox-housekeeping").daemon().factory());
  }

  void begin() {
    var _ =
        thread.scheduleWithFixedDelay(
            this::tidyOrLog, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /// A failure now must not end all that comes later.
  private void tidyOrLog() {
    try {
      tidy();
    } catch (RuntimeException e) {
      LOG.error("Ending what has run out failed", e);
    }
  }

  /// A session ends at the moment its time ran out, whenever that is noticed.
  void tidy() {
    orders.settle();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant limit = now.minus(LONGEST_IDLE);
    store.<Boolean, RuntimeException>write(records -> {
      for (Kept session : records.sessions().idleSince(limit)) {
        if (!isInUse(session.id())) {
          records.sessions().end(session.id(), session.touchedAt().plus(LONGEST_IDLE));
        }
      }
      records.firstSuccesses().forgetOld(now);
      records.sipAccounts().forgetOld(now);
      return true;
    });
  }

  private boolean isInUse(String sessionId) {
    return live.isConnected(sessionId) || !legs.liveOf(sessionId).isEmpty();
  }

  @Override
  public void close() {
    thread.close();
  }
}
