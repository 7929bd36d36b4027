package com.kallglot.console.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.media.Mos.Concealment;
import com.kallglot.console.media.Mos.Conditions;
import com.kallglot.console.media.Mos.Input;
import com.kallglot.console.media.Mos.Origin;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest(name = "{0} {1} loss {2} % delay {3} ms → {4}")
  @CsvSource({
    "PCMU, PLC,  0,   0, 4.41",
    "PCMU, PLC,  0, 100, 4.41",
    "PCMA, PLC,  0, 300, 3.96",
    "PCMU, PLC,  3,   0, 4.13",
    "pcmu, NONE, 3,   0, 2.79",
  })
  void mosHasItsCheckValues(
      String codec, Concealment concealment, double loss, double delay, double expected) {
    assertThat(Mos.estimate(conditions(codec, concealment, loss, delay, 1)).orElseThrow().mos())
        .isCloseTo(expected, within(0.005));
  }

  @ParameterizedTest
  @CsvSource({"opus", "G722", "GSM", "speex", "L16", "nonsense"})
  void codecsWithoutPublishedImpairmentAreNotRated(String codec) {
    assertThat(Mos.estimate(conditions(codec, Concealment.PLC, 0, 0, 1))).isEmpty();
  }

  @Test
  void mosStaysOnItsScaleWhateverTheLoss() {
    double before = 4.5;
    for (int loss = 0; loss <= 100; loss++) {
      double mos =
          Mos.estimate(conditions("PCMU", Concealment.NONE, loss, 500, 1)).orElseThrow().mos();
      assertThat(mos).isBetween(1.0, before);
      before = mos;
    }
    assertThat(Mos.fromR(120)).isEqualTo(4.5);
    assertThat(Mos.fromR(-5)).isEqualTo(1);
  }

  @Test
  void lossInBurstsIsWorseThanTheSameLossAtRandom() {
    double random = Mos.estimate(conditions("PCMU", Concealment.PLC, 3, 0, 1)).orElseThrow().mos();
    double bursts = Mos.estimate(conditions("PCMU", Concealment.PLC, 3, 0, 4)).orElseThrow().mos();
    assertThat(bursts).isLessThan(random);
  }

  @Test
  void aRatingKeepsWhereItsInputsComeFrom() {
    var conditions =
        new Conditions(
            "PCMU",
            Concealment.PLC,
            new Input(1, Origin.MEASURED),
            new Input(80, Origin.REPORTED),
            new Input(1, Origin.ASSUMED));
    assertThat(Mos.estimate(conditions).orElseThrow().conditions()).isEqualTo(conditions);
  }

  @Test
  void levelsAreRelativeToFullScale() {
    assertThat(Level.rmsDbfs(new Pcm(new short[] {-32768, -32768}, 8000))).isEqualTo(0);
    assertThat(Level.rmsDbfs(Signals.silence(Duration.ofMillis(20), 8000)))
        .isEqualTo(Level.FLOOR_DBFS);
    var second = Duration.ofSeconds(1);
    assertThat(Level.rmsDbfs(Signals.tone(440, second, 48000)))
        .isCloseTo(Signals.TONE_DBFS, within(0.1));
    assertThat(Level.rmsDbfs(Signals.chirp(second, 8000)))
        .isCloseTo(Signals.TONE_DBFS, within(0.1));
    assertThat(Level.rmsDbfs(Signals.speech(7, second, 16000)))
        .isCloseTo(Signals.SPEECH_DBFS, within(0.1));
  }

  @Test
  void jitterOfEvenArrivalIsZeroAndOfUnevenArrivalConverges() {
    var even = new Jitter(8000);
    var uneven = new Jitter(8000);
    for (int i = 0; i < 1000; i++) {
      even.received(i * 20_000_000L, i * 160, Jitter.Content.AUDIO);
      uneven.received(i * 20_000_000L + i % 2 * 5_000_000L, i * 160, Jitter.Content.AUDIO);
    }
    assertThat(even.millis()).isEqualTo(0);
    assertThat(uneven.millis()).isCloseTo(5, within(0.001));
  }

  @Test
  void jitterCountsByTheRtpClockAndNotTheSampleRate() {
    var g722 = new Jitter(8000);
    var opus = new Jitter(48000);
    for (int i = 0; i < 1000; i++) {
      long arrival = i * 20_000_000L + i % 2 * 5_000_000L;
      g722.received(arrival, i * 160, Jitter.Content.AUDIO);
      opus.received(arrival, i * 960, Jitter.Content.AUDIO);
    }
    assertThat(g722.millis()).isCloseTo(5, within(0.001));
    assertThat(opus.millis()).isCloseTo(5, within(0.001));
  }

  @Test
  void digitsComfortNoiseAndTalkSpurtsDoNotEnterTheJitter() {
    var jitter = new Jitter(8000);
    jitter.received(0, 0, Jitter.Content.AUDIO);
    jitter.received(20_000_000, 160, Jitter.Content.AUDIO);
    jitter.received(40_000_000, 160, Jitter.Content.TELEPHONE_EVENT);
    jitter.received(60_000_000, 160, Jitter.Content.TELEPHONE_EVENT);
    jitter.received(61_000_000, 99_999, Jitter.Content.COMFORT_NOISE);
    jitter.received(80_000_000, 640, Jitter.Content.AUDIO);
    jitter.received(500_000_000, 77_777_777, Jitter.Content.TALK_SPURT_START);
    jitter.received(520_000_000, 77_777_937, Jitter.Content.AUDIO);
    assertThat(jitter.millis()).isEqualTo(0);
  }

  @Test
  void jitterSurvivesTheWrapOfTheTimestamp() {
    var jitter = new Jitter(8000);
    for (int i = 0; i < 10; i++) {
      jitter.received(i * 20_000_000L, -800 + i * 160, Jitter.Content.AUDIO);
    }
    assertThat(jitter.millis()).isEqualTo(0);
  }

  private static Conditions conditions(
      String codec, Concealment concealment, double loss, double delay, double burst) {
    return new Conditions(
        codec,
        concealment,
        new Input(loss, Origin.MEASURED),
        new Input(delay, Origin.ASSUMED),
        new Input(burst, Origin.ASSUMED));
  }
}
