package com.kallglot.console.wire.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "' 17 ', PT17S",
    "'Mon, 02 Mar 2026 12:01:30 GMT', PT1M30S",
    "'Mon, 02 Mar 2026 11:00:00 GMT', PT0S",
  })
  void readsSecondsAndDates(String header, Duration wait) {
    assertThat(RetryAfter.of(header, null, NOON)).contains(wait);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "soon", "-1", "1.5", "99999999999999999999", "Mon, 31 Feb 2026 12:00:00 GMT"})
  void passesOverWhatItCannotRead(String header) {
    assertThat(RetryAfter.of(header, null, NOON)).isEmpty();
  }

  @Test
  void aDateIsTakenAgainstTheClockOfWhoeverAnswered() {
    assertThat(
            RetryAfter.of("Mon, 02 Mar 2026 14:01:00 GMT", "Mon, 02 Mar 2026 14:00:00 GMT", NOON))
        .contains(Duration.ofMinutes(1));
  }

  @Test
  void aDateAtTheEndOfTimeIsNoReasonToFail() {
    assertThat(RetryAfter.of("Fri, 31 Dec 9999 23:59:59 GMT", "no date", NOON))
        .hasValueSatisfying(wait -> assertThat(wait.toSeconds()).isLessThan(Integer.MAX_VALUE));
  }
}
