package com.kallglot.console.sandbox.platform;

import com.kallglot.console.telephony.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the token of a session's stream from its id and the sandbox's own key, so that a token can
/// be answered again and checked without lying anywhere.
public final class StreamTokens {
  static final Duration VALID = Duration.ofMinutes(5);

  private final Secret key;

  public StreamTokens(Secret key) {
    this.key = key;
  }

  /// Whether `token` is that of the session.
  public boolean fits(String sessionId, String token) {
    return !token.isEmpty() && of(sessionId).equals(Secret.of(token));
  }

  Secret of(String sessionId) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] token = mac.doFinal(sessionId.getBytes(StandardCharsets.UTF_8));
      return Secret.of("kst_test_" + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
