package com.kallglot.console.desktop.fx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Work in the background of which one piece begins when the one before is done, in the order in
/// which it was asked for. Of the JavaFX thread.
public final class Turns {
  private final Background background;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean working;

  public Turns(Background background) {
    this.background = background;
  }

  /// As [Background#run], in its turn.
  public <T> void run(Callable<T> task, Consumer<T> done, Consumer<Exception> failed) {
    waiting.add(() ->
        background.run(
            task,
            result -> {
              next();
              done.accept(result);
            },
            problem -> {
              next();
              failed.accept(problem);
            }));
    if (!working) {
      next();
    }
  }

  private void next() {
    Runnable piece = waiting.poll();
    working = piece != null;
    if (piece != null) {
      piece.run();
    }
  }
}
