package com.kallglot.console.sandbox.edge.stack;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries now and then whether a listener still hears: one whose threads have died or hang looks
/// like any other from inside.
final class Hearing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hearing.class);

  private final String where;
  private final Trial trial;
  private final Clock clock;
  private final Thread thread;
  private volatile @Nullable Instant deafSince;

  /// Whether an answer comes; blocks until that is known.
  @FunctionalInterface
  interface Trial {
    boolean isHeard() throws IOException;
  }

  private Hearing(String where, Trial trial, Duration every, Clock clock) {
    this.where = where;
    this.trial = trial;
    this.clock = clock;
    this.thread = Thread.ofVirtual().name("edge-hearing").unstarted(() -> watch(every));
  }

  /// @param every the pause between two trials
  static Hearing watch(String where, Trial trial, Duration every, Clock clock) {
    Hearing hearing = new Hearing(where, trial, every, clock);
    hearing.thread.start();
    return hearing;
  }

  /// Since when nothing is heard, or empty where it is.
  Optional<Instant> deafSince() {
    return Optional.ofNullable(deafSince);
  }

  private void watch(Duration every) {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(every.toNanos());
        note(attempt());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private boolean attempt() {
    try {
      return trial.isHeard();
    } catch (IOException e) {
      LOG.debug("{} could not be tried", where, e);
      return false;
    }
  }

  private void note(boolean heard) {
    if (!heard && deafSince == null && !thread.isInterrupted()) {
      deafSince = clock.instant();
      LOG.error(
          "{} does not hear: an OPTIONS to itself got no answer. Start the sandbox anew.", where);
    } else if (heard && deafSince != null) {
      deafSince = null;
      LOG.warn("{} hears again", where);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
