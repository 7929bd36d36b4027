package com.kallglot.console.cli.connections;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.Context;
import com.kallglot.console.cli.setup.YesOption;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;

/// Asks before a connection that carries no calls yet becomes the default: only an active one
/// routes anything.
final class DefaultQuestion {
  private DefaultQuestion() {}

  /// @param state of the connection, as a verb
  /// @throws CommandFailure where nobody agrees
  static void ask(
      YesOption yes,
      Context context,
      String label,
      String state,
      TelephonyConfiguration configuration)
      throws CommandFailure {
    String until =
        configuration.connections().stream()
            .filter(ProviderConnection::isDefault)
            .findFirst()
            .map(one -> " They take \"" + one.label() + "\" until now.")
            .orElse("");
    yes.agree(
        context,
        "Connection \"%s\" %s. Were it the default, sessions that ask for no route would be refused (no_default_provider) until 'connections verify' finds it valid.%s"
            .formatted(label, state, until),
        "Make it the default?");
  }
}
