package com.kallglot.console.telephony.account;

import com.kallglot.console.telephony.Secret;
import org.jspecify.annotations.Nullable;

/// Credentials on their way to the platform, which never answers them: Twilio's account SID and
/// auth token, or Telnyx' API key.
public record NewCredentials(
    @Nullable String accountSid, @Nullable Secret authToken, @Nullable Secret apiKey) {
  public static NewCredentials ofTwilio(String accountSid, Secret authToken) {
    return new NewCredentials(accountSid, authToken, null);
  }

  public static NewCredentials ofTelnyx(Secret apiKey) {
    return new NewCredentials(null, null, apiKey);
  }
}
