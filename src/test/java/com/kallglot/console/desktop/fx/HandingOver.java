package com.kallglot.console.desktop.fx;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Hands all work over to the test, which does it when and in which order it wants.
public final class HandingOver extends AbstractExecutorService {
  private final Consumer<Runnable> test;

  public HandingOver(Consumer<Runnable> test) {
    this.test = test;
  }

  @Override
  public void execute(Runnable work) {
    test.accept(work);
  }

  @Override
  public void shutdown() {}

  @Override
  public List<Runnable> shutdownNow() {
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return true;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
