package com.kallglot.console.sandbox.carrier;

import com.kallglot.console.telephony.Secret;

/// Credentials of Twilio and what they open.
record TwilioLogin(SeededAccount account, TwilioAccount opens, Right right) {
  /// What the bearer may do.
  enum Right {
    EVERYTHING,
    /// A standard key: everything but accounts and keys.
    ALL_BUT_ACCOUNTS,
    /// A restricted key without a permission that matters here.
    NOTHING,
    /// Test credentials.
    PRETEND_ONLY,
    /// An account out of service whose own resource is closed, too.
    OUT_OF_SERVICE,
    /// Asked too often.
    WAIT
  }

  boolean matches(String user, String password) {
    String login = account.apiKeySid() == null ? account.accountSid() : account.apiKeySid();
    return user.equals(login)
        && !password.isEmpty()
        && Secret.of(password).equals(account.secret());
  }
}
