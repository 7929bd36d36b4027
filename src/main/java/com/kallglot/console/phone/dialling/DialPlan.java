package com.kallglot.console.phone.dialling;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.telephony.SipTransport;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the account that is called from makes of what is typed.
///
/// @param domain of the account: where numbers and bare names are called
/// @param transport that the account's requests take
/// @param region ISO code of the country whose way of dialling is meant; null where none is known
/// @param reach what the account can call
/// @param network what is an emergency number where its calls may come out
/// @param destinations whom the profile may call
public record DialPlan(
    String domain,
    SipTransport transport,
    @Nullable String region,
    Reach reach,
    Destinations network,
    Destinations destinations) {

  /// For an account whose calls come out in known countries, or nobody knows where.
  ///
  /// @param countries ISO codes; where there is none, what is an emergency number anywhere is one
  public static Destinations networkOf(Set<String> countries) {
    return countries.isEmpty() ? Destinations.ANYWHERE : new Destinations(countries, List.of());
  }

  /// What is an emergency number in one country, or everywhere.
  static Destinations emergencyIn(@Nullable String country) {
    return country == null ? Destinations.ANY : new Destinations(Set.of(country), List.of());
  }

  /// What an account can call.
  public enum Reach {
    /// Telephone numbers, names, extensions: whatever its server takes.
    ANYBODY,
    /// The platform's sessions; that it takes numbers as well is documented nowhere.
    SESSIONS
  }
}
