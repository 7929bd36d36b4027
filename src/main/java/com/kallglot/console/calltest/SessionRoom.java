package com.kallglot.console.calltest;

import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.client.PlatformClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps a run within the number of sessions that a platform lets an organization have. The number
/// is learnt from `concurrent_session_limit`: the case that met it waits until another case of the
/// run has ended and is then tested as if it were asked for the first time, and from then on no
/// more are under way than were. Where no other case is, the sessions are somebody else's, and it
/// is looked again for a while.
final class SessionRoom {
  /// How long somebody else's sessions are waited for, and how long between two looks.
  static final Duration USUAL_WAIT = Duration.ofSeconds(60);

  static final Duration USUAL_PAUSE = Duration.ofSeconds(5);

  private static final String LIMIT = "concurrent_session_limit";

  private final Duration longestWait;
  private final Duration pause;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<PlatformClient, Room> rooms = new HashMap<>();

  SessionRoom(Duration longestWait, Duration pause) {
    this.longestWait = longestWait;
    this.pause = pause;
  }

  /// What is known of one platform.
  private static final class Room {
    private int underWay;
    private long ended;
    private int most = Integer.MAX_VALUE;
  }

  /// The report of a test that found room, or of the last try to find some.
  CallReport test(TestCase test, CaseTester tester) throws InterruptedException {
    PlatformClient platform = test.site().platform();
    Duration waited = Duration.ZERO;
    while (true) {
      long endedBefore = enter(platform);
      CallReport report;
      try {
        report = tester.test(test);
      } finally {
        leave(platform);
      }
      if (!isFull(report)) {
        return report;
      }
      if (isWorthAnother(platform, endedBefore)) {
        continue;
      }
      if (waited.compareTo(longestWait) >= 0) {
        return report;
      }
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      waited = waited.plus(pause);
    }
  }

  private static boolean isFull(CallReport report) {
    return report.actual() != null && LIMIT.equals(report.actual().code());
  }

  /// @return how many cases had ended by then
  private long enter(PlatformClient platform) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Room room = room(platform);
      while (room.underWay >= room.most) {
        changed.await();
      }
      room.underWay++;
      return room.ended;
    } finally {
      lock.unlock();
    }
  }

  private void leave(PlatformClient platform) {
    lock.lock();
    try {
      Room room = room(platform);
      room.underWay--;
      room.ended++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Lets no more be under way than are now. False where no other case is, nor has ended since:
  /// then no session of this run is in the way.
  private boolean isWorthAnother(PlatformClient platform, long endedBefore) {
    lock.lock();
    try {
      Room room = room(platform);
      room.most = Math.max(1, Math.min(room.most, room.underWay));
      return room.underWay > 0 || room.ended > endedBefore + 1;
    } finally {
      lock.unlock();
    }
  }

  private Room room(PlatformClient platform) {
    return rooms.computeIfAbsent(platform, _ -> new Room());
  }
}
