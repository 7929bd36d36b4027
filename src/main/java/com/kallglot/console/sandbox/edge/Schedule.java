package com.kallglot.console.sandbox.edge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happens later and what happens beside: one thread watches the clock, and everything runs on
/// virtual threads of its own, so that a slow desk delays nobody else's call.
final class Schedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("edge-clock").daemon().factory());
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("edge-work-", 0).factory());

  /// The alarms of one call, which end with it. For one thread at a time.
  final class Alarms {
    private final List<Future<?>> set = new ArrayList<>();

    /// Runs `action` after a while, unless everything is closing by then.
    void after(Duration delay, Runnable action) {
      try {
        set.add(clock.schedule(() -> now(action), delay.toNanos(), TimeUnit.NANOSECONDS));
      } catch (RejectedExecutionException closing) {
        LOG.trace("No alarm is set any more");
      }
    }

    void cancel() {
      set.forEach(alarm -> alarm.cancel(false));
      set.clear();
    }
  }

  Alarms alarms() {
    return new Alarms();
  }

  /// Runs `action` on a thread of its own.
  void now(Runnable action) {
    try {
      workers.execute(() -> guarded(action));
    } catch (RejectedExecutionException closing) {
      guarded(action);
    }
  }

  private static void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException bug) {
      LOG.error("A call could not go on", bug);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    workers.close();
  }
}
