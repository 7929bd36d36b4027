package com.kallglot.console.softphone.pjsip;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread on which listeners are called, one at a time and in order.
final class EventThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventThread.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(work -> {
        Thread thread = Thread.ofPlatform().daemon().name("softphone-events").unstarted(work);
        this.thread = thread;
        return thread;
      });
  private volatile @Nullable Thread thread;

  /// Calls a listener soon. After [#close] it is not called any more.
  void post(Runnable notice) {
    if (!accepts(notice)) {
      LOG.debug("Not told to anybody, the engine is closed");
    }
  }

  /// Calls a listener soon; after [#close] at once and on the caller's thread.
  void postOrRun(Runnable notice) {
    if (!accepts(notice)) {
      run(notice);
    }
  }

  private boolean accepts(Runnable notice) {
    try {
      executor.execute(() -> run(notice));
      return true;
    } catch (RejectedExecutionException closed) {
      return false;
    }
  }

  private static void run(Runnable notice) {
    try {
      notice.run();
    } catch (RuntimeException e) {
      LOG.warn("A softphone's listener failed; the call goes on", e);
    }
  }

  /// Returns when all that was posted has been told; called by a listener itself, at once.
  @Override
  public void close() {
    executor.shutdown();
    if (Thread.currentThread() == thread) {
      return;
    }
    boolean told =
        EngineThread.await(
            PATIENCE, limit -> executor.awaitTermination(limit.toNanos(), NANOSECONDS));
    if (!told) {
      LOG.warn("A softphone's listener still runs {} s after the end", PATIENCE.toSeconds());
    }
  }
}
