package com.kallglot.console.provider;

import java.util.List;

/// Asks providers about a customer's accounts. Every call blocks until there is an answer, for a
/// bounded time; interrupting the thread ends it early. Changes nothing at any provider.
public interface Providers {
  /// Tries the credentials, unless their written form already rules them out.
  CredentialVerdict attempt(ProviderCredentials credentials);

  /// Reads the account's numbers and where each of them leads, seen from `platform`.
  NumberReading numbers(ProviderCredentials credentials, PlatformAddresses platform);

  /// The accounts there are at the sandbox's stand-ins; none where the providers themselves are
  /// asked.
  List<StandInAccount> standIns();
}
