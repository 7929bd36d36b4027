package com.kallglot.console.desktop.numbers;

import com.kallglot.console.telephony.PhoneNumber;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was typed to find a number: digits as they are written anywhere, or words of its label,
/// place or provider. What was typed is looked at once, not for each of ten thousand numbers.
final class NumberFilter implements Predicate<PhoneNumber> {
  private final Show show;
  private final String words;

  /// Null where what was typed is no number.
  private final @Nullable String digits;

  NumberFilter(String typed, Show show) {
    this.show = show;
    this.words = typed.strip().toLowerCase(Locale.ROOT);
    // A zero in brackets is dialled within the country only
    String bare = words.replace("(0)", "").replaceAll("[\\s().+/-]", "");
    boolean isNumber = !bare.isEmpty() && bare.chars().allMatch(Character::isDigit);
    // Within its country a number begins with 0, which it has not in E.164
    this.digits = isNumber ? bare.replaceFirst("^0+", "") : null;
  }

  @Override
  public boolean test(PhoneNumber number) {
    return show.shows(number) && (words.isEmpty() || matches(number));
  }

  private boolean matches(PhoneNumber number) {
    return (digits != null && number.phoneNumber().value().contains(digits))
        || has(number.label())
        || has(number.locality())
        || has(number.region())
        || has(number.country())
        || has(number.provider().name());
  }

  private boolean has(@Nullable String text) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(words);
  }
}
