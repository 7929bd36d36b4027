package com.kallglot.console.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class G711Test {
  /// The ends and the middle of both scales, from the tables of the recommendation.
  @ParameterizedTest
  @CsvSource({
    "0x00, -32124, -5504",
    "0x7F,      0,  -848",
    "0x80,  32124,  5504",
    "0xFF,      0,   848",
    "0xD5,    716,     8",
    "0x55,   -716,    -8",
    "0xAA,   5372, 32256",
    "0x2A,  -5372, -32256",
  })
  void decodesAsTheRecommendationSays(String code, short ulaw, short alaw) {
    byte octet = (byte) (int) Integer.decode(code);
    assertThat(G711.decodeUlaw(octet)).isEqualTo(ulaw);
    assertThat(G711.decodeAlaw(octet)).isEqualTo(alaw);
  }

  @Test
  void everyCodeSurvivesDecodingAndEncoding() {
    for (int code = 0; code < 256; code++) {
      int ulaw = code == 0x7F ? 0xFF : code;
      assertThat(G711.encodeUlaw(G711.decodeUlaw((byte) code)) & 0xFF).isEqualTo(ulaw);
      assertThat(G711.encodeAlaw(G711.decodeAlaw((byte) code)) & 0xFF).isEqualTo(code);
    }
  }

  @Test
  void everySampleComesBackWithinHalfAStep() {
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      int half = Math.max(8, (Math.abs(sample) + 132) / 32) + 4;
      int ulaw = G711.decodeUlaw(G711.encodeUlaw((short) sample));
      int alaw = G711.decodeAlaw(G711.encodeAlaw((short) sample));
      assertThat(Math.abs(alaw - sample)).isLessThanOrEqualTo(half);
      int clipped = Math.clamp(sample, -32635, 32635);
      assertThat(Math.abs(ulaw - clipped)).isLessThanOrEqualTo(half);
    }
  }

  @Test
  void speechLosesNoLevel() {
    short[] said = Signals.speech(3, Duration.ofSeconds(2), 8000).samples();
    var heard = new Pcm(G711.decodeUlaw(G711.encodeUlaw(said)), 8000);
    assertThat(Level.rmsDbfs(heard)).isBetween(-22.1, -21.9);
  }
}
