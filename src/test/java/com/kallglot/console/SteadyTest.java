package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SteadyTest {
  private final AtomicInteger times = new AtomicInteger();

  private static Steady.Watch saw(Duration longest) {
    return new Steady.Watch() {
      @Override
      public long longestNanos() {
        return longest.toNanos();
      }

      @Override
      public void close() {}
    };
  }

  private void wrongAtFirst(int wrong) {
    if (times.incrementAndGet() <= wrong) {
      throw new AssertionError("too late");
    }
  }

  @Test
  void failsAtOnceWhereTheComputerRan() {
    assertThatThrownBy(() -> Steady.judged(() -> saw(Duration.ofMillis(50)), () -> wrongAtFirst(1)))
        .hasMessage("too late");
    assertThat(times).hasValue(1);
  }

  @Test
  void judgesAgainWhereItStoodStill() throws Exception {
    Steady.judged(() -> saw(Duration.ofSeconds(2)), () -> wrongAtFirst(2));
    assertThat(times).hasValue(3);
  }

  @Test
  void failsNeverthelessWhereItIsWrongEveryTime() {
    assertThatThrownBy(() -> Steady.judged(() -> saw(Duration.ofSeconds(2)), () -> wrongAtFirst(9)))
        .hasMessage("too late");
    assertThat(times).hasValue(3);
  }
}
