package com.kallglot.console.organization.order;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.ordering.NumberOrder;
import java.time.Duration;
import java.time.Instant;

/// That a number is to be ordered once.
///
/// @param key the `Idempotency-Key` of every try
/// @param begunAt before the first try, by the clock of this computer
public record OrderIntent(String key, NumberOrder order, Instant begunAt) {
  /// The platform remembers a key for 24 hours; an hour is left for clocks that differ.
  static final Duration KEY_HOLDS = Duration.ofHours(23);

  /// A clock that was set back further than this cannot tell how old an intent is.
  private static final Duration SET_BACK = Duration.ofMinutes(5);

  public E164 number() {
    return order.phoneNumber();
  }

  /// Until when the order may be sent again.
  public Instant sendableUntil() {
    return begunAt.plus(KEY_HOLDS);
  }

  boolean isSendable(Instant now) {
    return now.isBefore(sendableUntil()) && now.isAfter(begunAt.minus(SET_BACK));
  }
}
