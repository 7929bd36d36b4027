package com.kallglot.console.sandbox.carrier;

import com.kallglot.console.telephony.Secret;

/// A key of Telnyx and what it opens.
record TelnyxLogin(SeededAccount account, TelnyxAccount opens, Right right) {
  /// What the bearer may do.
  enum Right {
    EVERYTHING,
    /// A role that may not see the billing.
    NO_BALANCE,
    NOTHING,
    REVOKED,
    /// The account is blocked, whatever the key.
    BLOCKED,
    /// The account is not verified yet.
    UNVERIFIED,
    /// Asked too often.
    WAIT
  }

  boolean matches(String key) {
    return !key.isEmpty() && Secret.of(key).equals(account.secret());
  }
}
