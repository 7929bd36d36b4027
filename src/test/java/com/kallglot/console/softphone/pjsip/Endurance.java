package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.TestReporter;

/// Rounds of calls, and what each leaves behind in this process.
public final class Endurance {
  /// 4 KiB a call: less than the smallest thing the engine keeps for one.
  public static final long KB_A_CALL = 4;

  /// What the collector leaves of two rounds may differ by this; a call that is kept is more.
  private static final long HEAP_GROWTH_KB = 16 * 1024;

  /// PJSIP keeps a finished transaction for 64 × T1 (RFC 3261 §17.2.2, timer J).
  private static final Duration TRANSACTIONS_END = Duration.ofSeconds(34);

  private final TestReporter reporter;
  private final List<ProcessFigures> figures = new ArrayList<>();

  public Endurance(TestReporter reporter) {
    this.reporter = reporter;
  }

  /// What is done in one round.
  @FunctionalInterface
  public interface Calls {
    void run() throws Exception;
  }

  /// Answers and forgets, as [com.kallglot.console.softphone.Callee] does not: what a test keeps is
  /// not what the engine leaves.
  public record Answering(SoundSource with) implements LineListener {
    @Override
    public void registered(int code, String reason) {}

    @Override
    public CallListener incoming(CallHandle call, IncomingCall details) {
      var _ = call.answer(with, SoundCapture.NONE);
      return event -> {};
    }
  }

  public void round(String what, Calls calls) throws Exception {
    long start = System.nanoTime();
    calls.run();
    long calling = System.nanoTime() - start;
    awaitTransactions();
    figures.add(ProcessFigures.now());
    reporter.publishEntry(
        what, Duration.ofNanos(calling).toMillis() + " ms, then " + figures.getLast());
  }

  private static void awaitTransactions() {
    long end = System.nanoTime() + TRANSACTIONS_END.toNanos();
    Await.until(
        TRANSACTIONS_END.multipliedBy(2),
        "the last transaction is forgotten",
        () -> System.nanoTime() - end > 0);
  }

  /// From the end of the second round on, when everything is loaded.
  public void assertNothingGrew(long nativeKb) {
    ProcessFigures warm = figures.get(1);
    ProcessFigures end = figures.getLast();
    assertThat(end.allocatedKb() - warm.allocatedKb()).as("native KiB").isLessThan(nativeKb);
    assertThat(end.heapKb() - warm.heapKb()).as("heap, KiB").isLessThan(HEAP_GROWTH_KB);
    assertThat(end.tasks() - warm.tasks()).as("threads").isLessThan(4);
    assertThat(end.descriptors() - warm.descriptors()).as("open files and sockets").isLessThan(4);
  }
}
