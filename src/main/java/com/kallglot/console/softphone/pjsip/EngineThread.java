package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SoftphoneException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread that calls PJSIP: it takes turns at running commands and at handling PJSIP's
/// events, whose callbacks therefore come on it too.
final class EngineThread {
  private static final Logger LOG = LoggerFactory.getLogger(EngineThread.class);

  /// How long a turn waits for the network, and a command for its turn: a compromise between the
  /// delay of a command and waking up for nothing.
  private static final int WAIT_MILLIS = 3;

  /// What the thread is for: set up before the first turn, taken down after the last.
  interface Work {
    void begin() throws SoftphoneException;

    /// Handles what came from the network, waiting for at most so long.
    void handleEvents(int millis);

    void end();
  }

  private record Command(Runnable run, Runnable refuse) {}

  private record Due(long atNanos, Runnable run) {}

  private final Work work;
  private final Thread thread;
  private final CompletableFuture<Void> began = new CompletableFuture<>();
  private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Due> timers =
      new PriorityQueue<>(Comparator.comparingLong(Due::atNanos));
  private final AtomicBoolean accepting = new AtomicBoolean(true);
  private List<Runnable> deletes = new ArrayList<>();
  private boolean stopped;

  EngineThread(Work work) {
    this.work = work;
    this.thread = Thread.ofPlatform().daemon().name("softphone-engine").unstarted(this::run);
  }

  /// Returns when the work has begun.
  void start() throws SoftphoneException {
    thread.start();
    try {
      began.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof SoftphoneException failure
          ? failure
          : new SoftphoneException("Starting the engine", e);
    }
  }

  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /// Runs `command` in the thread's next turn, if there is one.
  void post(Runnable command) {
    post(command, () -> {});
  }

  /// Runs `command` in the thread's next turn; where no turn comes any more, `refusal`, at once or
  /// at the thread's end.
  void post(Runnable command, Runnable refusal) {
    boolean accepted;
    synchronized (accepting) {
      accepted = accepting.get() && commands.add(new Command(command, refusal));
    }
    if (!accepted) {
      refusal.run();
    }
  }

  /// Runs `action` soon; the future tells how it went.
  CompletableFuture<Void> submit(String attempted, NativeFailure.Action action) {
    var done = new CompletableFuture<Void>();
    post(
        () -> {
          try {
            NativeFailure.translate(attempted, action);
            done.complete(null);
          } catch (SoftphoneException e) {
            done.completeExceptionally(e);
          } catch (Error e) {
            done.completeExceptionally(e);
            throw e;
          }
        },
        () -> done.completeExceptionally(closed(attempted)));
    return done;
  }

  /// Runs `operation` and waits for it.
  <T> T call(String attempted, NativeFailure.Operation<T> operation) throws SoftphoneException {
    var result = new CompletableFuture<T>();
    var done = submit(attempted, () -> result.complete(operation.run()));
    try {
      done.join();
      return result.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof SoftphoneException failure
          ? failure
          : new SoftphoneException(attempted, e);
    }
  }

  private static SoftphoneException closed(String attempted) {
    return new SoftphoneException(attempted + ": the engine is closed");
  }

  /// Only on the thread itself: runs `action` when `delay` is over, unless the thread ends before.
  void after(Duration delay, Runnable action) {
    timers.add(new Due(System.nanoTime() + delay.toNanos(), action));
  }

  /// Only on the thread itself: deletes a native object when no callback of it is on the stack.
  void deleteLater(Runnable delete) {
    deletes.add(delete);
  }

  /// Only on the thread itself: the present turn is the last.
  void stop() {
    stopped = true;
  }

  /// Waits for the thread's end, interrupted or not.
  ///
  /// @return false where it did not come in time
  boolean awaitEnd(Duration patience) {
    return await(patience, thread::join);
  }

  /// A wait that an interrupt ends, as those of the JDK are.
  @FunctionalInterface
  interface Wait {
    boolean within(Duration limit) throws InterruptedException;
  }

  /// Waits without letting an interrupt cut the wait short: who closes the engine on a cancelled
  /// thread still needs it gone. The interrupt is kept for whoever comes after.
  ///
  /// @return false where the end did not come in time
  static boolean await(Duration patience, Wait wait) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return wait.within(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try {
      work.begin();
      began.complete(null);
    } catch (SoftphoneException | RuntimeException | Error e) {
      began.completeExceptionally(e);
      refuseCommands();
      return;
    }
    while (!stopped) {
      turn();
    }
    refuseCommands();
    deleteWaiting();
    guarded(work::end);
  }

  private void turn() {
    for (Command next = commands.poll(); next != null; next = commands.poll()) {
      guarded(next.run());
    }
    deleteWaiting();
    runTimers();
    boolean idle = commands.isEmpty() && deletes.isEmpty();
    guarded(() -> work.handleEvents(idle ? WAIT_MILLIS : 0));
    deleteWaiting();
  }

  private void runTimers() {
    while (!timers.isEmpty() && timers.peek().atNanos() - System.nanoTime() <= 0) {
      guarded(timers.remove().run());
    }
  }

  private void deleteWaiting() {
    while (!deletes.isEmpty()) {
      List<Runnable> now = deletes;
      deletes = new ArrayList<>();
      now.forEach(EngineThread::guarded);
    }
  }

  private void refuseCommands() {
    synchronized (accepting) {
      accepting.set(false);
    }
    for (Command next = commands.poll(); next != null; next = commands.poll()) {
      guarded(next.refuse());
    }
  }

  /// A bug in one command must not take the telephone away from all calls, nor leave the Endpoint
  /// without the one thread that may destroy it.
  private static void guarded(Runnable command) {
    try {
      command.run();
    } catch (RuntimeException | Error e) {
      LOG.error("A command of the softphone engine failed", e);
    }
  }
}
