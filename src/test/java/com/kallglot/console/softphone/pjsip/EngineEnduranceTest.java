package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Echo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.pjsip.pjsua2.RtpTap;

/// A thousand calls, two hundred at a time, and what they leave behind in the process: nothing.
@Tag("native")
@Tag("long")
@Tag("timed")
class EngineEnduranceTest {
  private static final int CALLS = 1000;
  private static final int AT_ONCE = 200;

  /// 4 KiB a call: less than the smallest thing the engine keeps for one.
  private static final long GROWTH_KB = 4 * 1024;

  /// PJSIP keeps a finished transaction for 64 × T1 (RFC 3261 §17.2.2, timer J).
  private static final Duration TRANSACTIONS_END = Duration.ofSeconds(34);

  /// Answers and forgets: what a test keeps is not what the engine leaves.
  private static final LineListener ECHO =
      new LineListener() {
        @Override
        public void registered(int code, String reason) {}

        @Override
        public CallListener incoming(CallHandle call, IncomingCall details) {
          var _ = call.answer(new Echo(), SoundCapture.NONE);
          return event -> {};
        }
      };

  @Test
  void aThousandCallsLeaveNothingBehind(TestReporter reporter) throws Exception {
    List<ProcessFigures> figures = new ArrayList<>();
    try (var softphone = PjsipSoftphone.start()) {
      Line bob = softphone.open(SoftphoneAccounts.plain("bob"), ECHO);
      Line alice = softphone.open(SoftphoneAccounts.plain("alice"), LineListener.NONE);
      for (int round = 0; round < 3; round++) {
        long start = System.nanoTime();
        CallBurst.of(alice, bob, CALLS, AT_ONCE);
        long calling = System.nanoTime() - start;
        awaitTransactions();
        figures.add(ProcessFigures.now());
        reporter.publishEntry(
            CALLS + " calls, " + AT_ONCE + " at once",
            Duration.ofNanos(calling).toMillis() + " ms, then " + figures.getLast());
      }
    }
    ProcessFigures warm = figures.get(1);
    ProcessFigures end = figures.getLast();
    assertThat(end.allocatedKb() - warm.allocatedKb()).as("native KiB").isLessThan(GROWTH_KB);
    assertThat(end.tasks() - warm.tasks()).as("threads").isLessThan(4);
    assertThat(RtpTap.live()).as("rings of the RTP tap").isZero();
    assertThat(ProcessFigures.engineThreads()).isEmpty();
  }

  private static void awaitTransactions() {
    long end = System.nanoTime() + TRANSACTIONS_END.toNanos();
    Await.until(
        TRANSACTIONS_END.multipliedBy(2),
        "the last transaction is forgotten",
        () -> System.nanoTime() - end > 0);
  }
}
