package com.kallglot.console.telephony;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A telephone number in the one form the API takes: `+`, country code, national number, at most 15
/// digits (ITU-T E.164).
public record E164(String value) {
  private static final Pattern FORM = Pattern.compile("\\+[1-9]\\d{6,14}");

  public E164 {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not an E.164 number: " + value);
    }
  }

  /// The number, or empty where `text` is not written in E.164; nothing is guessed or stripped.
  public static Optional<E164> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new E164(text)) : Optional.empty();
  }

  /// Grouped as people of its country read it, `+49 30 23125001`; as it is where it has none.
  public String international() {
    var numbers = PhoneNumberUtil.getInstance();
    try {
      return numbers.format(numbers.parse(value, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException e) {
      return value; // E.164 in form, but of no country code in use
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
