package com.kallglot.console.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// A window that is closed waits for what was typed last, and for nothing else.
class KeepingTest {
  @Test
  void whatIsKeptIsWaitedForAndWhatIsReadIsInterrupted() throws Exception {
    var begun = new CountDownLatch(2);
    var closing = new CountDownLatch(1);
    var kept = new AtomicReference<String>("nothing");
    var read = new AtomicReference<String>("nothing");
    var background = Background.of(Executors.newVirtualThreadPerTaskExecutor(), Runnable::run);
    background.keep(
        () -> {
          begun.countDown();
          closing.await();
          return "what was typed";
        },
        kept::set,
        problem -> kept.set(problem.toString()));
    background.run(
        () -> {
          begun.countDown();
          new CountDownLatch(1).await();
          return "an answer";
        },
        read::set,
        problem -> read.set(problem.getClass().getSimpleName()));
    begun.await();
    Thread closes = Thread.ofVirtual().start(background::close);
    while (closes.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    closing.countDown();
    closes.join();
    assertThat(kept.get()).isEqualTo("what was typed");
    assertThat(read.get()).isEqualTo("InterruptedException");
  }
}
