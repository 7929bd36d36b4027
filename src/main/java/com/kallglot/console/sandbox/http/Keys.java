package com.kallglot.console.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// Keys as they are sent and as they are kept.
public final class Keys {
  private static final String BEARER = "bearer ";

  private Keys() {}

  /// The key of a request: `Authorization: Bearer`, otherwise `X-API-Key`.
  static Optional<String> sent(Call call) {
    Optional<String> authorization = call.header("Authorization");
    return authorization.isPresent()
        ? authorization.flatMap(Keys::bearer)
        : call.header("X-API-Key").map(String::strip).filter(key -> !key.isEmpty());
  }

  private static Optional<String> bearer(String header) {
    return header.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? Optional.of(header.substring(BEARER.length()).strip()).filter(key -> !key.isEmpty())
        : Optional.empty();
  }

  /// Lower-case hex of the SHA-256: all that is kept of a key.
  public static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
