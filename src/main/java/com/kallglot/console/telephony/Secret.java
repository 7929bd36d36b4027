package com.kallglot.console.telephony;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A key, token or password: kept in memory, shown to nobody. Its text is reached only through
/// [#reveal], so that every place that hands it on can be found.
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /// Takes over `value`, which must not be empty.
  public static Secret of(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("A secret is not empty");
    }
    return new Secret(value);
  }

  /// The text itself, for the one call that sends it.
  public String reveal() {
    return value;
  }

  /// Compares in constant time.
  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  /// The same for all secrets: not even a hash leaves.
  @Override
  public int hashCode() {
    return 1;
  }

  @Override
  public String toString() {
    return "***";
  }
}
