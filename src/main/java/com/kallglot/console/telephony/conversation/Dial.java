package com.kallglot.console.telephony.conversation;

import com.kallglot.console.telephony.E164;
import org.jspecify.annotations.Nullable;

/// A call that the platform is to make into a session.
///
/// @param to a number in E.164 or a SIP address
/// @param from the caller ID; null for the number the session waits on
/// @param timeoutSeconds how long it may ring, 1 to 600; null for a minute
public record Dial(
    String to, @Nullable E164 from, @Nullable Party party, @Nullable Integer timeoutSeconds) {
  /// Whose voice the call carries.
  public enum Party {
    /// Who speaks `source_language`.
    A,
    /// Who speaks `target_language`.
    B,
    UNKNOWN
  }
}
