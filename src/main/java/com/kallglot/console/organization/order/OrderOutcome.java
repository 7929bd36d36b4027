package com.kallglot.console.organization.order;

import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.telephony.PhoneNumber;
import java.time.Instant;

/// What became of an order.
public sealed interface OrderOutcome {
  OrderIntent intent();

  /// The organization has the number, or will have it: its status says which. Nothing is kept of
  /// the intent.
  record Ordered(OrderIntent intent, PhoneNumber number) implements OrderOutcome {}

  /// The platform said no and ordered nothing. Nothing is kept of the intent.
  ///
  /// @param code such as `price_changed`
  /// @param reason for the person who ordered
  record Refused(OrderIntent intent, String code, String reason) implements OrderOutcome {}

  /// It may have been ordered. The intent is kept, and until `sendableUntil` it can be resumed at
  /// no risk of a second order; each resumption looks first.
  ///
  /// @param why what kept the answer from coming
  record NotKnown(OrderIntent intent, OrganizationException why) implements OrderOutcome {
    public Instant sendableUntil() {
      return intent.sendableUntil();
    }
  }

  /// The organization does not have the number now, and sending again could order it a second time.
  /// The intent is kept until somebody decides: forget it, or forget it and order anew.
  record UserMustDecide(OrderIntent intent, Why why) implements OrderOutcome {}

  /// What makes sending again a risk.
  enum Why {
    /// The platform has forgotten the key by now.
    TOO_OLD,
    /// The clock of this computer is behind the first try, so that its age is not known.
    CLOCK_SET_BACK,
    /// The platform knows the key from another order.
    KEY_USED_OTHERWISE,
    /// Another console ended this intent meanwhile, and knows why.
    ENDED_ELSEWHERE
  }
}
