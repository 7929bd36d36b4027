package com.kallglot.console.telephony;

import java.time.Instant;
import java.util.List;

/// What an organization has set up for telephony, as read at one moment: all that a route depends
/// on.
///
/// @param source where it was read: `platform`, `inventory` (kept on this computer), `last_read`
///   (from the platform, which cannot be asked now)
public record TelephonyConfiguration(
    List<PhoneNumber> numbers,
    List<ProviderConnection> connections,
    SipSettings sip,
    String source,
    Instant readAt) {
  public TelephonyConfiguration {
    numbers = List.copyOf(numbers);
    connections = List.copyOf(connections);
  }
}
