package com.kallglot.console.desktop.numbers;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;

/// Which numbers the table shows, by their status.
enum Show {
  /// All that are the organization's or are about to be.
  OWNED,
  ACTIVE,
  SUSPENDED,
  PENDING,
  /// Released or rejected.
  GONE;

  boolean shows(PhoneNumber number) {
    return switch (this) {
      case OWNED -> isOwned(number);
      case ACTIVE -> number.status() == Status.ACTIVE;
      case SUSPENDED -> number.status() == Status.SUSPENDED;
      case PENDING -> number.status() == Status.PENDING;
      case GONE -> !isOwned(number);
    };
  }

  static boolean isOwned(PhoneNumber number) {
    return switch (number.status()) {
      case PENDING, ACTIVE, SUSPENDED, UNKNOWN -> true;
      case RELEASED, REJECTED -> false;
    };
  }
}
