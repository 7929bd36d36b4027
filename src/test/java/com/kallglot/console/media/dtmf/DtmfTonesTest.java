package com.kallglot.console.media.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Digits as tones are what a receiver takes for digits.
class DtmfTonesTest {
  private static final String ALL = "0123456789*#ABCD";

  @ParameterizedTest
  @ValueSource(ints = {8_000, 16_000, 48_000})
  void everyDigitIsHeard(int rate) {
    assertThat(DtmfEar.digits(DtmfTones.of(ALL, rate))).isEqualTo(ALL);
  }

  @Test
  void theSameDigitTwiceIsHeardTwice() {
    assertThat(DtmfEar.digits(DtmfTones.of("5005", 8_000))).isEqualTo("5005");
  }

  @Test
  void tonesAndPausesAreLongEnoughForSlowReceivers() {
    Pcm pcm = DtmfTones.of("1", 8_000);
    long loud = 0;
    for (int at = 0; at + 80 <= pcm.samples().length; at += 80) {
      loud += Level.rmsDbfs(pcm.samples(), at, 80) > -20 ? 10 : 0;
    }

    assertThat(loud).isBetween(70L, 100L);
    assertThat(pcm.duration().toMillis() - loud).isGreaterThanOrEqualTo(70);
  }

  @Test
  void nothingElseIsTakenForADigit() {
    assertThat(DtmfEar.digits(Signals.speech(3, Duration.ofSeconds(20), 8_000))).isEmpty();
    assertThat(DtmfEar.digits(Signals.tone(770, Duration.ofSeconds(1), 8_000))).isEmpty();
    Pcm tones = DtmfTones.of("1", 8_000);
    short[] tooShort = Arrays.copyOf(Arrays.copyOf(tones.samples(), 200), 2_000);
    assertThat(DtmfEar.digits(new Pcm(tooShort, 8_000))).isEmpty();
  }

  @Test
  void whatIsNoDigitIsRefusedWithoutTellingWhatWasKeyed() {
    assertThatThrownBy(() -> DtmfTones.of("12x", 8_000)).hasMessage("Digits are 0-9 * # A-D");
  }
}
