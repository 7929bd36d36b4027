package com.kallglot.console.calltest;

import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the cases of a plan: those that occupy the same number one after another, the others side
/// by side, so that a run lasts as long as its longest chain, and as many as the platform lets have
/// sessions. A case that crashes takes no other with it. Each runner runs one plan.
public final class Runner {
  /// Calls at once where nothing has to be spared.
  public static final int SANDBOX_AT_ONCE = 32;

  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final CaseTester tester;
  private final SessionRoom room;
  private final Semaphore places;
  private final AtomicReference<@Nullable ExecutorService> running = new AtomicReference<>();
  private final Object oneAtATime = new Object();
  private volatile boolean cancelled;

  /// @param atOnce the most cases under way at one moment, 1 or more
  public Runner(CaseTester tester, int atOnce) {
    this(tester, atOnce, new SessionRoom(SessionRoom.USUAL_WAIT, SessionRoom.USUAL_PAUSE));
  }

  Runner(CaseTester tester, int atOnce, SessionRoom room) {
    this.tester = tester;
    this.room = room;
    this.places = new Semaphore(atOnce);
  }

  /// Runs all cases; returns when the last has its verdict and all that was started has ended.
  ///
  /// @throws CancellationException after [#cancel], once everything is cleaned up
  public Run run(TestPlan plan, RunListener listener) throws InterruptedException {
    var bugs = new ConcurrentLinkedQueue<RuntimeException>();
    Map<TestCase, CallReport> reports = Collections.synchronizedMap(new IdentityHashMap<>());
    long began = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      running.set(threads);
      if (cancelled) {
        throw new CancellationException("The run was cancelled before it began");
      }
      awaitAll(begin(chains(plan), threads, test -> reports.put(test, one(test, listener, bugs))));
    }
    if (cancelled) {
      throw new CancellationException("The run was cancelled");
    }
    long duration = Duration.ofNanos(System.nanoTime() - began).toMillis();
    return new Run(plan.cases().stream().map(reports::get).toList(), duration, List.copyOf(bugs));
  }

  /// One case of a chain, which the cancellation of the run interrupts.
  @FunctionalInterface
  private interface Step {
    void take(TestCase test) throws InterruptedException;
  }

  private List<Future<?>> begin(List<List<TestCase>> chains, ExecutorService threads, Step step) {
    List<Future<?>> begun = new ArrayList<>();
    try {
      for (List<TestCase> chain : chains) {
        begun.add(
            threads.submit(() -> {
              for (TestCase test : chain) {
                step.take(test);
              }
              return null;
            }));
      }
    } catch (RejectedExecutionException e) {
      if (!cancelled) {
        throw e;
      }
    }
    return begun;
  }

  /// Ends the run early: calls are hung up, sessions ended, nothing new begun. Returns at once;
  /// [#run] returns when that is done.
  public void cancel() {
    cancelled = true;
    ExecutorService threads = running.get();
    if (threads != null) { // otherwise nothing has begun, and nothing will
      threads.shutdownNow();
    }
  }

  /// The cases in chains: each chain in turn, the chains side by side.
  static List<List<TestCase>> chains(TestPlan plan) {
    Map<String, List<TestCase>> byNumber = new LinkedHashMap<>();
    int alone = 0;
    for (TestCase test : plan.cases()) {
      String key = test.occupies().orElse("alone " + alone++);
      byNumber.computeIfAbsent(key, _ -> new ArrayList<>()).add(test);
    }
    return List.copyOf(byNumber.values());
  }

  private CallReport one(
      TestCase test, RunListener listener, ConcurrentLinkedQueue<RuntimeException> bugs)
      throws InterruptedException {
    places.acquire();
    try {
      tell(() -> listener.started(test));
      CallReport report = room.test(test, tester);
      tell(() -> listener.finished(test, report));
      return report;
    } catch (RuntimeException bug) {
      bugs.add(bug);
      CallReport report = CaseFindings.crashed(test, bug);
      tell(() -> listener.finished(test, report));
      return report;
    } finally {
      places.release();
    }
  }

  /// Whoever watches a run cannot harm it.
  private void tell(Runnable news) {
    synchronized (oneAtATime) {
      try {
        news.run();
      } catch (RuntimeException e) {
        LOG.warn("Whoever watches the run failed", e);
      }
    }
  }

  private void awaitAll(List<Future<?>> chains) throws InterruptedException {
    for (Future<?> chain : chains) {
      try {
        chain.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof InterruptedException)) {
          throw new IllegalStateException("A chain of test calls broke", e.getCause());
        }
      } catch (InterruptedException e) {
        cancel();
        throw e;
      }
    }
  }
}
