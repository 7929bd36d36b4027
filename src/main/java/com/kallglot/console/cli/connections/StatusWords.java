package com.kallglot.console.cli.connections;

import com.kallglot.console.telephony.ProviderConnection;

/// A connection's status as the verb of a sentence.
final class StatusWords {
  private StatusWords() {}

  /// What follows the connection's name, as `has invalid credentials`.
  static String of(ProviderConnection connection) {
    return switch (connection.status()) {
      case ACTIVE -> "is active";
      case UNVERIFIED -> "is unverified";
      case DISABLED -> "is disabled";
      case INVALID_CREDENTIALS -> "has invalid credentials";
      case UNKNOWN -> "has a status that this program does not know";
    };
  }
}
