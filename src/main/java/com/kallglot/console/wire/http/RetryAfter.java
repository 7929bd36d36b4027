package com.kallglot.console.wire.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The header `Retry-After`: seconds or a date (RFC 9110 §10.2.3).
public final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  /// A date may be in the year 9999; seconds are counted in an int.
  private static final Duration LONGEST = Duration.ofSeconds(999_999_999);

  private RetryAfter() {}

  /// How long to wait, never negative and never beyond some thirty years; empty where there is no
  /// such header, or none to read. A date is taken against the answer's own `Date`, because the
  /// clock here may be wrong.
  ///
  /// @param header `Retry-After` of an answer; null where it has none
  /// @param date `Date` of the same answer; null where it has none
  public static Optional<Duration> of(@Nullable String header, @Nullable String date, Instant now) {
    if (header == null) {
      return Optional.empty();
    }
    String value = header.strip();
    if (SECONDS.matcher(value).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    Instant sent = instant(date).orElse(now);
    return instant(value).map(at -> Duration.between(sent, at)).map(RetryAfter::bounded);
  }

  private static Optional<Instant> instant(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration wait) {
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }
}
