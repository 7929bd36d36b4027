package com.kallglot.console.telephony;

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

  @Override
  public String toString() {
    return value;
  }
}
