package com.kallglot.console.sandbox.edge.digest;

import com.kallglot.console.sandbox.CallDesk.SipCredential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The hash functions of RFC 8760 that are offered here, in the order they are offered. PJSIP
/// answers the last challenge it knows, RFC 8760 clients the first: both are right for somebody.
public enum DigestAlgorithm {
  MD5("MD5", "MD5"),
  SHA_256("SHA-256", "SHA-256");

  private final String token;
  private final String jdkName;

  DigestAlgorithm(String token, String jdkName) {
    this.token = token;
    this.jdkName = jdkName;
  }

  /// As written in the `algorithm` parameter.
  public String token() {
    return token;
  }

  /// The algorithm of a response; without the parameter it is MD5 (RFC 7616 §3.3).
  public static Optional<DigestAlgorithm> named(String token) {
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.token.equalsIgnoreCase(token)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  String ha1(SipCredential credential) {
    return switch (this) {
      case MD5 -> credential.ha1Md5();
      case SHA_256 -> credential.ha1Sha256();
    };
  }

  /// Lower-case hex of the hash of `text` in UTF-8.
  public String hash(String text) {
    try {
      byte[] sum = MessageDigest.getInstance(jdkName).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException problem) {
      throw new IllegalStateException("Every JDK has " + jdkName, problem);
    }
  }
}
