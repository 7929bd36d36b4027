package com.kallglot.console.organization;

import com.kallglot.console.telephony.account.SipPassword;
import java.time.Instant;

/// What came of asking for a new SIP password.
public sealed interface Rotation {
  /// It is there, this once.
  record Rotated(SipPassword password) implements Rotation {}

  /// No answer came. A new password may be in force that nobody knows, and it is never answered
  /// again: make another one, before the one in use ends.
  ///
  /// @param oldHoldsUntil when the one in use ends at the earliest, if there is a new one
  /// @param problem what kept the answer from coming
  record Lost(Instant oldHoldsUntil, String problem) implements Rotation {
    /// For the person who asked.
    public String advice() {
      return "Whether there is a new SIP password is not known, and the platform never shows it"
          + " again. Make another one before %s: until then the one in use holds."
              .formatted(oldHoldsUntil);
    }
  }
}
