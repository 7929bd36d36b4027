package com.kallglot.console.desktop.numbers;

import com.kallglot.console.telephony.PhoneNumber;
import java.util.Objects;

/// How somebody wants a number to be.
///
/// @param label empty for none
record Wish(String label, PhoneNumber.Status status) {
  static Wish as(PhoneNumber number) {
    return new Wish(Objects.requireNonNullElse(number.label(), ""), number.status());
  }

  Wish labelled(String other) {
    return new Wish(other, status);
  }

  Wish in(PhoneNumber.Status other) {
    return new Wish(label, other);
  }
}
