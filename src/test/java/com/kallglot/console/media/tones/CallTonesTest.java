package com.kallglot.console.media.tones;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tones as they are heard: when they sound, how loud, of which frequencies.
class CallTonesTest {
  private static final int RATE = 16_000;

  /// What is below is silence.
  private static final double QUIET_DBFS = -60;

  @ParameterizedTest
  @CsvSource({
    "+493023125001, 425 425, 1.0 4.0",
    "+12125550100, 440 480, 2.0 4.0",
    "+442079460018, 400 450, 0.4 0.2 0.4 2.0",
    "+353123456789, 400 450, 0.4 0.2 0.4 2.0",
    "+33123456789, 440 440, 1.5 3.5",
    "echo, 425 425, 1.0 4.0"
  })
  void itRingsThereAsInItsCountry(String number, String hertz, String cadence) {
    Pcm heard = CallTones.ringback(Ringback.of(number), RATE);

    assertThat(cadence(heard)).isEqualTo(cadence);
    assertThat(heard.duration().toMillis()).isEqualTo(Math.round(1000 * sum(cadence)));
    assertThat(level(heard)).isCloseTo(CallTones.RINGBACK_DBFS, within(0.5));
    assertThat(share(heard, numbers(hertz))).isGreaterThan(0.98);
  }

  @Test
  void aCallThatComesRings() {
    Pcm heard = CallTones.ring(RATE);

    assertThat(cadence(heard)).isEqualTo("1.0 3.0");
    assertThat(level(heard)).isCloseTo(CallTones.RING_DBFS, within(0.5));
    assertThat(Math.abs(jump(heard))).as("no click").isLessThan(3_000);
  }

  @Test
  void aCallThatWaitsIsToldBelowAVoice() {
    Pcm heard = CallTones.waiting(RATE);

    assertThat(cadence(heard)).isEqualTo("0.3 9.7");
    assertThat(level(heard)).isCloseTo(CallTones.WAITING_DBFS, within(0.5));
    assertThat(share(heard, List.of(425.0, 425.0))).isGreaterThan(0.98);
  }

  private static List<Double> numbers(String text) {
    return List.of(text.split(" ")).stream().map(Double::valueOf).toList();
  }

  private static double sum(String cadence) {
    return numbers(cadence).stream().mapToDouble(Double::doubleValue).sum();
  }

  /// Seconds of sound, of silence, of sound …, to a tenth.
  private static String cadence(Pcm pcm) {
    List<String> told = new ArrayList<>();
    int hop = RATE / 100;
    boolean sounds = true;
    int since = 0;
    int blocks = pcm.samples().length / hop;
    for (int block = 1; block <= blocks; block++) {
      boolean now =
          block < blocks ? Level.rmsDbfs(pcm.samples(), block * hop, hop) > QUIET_DBFS : !sounds;
      if (now != sounds) {
        told.add(String.valueOf(Math.round((block - since) / 10.0) / 10.0));
        since = block;
        sounds = now;
      }
    }
    return String.join(" ", told);
  }

  /// Of the first tenth of a second behind its edge.
  private static double level(Pcm pcm) {
    return Level.rmsDbfs(pcm.samples(), RATE / 50, RATE / 5);
  }

  /// How much of its power the frequencies have, over a fifth of a second, whole turns of each.
  private static double share(Pcm pcm, List<Double> hertz) {
    int start = RATE / 50;
    int count = RATE / 5;
    double all = 0;
    for (int i = start; i < start + count; i++) {
      all += (double) pcm.samples()[i] * pcm.samples()[i];
    }
    double found = 0;
    for (double each : hertz.stream().distinct().toList()) {
      double real = 0;
      double imaginary = 0;
      for (int i = start; i < start + count; i++) {
        double turn = 2 * Math.PI * each * i / RATE;
        real += pcm.samples()[i] * Math.cos(turn);
        imaginary += pcm.samples()[i] * Math.sin(turn);
      }
      found += 2 * (real * real + imaginary * imaginary) / count;
    }
    return found / all;
  }

  /// The greatest step from one sample to the next.
  private static int jump(Pcm pcm) {
    int greatest = 0;
    for (int i = 1; i < pcm.samples().length; i++) {
      greatest = Math.max(greatest, Math.abs(pcm.samples()[i] - pcm.samples()[i - 1]));
    }
    return greatest;
  }
}
