package com.kallglot.console.softphone.pjsip;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread on which listeners are called, one at a time and in order.
final class EventThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventThread.class);
  private static final int PATIENCE_SECONDS = 5;

  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(work -> {
        Thread thread = Thread.ofPlatform().daemon().name("softphone-events").unstarted(work);
        this.thread = thread;
        return thread;
      });
  private volatile @Nullable Thread thread;

  /// Calls a listener soon. After [#close] it is not called any more.
  void post(Runnable notice) {
    try {
      executor.execute(() -> run(notice));
    } catch (RejectedExecutionException e) {
      LOG.debug("Not told to anybody, the engine is closed", e);
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
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A softphone's listener still runs {} s after the end", PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
