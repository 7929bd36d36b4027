package com.kallglot.console.routing;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which thing of a configuration a request means, where several could be meant.
public final class Meant {
  private Meant() {}

  public static Optional<ProviderConnection> connection(
      TelephonyConfiguration configuration, @Nullable String id) {
    return configuration.connections().stream()
        .filter(connection -> connection.id().equals(id))
        .findFirst();
  }

  /// A number that was released and bought again is listed twice: the one that is owned counts.
  public static Optional<PhoneNumber> number(
      TelephonyConfiguration configuration, @Nullable String e164) {
    PhoneNumber found = null;
    for (PhoneNumber candidate : configuration.numbers()) {
      if (candidate.phoneNumber().value().equals(e164)) {
        if (Facts.isActive(candidate)) {
          return Optional.of(candidate);
        }
        if (found == null || isOwned(candidate)) {
          found = candidate;
        }
      }
    }
    return Optional.ofNullable(found);
  }

  /// The default connection, an active one before any other.
  public static Optional<ProviderConnection> standard(TelephonyConfiguration configuration) {
    ProviderConnection found = null;
    for (ProviderConnection candidate : configuration.connections()) {
      if (candidate.isDefault()) {
        if (Facts.isActive(candidate)) {
          return Optional.of(candidate);
        }
        found = found == null ? candidate : found;
      }
    }
    return Optional.ofNullable(found);
  }

  /// A number that is ordered or suspended is the organization's; one that was given back, or never
  /// came, is not.
  private static boolean isOwned(PhoneNumber number) {
    return number.status() != PhoneNumber.Status.RELEASED
        && number.status() != PhoneNumber.Status.REJECTED;
  }
}
