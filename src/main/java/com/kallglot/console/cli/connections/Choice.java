package com.kallglot.console.cli.connections;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;

/// The connection that is meant by what was typed.
final class Choice {
  private Choice() {}

  /// By its id, or by a label that only one has.
  static ProviderConnection of(TelephonyConfiguration configuration, String typed)
      throws CommandFailure {
    List<ProviderConnection> meant =
        configuration.connections().stream()
            .filter(one -> one.id().equals(typed) || one.label().equals(typed))
            .toList();
    if (meant.size() == 1) {
      return meant.getFirst();
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        meant.isEmpty()
            ? "There is no connection '%s'; 'connections list' shows those there are."
                .formatted(typed)
            : "%d connections are called '%s'; name one by its id.".formatted(meant.size(), typed));
  }
}
