package com.kallglot.console.calltest.translation;

import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.stream.StreamListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the events of a stream, all but its sound, and lets a test wait for one of them.
public final class StreamLog implements StreamListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<StreamEvent> events = new ArrayList<>();
  private boolean sounded;

  @Override
  public void on(StreamEvent event) {
    lock.lock();
    try {
      if (event instanceof StreamEvent.Sound) {
        if (sounded) {
          return;
        }
        sounded = true;
      }
      events.add(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The events of a kind so far; of sound the first alone.
  public <E extends StreamEvent> List<E> of(Class<E> kind) {
    lock.lock();
    try {
      return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    } finally {
      lock.unlock();
    }
  }

  /// How it ended, if it has.
  public Optional<StreamEvent.Closed> closed() {
    return of(StreamEvent.Closed.class).stream().findFirst();
  }

  /// Waits for `count` events of a kind, or the end of the stream; false where the limit came first
  /// or the stream ended without.
  public boolean await(Class<? extends StreamEvent> kind, int count, Duration limit)
      throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (of(kind).size() < count) {
        if (left <= 0 || closed().isPresent()) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
