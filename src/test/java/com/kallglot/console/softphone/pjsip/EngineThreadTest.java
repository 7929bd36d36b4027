package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The turns of the engine's thread, without an engine.
class EngineThreadTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final AtomicBoolean ended = new AtomicBoolean();
  private final EngineThread thread =
      new EngineThread(
          new EngineThread.Work() {
            @Override
            public void begin() {}

            @Override
            public void handleEvents(int millis) {
              Thread.onSpinWait();
            }

            @Override
            public void end() {
              ended.set(true);
            }
          });

  @BeforeEach
  void start() throws Exception {
    thread.start();
  }

  @AfterEach
  void stop() {
    thread.post(thread::stop);
    assertThat(thread.awaitEnd(LIMIT)).isTrue();
    assertThat(ended).as("the work is taken down by the thread that did it").isTrue();
  }

  @Test
  void goesOnAfterAnErrorAndTellsWhoWaits() throws Exception {
    thread.post(() -> {
      throw new AssertionError("planted");
    });
    CompletableFuture<Void> failed =
        thread.submit(
            "Trying",
            () -> {
              throw new StackOverflowError("planted");
            });

    assertThatThrownBy(failed::join).hasRootCauseInstanceOf(StackOverflowError.class);
    assertThat(thread.call("Working", () -> 42)).isEqualTo(42);
  }

  @Test
  void refusesWhatComesInItsLastTurn() {
    var refused = new CountDownLatch(2);
    thread.post(() ->
        thread.deleteLater(() -> { // after the commands of the turn
          thread.stop();
          thread.post(() -> {}, refused::countDown);
        }));
    Await.until(LIMIT, "what is queued is refused", () -> refused.getCount() == 1);
    thread.post(() -> {}, refused::countDown);
    Await.until(LIMIT, "what comes later is refused", () -> refused.getCount() == 0);
  }
}
