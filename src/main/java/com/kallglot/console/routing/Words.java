package com.kallglot.console.routing;

import com.kallglot.console.routing.Outcome.Refused;
import com.kallglot.console.routing.Outcome.StreamOnly;
import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;

/// The domain's words, as sentences need them.
final class Words {
  private Words() {}

  static String provider(Provider provider) {
    return switch (provider) {
      case TWILIO -> "Twilio";
      case TELNYX -> "Telnyx";
      case SIP -> "SIP";
      case UNKNOWN -> "a provider unknown to this console";
    };
  }

  static String status(ProviderConnection connection) {
    return switch (connection.status()) {
      case ACTIVE -> "active";
      case UNVERIFIED -> "not verified";
      case INVALID_CREDENTIALS -> "invalid credentials";
      case DISABLED -> "disabled";
      case UNKNOWN -> "in a state unknown to this console";
    };
  }

  /// Why it cannot be used, to follow “it is there, but …”.
  static String flaw(ProviderConnection connection) {
    return switch (connection.status()) {
      case ACTIVE -> throw new IllegalArgumentException("An active connection has no flaw");
      case UNVERIFIED -> "its credentials were never verified";
      case INVALID_CREDENTIALS -> "its credentials are invalid";
      case DISABLED -> "it is disabled";
      case UNKNOWN -> "its state is unknown to this console";
    };
  }

  static String status(PhoneNumber number) {
    return switch (number.status()) {
      case ACTIVE -> "active";
      case PENDING -> "pending";
      case SUSPENDED -> "suspended";
      case RELEASED -> "released";
      case REJECTED -> "rejected";
      case UNKNOWN -> "in a state unknown to this console";
    };
  }

  /// Why it cannot be used, to follow the number itself.
  static String flaw(PhoneNumber number) {
    return switch (number.status()) {
      case ACTIVE -> throw new IllegalArgumentException("An active number has no flaw");
      case PENDING -> "is ordered, but not active yet";
      case SUSPENDED -> "is a number of this organization, but suspended";
      case RELEASED -> "was released and is no longer a number of this organization";
      case REJECTED -> "was ordered, but the order was rejected";
      case UNKNOWN -> "is in a state unknown to this console";
    };
  }

  static String quoted(ProviderConnection connection) {
    return "“" + connection.label() + "”";
  }

  static String found(ProviderConnection connection) {
    return quoted(connection) + " (" + provider(connection.provider()) + "), " + status(connection);
  }

  static String found(PhoneNumber number) {
    String label = number.label() == null ? "" : "“" + number.label() + "”, ";
    return label + provider(number.provider()) + ", " + status(number);
  }

  static String activeConnections(TelephonyConfiguration configuration) {
    int active = 0;
    for (ProviderConnection connection : configuration.connections()) {
      active += Facts.isActive(connection) ? 1 : 0;
    }
    return active + " of " + configuration.connections().size() + " connections active";
  }

  static String activeNumbers(TelephonyConfiguration configuration) {
    int active = 0;
    for (PhoneNumber number : configuration.numbers()) {
      active += Facts.isActive(number) ? 1 : 0;
    }
    return active + " of " + configuration.numbers().size() + " numbers active";
  }

  /// An outcome in a few words: `Twilio over “Support line”`, `404 phone_number_not_found`.
  static String outcome(Outcome outcome, TelephonyConfiguration configuration) {
    return switch (outcome) {
      case Refused refused -> refused.status() + " " + refused.code();
      case StreamOnly _ -> "no telephone leg";
      case ToProvider to ->
          to.connectionId() != null
              ? provider(to.provider()) + " over " + label(to.connectionId(), configuration)
              : to.number() != null
                  ? provider(to.provider()) + " on " + to.number()
                  : provider(to.provider());
    };
  }

  /// An outcome as a sentence.
  static String headline(Outcome outcome, TelephonyConfiguration configuration) {
    return switch (outcome) {
      case Refused refused -> "Refused with " + refused.status() + " " + refused.code() + ".";
      case StreamOnly _ -> "No telephone leg: sound flows over the session's stream.";
      case ToProvider(Provider provider, String connectionId, var number) -> {
        String subject = capital(provider(provider));
        if (connectionId != null) {
          yield subject + " carries the call over " + label(connectionId, configuration) + ".";
        }
        yield number != null
            ? subject + " carries the call on " + number + "."
            : "The call comes over SIP.";
      }
    };
  }

  private static String label(String connectionId, TelephonyConfiguration configuration) {
    for (ProviderConnection connection : configuration.connections()) {
      if (connection.id().equals(connectionId)) {
        return quoted(connection);
      }
    }
    return connectionId;
  }

  static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
