package com.kallglot.console.calltest.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BufferLogTest {
  private static final long SECOND = 1_000_000_000;

  private static double waitedMs(BufferLog log, long seconds) {
    return log.waitedNanos(seconds * SECOND) / 1e6;
  }

  @Test
  void tellsWhatWasWaitedAtAMomentFromMeansOverTheWholeCall() {
    var log = new BufferLog();
    log.note(SECOND, null);
    log.note(2 * SECOND, 40.0);
    log.note(6 * SECOND, 60.0); // 4 s more with 70
    log.note(8 * SECOND, 70.0); // and 2 s more with 100

    assertThat(waitedMs(log, 3)).as("while it grew").isCloseTo(70, within(1.0));
    assertThat(waitedMs(log, 7)).as("grown").isCloseTo(100, within(1.0));
    assertThat(waitedMs(log, 9)).as("after the last note").isCloseTo(100, within(1.0));
  }

  @Test
  void knowsNothingBeforeTheEngineTold() {
    assertThat(new BufferLog().waitedNanos(SECOND)).isZero();
  }
}
