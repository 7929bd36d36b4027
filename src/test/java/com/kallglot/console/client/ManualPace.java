package com.kallglot.console.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A time that passes only in pauses, each over at once, and a chance that a seed decides.
public final class ManualPace implements Patience.Pace {
  private final RandomGenerator random;
  private final Runnable waited;
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  public ManualPace(RandomGenerator random) {
    this(random, () -> {});
  }

  /// @param waited is told of each pause
  public ManualPace(RandomGenerator random, Runnable waited) {
    this.random = random;
    this.waited = waited;
  }

  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  /// Moves on without anybody having waited.
  public synchronized void advance(Duration length) {
    now = now.plus(length);
  }

  @Override
  public synchronized long nanos() {
    return Duration.between(Instant.EPOCH, now).toNanos();
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void pause(Duration length) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(length);
    now = now.plus(length);
    waited.run();
  }

  @Override
  public synchronized double chance() {
    return random.nextDouble();
  }
}
