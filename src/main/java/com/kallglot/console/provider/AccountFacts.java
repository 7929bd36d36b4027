package com.kallglot.console.provider;

import org.jspecify.annotations.Nullable;

/// What a provider told about the account that credentials open. A component it did not tell is
/// null, and every word is the provider's own.
public sealed interface AccountFacts {

  /// @param status `active`, `suspended`, `closed`, or a word of the future
  /// @param type `Trial`, `Full`, or a word of the future
  /// @param ownerSid the account this one is a subaccount of; its own SID where it is none
  record Twilio(
      String sid,
      @Nullable String name,
      @Nullable String status,
      @Nullable String type,
      @Nullable String ownerSid)
      implements AccountFacts {}

  /// Amounts in decimal, written exactly as Telnyx wrote them.
  ///
  /// @param availableCredit what can still be spent: balance and credit limit less what is pending
  /// @param currency ISO 4217
  record Telnyx(
      @Nullable String balance,
      @Nullable String pending,
      @Nullable String creditLimit,
      @Nullable String availableCredit,
      @Nullable String currency)
      implements AccountFacts {}
}
