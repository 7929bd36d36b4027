package com.kallglot.console.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MicrophoneTest {
  private static final long MILLI = 1_000_000;

  @Test
  void goesOnFromNowAfterAStandstillSoThatAPlaceStaysAMoment() {
    assertThat(Microphone.after(7, 0)).isEqualTo(7);
    assertThat(Microphone.after(7, 900 * MILLI)).as("caught up").isEqualTo(7);
    assertThat(Microphone.after(7, 2_350 * MILLI)).as("23 pieces never said").isEqualTo(30);
  }
}
