package com.kallglot.console.desktop.fx;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// Moments as people say them: `today 14:31`, `21 Nov 18:04`, `21 Nov 2025`.
public final class Moments {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  private final Messages messages;
  private final Clock clock;

  public Moments(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  public String at(Instant instant) {
    ZonedDateTime then = instant.atZone(ZoneId.systemDefault());
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    String time = TIME.format(then);
    if (then.toLocalDate().equals(today)) {
      return messages.get("moment.today", time);
    }
    boolean thisYear = then.getYear() == today.getYear();
    String day = then.format(pattern(thisYear ? "moment.day" : "moment.day.year"));
    return thisYear ? day + " " + time : day;
  }

  private DateTimeFormatter pattern(String key) {
    return DateTimeFormatter.ofPattern(messages.get(key), messages.locale());
  }
}
