package com.kallglot.console.provider.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "' 17 ', PT17S",
    "'Mon, 02 Mar 2026 12:01:30 GMT', PT1M30S",
    "'Mon, 02 Mar 2026 11:00:00 GMT', PT0S",
  })
  void readsSecondsAndDates(String header, Duration wait) {
    assertThat(RetryAfter.parse(header, NOON)).contains(wait);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Mon, 31 Feb 2026 12:00:00 GMT"})
  void passesOverWhatItCannotRead(String header) {
    assertThat(RetryAfter.parse(header, NOON)).isEmpty();
  }
}
