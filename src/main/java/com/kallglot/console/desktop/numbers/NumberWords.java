package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.telephony.Money;
import com.kallglot.console.telephony.PhoneNumber;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Numbers in the words of the page.
public final class NumberWords {
  private final Messages messages;
  private final DomainWords domain;

  public NumberWords(Messages messages) {
    this.messages = messages;
    this.domain = new DomainWords(messages);
  }

  String written(PhoneNumber number) {
    return domain.written(number.phoneNumber());
  }

  String label(PhoneNumber number) {
    return Objects.requireNonNullElse(number.label(), "");
  }

  /// `Berlin, DE`.
  public String place(@Nullable String locality, @Nullable String region, String country) {
    return Optional.ofNullable(locality)
        .or(() -> Optional.ofNullable(region))
        .map(named -> named + ", " + country)
        .orElse(country);
  }

  String country(PhoneNumber number) {
    return Locale.of("", number.country()).getDisplayCountry(messages.locale());
  }

  public String provider(PhoneNumber number) {
    return domain.provider(number.provider());
  }

  String can(PhoneNumber number) {
    boolean voice = number.capabilities().voice();
    boolean sms = number.capabilities().sms();
    if (voice && sms) {
      return messages.get("numbers.can.both");
    }
    return messages.get(
        voice ? "numbers.can.voice" : sms ? "numbers.can.sms" : "numbers.can.nothing");
  }

  public String type(PhoneNumber.NumberType type) {
    return messages.of("numbers.type", type);
  }

  /// With as many places as the platform gave.
  public String money(@Nullable Money money) {
    if (money == null) {
      return "–";
    }
    var format = NumberFormat.getNumberInstance(messages.locale());
    int places = Math.max(0, money.amount().scale());
    format.setMinimumFractionDigits(places);
    format.setMaximumFractionDigits(places);
    return format.format(money.amount()) + " " + money.currency();
  }

  String status(PhoneNumber number) {
    return messages.of("numbers.status", number.status());
  }

  static String icon(PhoneNumber.Status status) {
    return switch (status) {
      case ACTIVE -> "fth-check-circle";
      case PENDING -> "fth-clock";
      case SUSPENDED -> "fth-pause-circle";
      case RELEASED -> "fth-minus-circle";
      case REJECTED -> "fth-x-circle";
      case UNKNOWN -> "fth-help-circle";
    };
  }

  /// The colour of a badge.
  static String tone(PhoneNumber.Status status) {
    return switch (status) {
      case ACTIVE -> "ok";
      case SUSPENDED, PENDING -> "warn";
      case REJECTED -> "bad";
      case RELEASED, UNKNOWN -> "muted";
    };
  }
}
