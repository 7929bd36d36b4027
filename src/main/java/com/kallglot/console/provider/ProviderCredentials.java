package com.kallglot.console.provider;

import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Secret;
import org.jspecify.annotations.Nullable;

/// What a provider is asked with. Written forms are judged by [CredentialShape], never here: what a
/// customer typed must be representable to be explained.
public sealed interface ProviderCredentials {
  Provider provider();

  /// An account of Twilio, entered with its auth token or with one of its API keys.
  ///
  /// @param accountSid the account that is asked about, `AC…`
  /// @param apiKeySid the key that signs in, `SK…`; null where the account signs in itself
  /// @param secret the account's auth token, or the key's secret
  record Twilio(String accountSid, @Nullable String apiKeySid, Secret secret)
      implements ProviderCredentials {
    @Override
    public Provider provider() {
      return Provider.TWILIO;
    }

    /// The user of HTTP Basic authentication.
    public String login() {
      return apiKeySid == null ? accountSid : apiKeySid;
    }

    public boolean isApiKey() {
      return apiKeySid != null;
    }
  }

  /// An account of Telnyx, which its API v2 key names by itself.
  record Telnyx(Secret apiKey) implements ProviderCredentials {
    @Override
    public Provider provider() {
      return Provider.TELNYX;
    }
  }
}
