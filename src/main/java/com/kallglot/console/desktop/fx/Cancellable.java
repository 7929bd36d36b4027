package com.kallglot.console.desktop.fx;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Work that somebody may give up while it is done: its thread is interrupted, and it ends with a
/// [CancellationException] whatever it made of that.
public final class Cancellable<T> implements Callable<T> {
  private final Callable<T> work;
  private @Nullable Thread at;
  private boolean cancelled;

  public Cancellable(Callable<T> work) {
    this.work = work;
  }

  @Override
  public T call() throws Exception {
    begin();
    try {
      return work.call();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (cancelled) {
      throw new CancellationException();
    }
    at = Thread.currentThread();
  }

  private synchronized void end() {
    at = null;
    if (cancelled) {
      var _ = Thread.interrupted(); // meant for the work, which is over
      throw new CancellationException();
    }
  }

  /// From any thread, at any time.
  public synchronized void cancel() {
    cancelled = true;
    if (at != null) {
      at.interrupt();
    }
  }
}
