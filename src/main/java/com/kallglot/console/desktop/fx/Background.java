package com.kallglot.console.desktop.fx;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that must not hold up the window: done on a virtual thread, its outcome told on the JavaFX
/// thread. There is no way to begin work without saying what happens when it fails.
public final class Background implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private static final int CLEAN_UP_SECONDS = 8;

  private static final int KEEPING_SECONDS = 2;

  private final ExecutorService work;
  private final Executor screen;
  private final Set<Future<?>> keeping = ConcurrentHashMap.newKeySet();

  private Background(ExecutorService work, Executor screen) {
    this.work = work;
    this.screen = screen;
  }

  /// Work on virtual threads, outcomes on the JavaFX thread.
  public static Background ofThreads() {
    var threads = Thread.ofVirtual().name("background-", 0).factory();
    return new Background(Executors.newThreadPerTaskExecutor(threads), Platform::runLater);
  }

  /// On executors of the caller's, for tests without a toolkit.
  public static Background of(ExecutorService work, Executor screen) {
    return new Background(work, screen);
  }

  /// Does `task` in the background; then either `done` or `failed` on the JavaFX thread.
  public <T> void run(Callable<T> task, Consumer<T> done, Consumer<Exception> failed) {
    begin(told(task, done, failed));
  }

  /// The same with what somebody typed and must not lose: a closed window waits for it.
  public <T> void keep(Callable<T> task, Consumer<T> done, Consumer<Exception> failed) {
    FutureTask<T> future = told(task, done, failed);
    keeping.add(future);
    begin(future);
  }

  private <T> FutureTask<T> told(Callable<T> task, Consumer<T> done, Consumer<Exception> failed) {
    return new FutureTask<T>(task) {
      @Override
      protected void done() {
        forget(this);
        switch (state()) {
          case SUCCESS -> screen.execute(() -> done.accept(resultNow()));
          case FAILED -> screen.execute(() -> told(exceptionNow(), failed));
          case RUNNING, CANCELLED -> LOG.debug("Nothing to tell of {}", this);
        }
      }
    };
  }

  private void begin(FutureTask<?> future) {
    try {
      work.execute(future);
    } catch (RejectedExecutionException e) {
      forget(future);
      LOG.debug("Not begun, for the window is closed", e);
    }
  }

  @SuppressWarnings("ReferenceEquality") // two pieces of work are never equal
  private void forget(Future<?> future) {
    keeping.removeIf(each -> each == future);
  }

  private static void told(Throwable problem, Consumer<Exception> failed) {
    if (problem instanceof Exception exception) {
      failed.accept(exception);
    } else {
      throw new IllegalStateException("Work in the background broke", problem);
    }
  }

  private static void await(Future<?> kept) {
    try {
      var _ = kept.get(KEEPING_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("What was typed last is not kept", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Does `change` on the JavaFX thread, soon.
  public void onScreen(Runnable change) {
    screen.execute(change);
  }

  /// Interrupts what is under way and waits a while for it: calls are hung up, sessions ended.
  @Override
  public void close() {
    work.shutdown();
    keeping.forEach(Background::await);
    work.shutdownNow();
    try {
      if (!work.awaitTermination(CLEAN_UP_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Work in the background did not end within {} s", CLEAN_UP_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
