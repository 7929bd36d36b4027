package com.kallglot.console.sandbox.edge.stack;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.core.CommonLogger;
import gov.nist.javax.sip.stack.SIPStackTimerTask;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LenientTimerTest {
  @BeforeAll
  static void log() {
    CommonLogger.legacyLogger = new FirstLineLogger(); // it would look for log4j
  }

  private final LenientTimer timer = new LenientTimer();
  private final CountDownLatch ran = new CountDownLatch(1);

  private SIPStackTimerTask task() {
    return new SIPStackTimerTask() {
      @Override
      public void runTask() {
        ran.countDown();
      }
    };
  }

  @Test
  void runsWhatComesInTime() throws Exception {
    timer.start(null, new Properties());

    assertThat(timer.schedule(task(), 0)).isTrue();

    assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
    timer.stop();
  }

  @Test
  void refusesWhatComesAfterItsEnd() {
    timer.start(null, new Properties());
    timer.stop();

    SIPStackTimerTask late = task();
    assertThat(timer.schedule(late, 0)).isFalse();
    assertThat(timer.scheduleWithFixedDelay(task(), 0, 1_000)).isFalse();
    assertThat(timer.cancel(late)).isFalse();
  }
}
