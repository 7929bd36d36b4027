package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Keeps the events of one call and lets a test wait for one of them. The engine's thread is held
/// up only for the moment it takes to note an event.
final class CallWatch implements CallListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<CallEvent> events = new ArrayList<>();

  @Override
  public void on(CallEvent event) {
    lock.lock();
    try {
      events.add(event);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// The events so far, in order.
  List<CallEvent> events() {
    lock.lock();
    try {
      return List.copyOf(events);
    } finally {
      lock.unlock();
    }
  }

  boolean isOver() {
    return has(CallEvent.Ended.class);
  }

  boolean isAnswered() {
    return has(CallEvent.Answered.class);
  }

  /// How long the call went on after a moment, which is zero where it had ended before.
  Duration lasted(long sinceNanos) {
    long end =
        events().stream()
            .filter(CallEvent.Ended.class::isInstance)
            .map(event -> ((CallEvent.Ended) event).atNanos())
            .findFirst()
            .orElseGet(System::nanoTime);
    return Duration.ofNanos(Math.max(0, end - sinceNanos));
  }

  /// Whether sound came before the answer.
  boolean hadEarlyMedia() {
    List<CallEvent> seen = events();
    for (CallEvent event : seen) {
      if (event instanceof CallEvent.FirstMedia) {
        return true;
      }
      if (event instanceof CallEvent.Answered) {
        return false;
      }
    }
    return false;
  }

  boolean has(Class<? extends CallEvent> kind) {
    return events().stream().anyMatch(kind::isInstance);
  }

  /// The digits heard so far.
  String digits() {
    var heard = new StringBuilder();
    for (CallEvent event : events()) {
      if (event instanceof CallEvent.Digit digit) {
        heard.append(digit.digit());
      }
    }
    return heard.toString();
  }

  /// Waits until the call is answered or over; false where neither came within `limit`.
  boolean awaitAnswerOrEnd(Duration limit) throws InterruptedException {
    return await(limit, seen -> contains(seen, CallEvent.Answered.class));
  }

  /// Waits until any response came: a provisional one counts, 100 too.
  boolean awaitAnyResponse(Duration limit) throws InterruptedException {
    return await(
        limit,
        seen ->
            contains(seen, CallEvent.Provisional.class)
                || contains(seen, CallEvent.Challenged.class)
                || contains(seen, CallEvent.Answered.class));
  }

  /// Waits until media runs or the call is over.
  boolean awaitMedia(Duration limit) throws InterruptedException {
    return await(limit, seen -> contains(seen, CallEvent.MediaStarted.class));
  }

  /// Waits until `count` digits were heard or the call is over.
  boolean awaitDigits(int count, Duration limit) throws InterruptedException {
    return await(
        limit, seen -> seen.stream().filter(CallEvent.Digit.class::isInstance).count() >= count);
  }

  /// Waits until the call is over; false where it is not within `limit`.
  boolean awaitEnd(Duration limit) throws InterruptedException {
    return await(limit, seen -> false);
  }

  /// The end of the call satisfies every wait: nothing follows it.
  private boolean await(Duration limit, Predicate<List<CallEvent>> wanted)
      throws InterruptedException {
    long left = limit.toNanos();
    lock.lockInterruptibly();
    try {
      while (!contains(events, CallEvent.Ended.class) && !wanted.test(events)) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static boolean contains(List<CallEvent> events, Class<? extends CallEvent> kind) {
    return events.stream().anyMatch(kind::isInstance);
  }
}
