package com.kallglot.console.desktop.numbers.buying;

import com.kallglot.console.organization.order.OrderIntent;
import com.kallglot.console.organization.order.OrderOutcome;

/// An order that is not known to have ended.
///
/// @param state how far it is
/// @param detail what was said last; empty for nothing
record OpenOrder(OrderIntent intent, State state, String detail) {
  /// How far an order is.
  enum State {
    /// Sent, or looked after, at this moment.
    UNDER_WAY,
    /// Left behind by an earlier run, and not looked after yet.
    LEFT,
    /// No answer says what became of it.
    NOT_KNOWN,
    /// Only the user can decide.
    TOO_OLD,
    CLOCK_SET_BACK,
    KEY_USED_OTHERWISE,
    ENDED_ELSEWHERE;

    static State of(OrderOutcome.Why why) {
      return valueOf(why.name());
    }
  }

  static OpenOrder underWay(OrderIntent intent) {
    return new OpenOrder(intent, State.UNDER_WAY, "");
  }
}
