package com.kallglot.console.softphone.pjsip.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JitterBufferTest {
  private final JitterBuffer buffer = new JitterBuffer();

  @Test
  void countsOnOverStreamsThatBeginAnew() {
    buffer.seen(3, 40);
    buffer.seen(7, 42);
    buffer.seen(1, 60);
    assertThat(buffer.late(0)).isEqualTo(8);
    assertThat(buffer.delayMs()).isEqualTo(60);
  }

  @Test
  void aDuplicateIsNotLate() {
    buffer.seen(5, 40);
    assertThat(buffer.late(2)).isEqualTo(3);
    assertThat(buffer.late(9)).isZero();
  }

  @Test
  void knowsNoDelayBeforeItIsTold() {
    assertThat(buffer.delayMs()).isNull();
    assertThat(buffer.late(0)).isZero();
  }
}
