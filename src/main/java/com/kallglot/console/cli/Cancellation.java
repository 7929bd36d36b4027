package com.kallglot.console.cli;

import java.util.concurrent.CountDownLatch;

/// Ends a command early, as Ctrl+C does: the command says what is to be done then, and cleans up
/// before it returns.
public final class Cancellation {
  private final CountDownLatch asked = new CountDownLatch(1);
  private Runnable action = () -> {};

  /// What ends the work under way. Run at once where the end was asked for already.
  public void onCancel(Runnable end) {
    synchronized (this) {
      action = end;
    }
    if (isAsked()) {
      end.run();
    }
  }

  /// Asks for the end; returns at once.
  public void cancel() {
    Runnable end;
    synchronized (this) {
      asked.countDown();
      end = action;
    }
    end.run();
  }

  public boolean isAsked() {
    return asked.getCount() == 0;
  }

  /// Waits until somebody asks for the end: what a command does that runs until it is stopped.
  public void await() throws InterruptedException {
    asked.await();
  }
}
