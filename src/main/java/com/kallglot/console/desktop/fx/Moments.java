package com.kallglot.console.desktop.fx;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// Moments as people say them: `today 14:31`, `21 Nov 18:04`, `21 Nov 2025`; to the second where
/// one has to be told from the next: `today 14:31:07`, `21 Nov 2025 18:04:09`.
public final class Moments {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final Messages messages;
  private final Clock clock;

  public Moments(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  public String at(Instant instant) {
    ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
    LocalDate today = today();
    if (then.toLocalDate().equals(today)) {
      return messages.get("moment.today", MINUTE.format(then));
    }
    String day = day(then, today);
    return then.getYear() == today.getYear() ? day + " " + MINUTE.format(then) : day;
  }

  /// Where there is little room: of today the time alone.
  public String brief(Instant instant) {
    ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
    return then.toLocalDate().equals(today()) ? MINUTE.format(then) : at(instant);
  }

  public String toTheSecond(Instant instant) {
    ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
    LocalDate today = today();
    String time = SECOND.format(then);
    return then.toLocalDate().equals(today)
        ? messages.get("moment.today", time)
        : day(then, today) + " " + time;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
  }

  private String day(ZonedDateTime then, LocalDate today) {
    boolean thisYear = then.getYear() == today.getYear();
    return then.format(pattern(thisYear ? "moment.day" : "moment.day.year"));
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(messages.get(key), messages.locale());
  }
}
