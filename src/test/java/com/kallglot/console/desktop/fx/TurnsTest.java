package com.kallglot.console.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What is asked for last is not done first.
class TurnsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void noPieceOvertakesAnotherAndOneThatFailsHoldsNoneUp() throws Exception {
    var told = new CopyOnWriteArrayList<String>();
    var released = new CountDownLatch(1);
    try (var screen = Executors.newSingleThreadExecutor();
        var background = Background.of(Executors.newVirtualThreadPerTaskExecutor(), screen)) {
      var turns = new Turns(background);
      screen.execute(() -> {
        turns.run(
            () -> {
              released.await();
              return told.add("first done");
            },
            _ -> told.add("first told"),
            _ -> {});
        turns.run(
            () -> {
              throw new IllegalStateException("planted");
            },
            _ -> {},
            problem -> told.add(problem.getMessage()));
        turns.run(() -> told.add("last done"), _ -> told.add("last told"), _ -> {});
        background.run(() -> told.add("beside"), _ -> released.countDown(), _ -> {});
      });
      Await.until(SOON, "all is done", () -> told.contains("last told"));
    }
    assertThat(told).startsWith("beside", "first done");
    assertThat(told)
        .containsSubsequence(List.of("first done", "planted", "last told"))
        .containsSubsequence(List.of("first done", "last done", "last told"));
  }
}
