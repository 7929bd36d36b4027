package com.kallglot.console.desktop.numbers;

import com.kallglot.console.telephony.PhoneNumber;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was typed to find a number: digits as they are written anywhere, or words of its label,
/// place or provider.
record NumberFilter(String typed, Show show) implements Predicate<PhoneNumber> {
  @Override
  public boolean test(PhoneNumber number) {
    return show.shows(number) && (typed.isBlank() || matches(number));
  }

  private boolean matches(PhoneNumber number) {
    String words = typed.strip().toLowerCase(Locale.ROOT);
    String digits = words.replaceAll("[\\s().+/-]", "");
    boolean isNumber = !digits.isEmpty() && digits.chars().allMatch(Character::isDigit);
    // Within its country a number begins with 0, which it has not in E.164
    String national = digits.startsWith("0") ? digits.replaceFirst("^0+", "") : digits;
    return (isNumber && number.phoneNumber().value().contains(national))
        || has(number.label(), words)
        || has(number.locality(), words)
        || has(number.region(), words)
        || has(number.country(), words)
        || has(number.provider().name(), words);
  }

  private static boolean has(@Nullable String text, String words) {
    return Objects.requireNonNullElse(text, "").toLowerCase(Locale.ROOT).contains(words);
  }
}
