package com.kallglot.console.routing;

import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import org.jspecify.annotations.Nullable;

/// What becomes of a session request.
public sealed interface Outcome {
  /// A telephone leg.
  ///
  /// @param connectionId the customer's own account that carries it; null for a managed number and
  ///   for SIP
  /// @param number where the route itself fixes it; over a connection the platform chooses
  record ToProvider(Provider provider, @Nullable String connectionId, @Nullable E164 number)
      implements Outcome {}

  /// No session.
  ///
  /// @param param the field that is wrong, as a dotted path
  record Refused(int status, String code, @Nullable String param) implements Outcome {}

  /// A session without a telephone leg.
  record StreamOnly() implements Outcome {}
}
