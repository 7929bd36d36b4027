package com.kallglot.console.provider;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of trying credentials at their provider.
public sealed interface CredentialVerdict {
  Explanation explanation();

  /// What the provider said where it refused; null where it did not, or was not asked.
  default @Nullable ProviderWords said() {
    return null;
  }

  /// Whether calls can be made with them today, though perhaps not all.
  default boolean isUsable() {
    return false;
  }

  /// Whether a platform should be given them: they are of use, or nobody could say that they are
  /// not.
  default boolean mayBeSaved() {
    return isUsable();
  }

  /// They open an active account.
  record Works(AccountFacts account, Explanation explanation) implements CredentialVerdict {
    @Override
    public boolean isUsable() {
      return true;
    }
  }

  /// They open a trial account, which calls verified numbers only.
  record TrialAccount(AccountFacts account, Explanation explanation) implements CredentialVerdict {
    @Override
    public boolean isUsable() {
      return true;
    }
  }

  /// They cannot be right, and were not sent.
  record Misshapen(List<ShapeFault> faults, Explanation explanation) implements CredentialVerdict {
    public Misshapen {
      faults = List.copyOf(faults);
    }
  }

  /// The provider knows no such account, key or secret.
  record WrongCredentials(ProviderWords said, Explanation explanation)
      implements CredentialVerdict {}

  /// Credentials for tests, which no real number or call can be reached with.
  record TestCredentials(ProviderWords said, Explanation explanation)
      implements CredentialVerdict {}

  /// The credentials are right, and the account is out of service.
  ///
  /// @param said null where the account could be read and its own status says so
  record InactiveAccount(State state, @Nullable ProviderWords said, Explanation explanation)
      implements CredentialVerdict {
    public enum State {
      SUSPENDED,
      CLOSED,
      /// Out of funds, or blocked by the provider.
      BLOCKED,
      /// The provider wants to know first who it deals with.
      UNVERIFIED,
      /// Out of service, and the provider does not say which way.
      INACTIVE
    }
  }

  /// A key that is right, and may not do what is needed.
  record RestrictedKey(Scope scope, ProviderWords said, Explanation explanation)
      implements CredentialVerdict {
    /// What of the needed was allowed.
    public enum Scope {
      NUMBERS_ONLY,
      NOTHING_NEEDED
    }

    @Override
    public boolean isUsable() {
      return scope == Scope.NUMBERS_ONLY;
    }
  }

  /// The provider was asked too often.
  ///
  /// @param retryAfter how long it wants to be left alone; null where it does not say
  record RateLimited(@Nullable Duration retryAfter, ProviderWords said, Explanation explanation)
      implements CredentialVerdict {}

  /// The provider did not answer, or what answered was not the provider: nothing is known about the
  /// credentials.
  record Unknown(Outage outage, @Nullable ProviderWords said, Explanation explanation)
      implements CredentialVerdict {
    @Override
    public boolean mayBeSaved() {
      return true;
    }
  }

  /// A refusal this program has no better name for.
  record Refused(ProviderWords said, Explanation explanation) implements CredentialVerdict {}
}
