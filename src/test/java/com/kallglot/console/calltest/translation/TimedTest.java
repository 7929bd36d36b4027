package com.kallglot.console.calltest.translation;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import com.kallglot.console.media.Signals;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A part of a sound is the same as it is in the whole, and where it was.
class TimedTest {
  private static final long START = 5_000_000_000L;
  private static final long MILLI = 1_000_000;

  @ParameterizedTest
  @ValueSource(ints = {8000, 16_000, 44_100, 48_000})
  void aPartIsWhatItIsInTheWhole(int rate) {
    Pcm sound = Signals.speech(3, Duration.ofSeconds(3), rate);
    short[] whole = Resampler.to(Timed.RATE, sound).samples();
    var timed = new Timed(sound, START);

    for (long from : new long[] {-50, 0, 40, 1237, 2900}) {
      Timed part = timed.between(START + from * MILLI, START + (from + 300) * MILLI);
      int at = (int) Math.round((part.startNanos() - START) / 125_000.0);
      int count = part.sound().samples().length;
      assertThat(part.startNanos() - START)
          .isBetween(Math.max(0, (from - 11) * MILLI), Math.max(0, from) * MILLI);
      assertThat(part.sound().samples()).isEqualTo(Arrays.copyOfRange(whole, at, at + count));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE / 2, 0, START + 4_000 * MILLI, Long.MAX_VALUE / 2})
  void whatIsNotThereIsLeftOut(long moment) {
    var timed = new Timed(Signals.speech(3, Duration.ofSeconds(3), 16_000), START);
    assertThat(timed.between(moment, moment + MILLI).sound().samples()).isEmpty();
  }
}
