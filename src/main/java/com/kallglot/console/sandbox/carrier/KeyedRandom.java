package com.kallglot.console.sandbox.carrier;

import com.kallglot.console.telephony.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Numbers that nobody can foretell without the key, and the same ones each time with it: secrets
/// that come back after a restart need to lie nowhere. One thread.
public final class KeyedRandom implements RandomGenerator {
  private final Mac mac;
  private long counter;

  /// @param purpose other numbers for each
  public KeyedRandom(Secret key, String purpose) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] own = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
      mac.init(new SecretKeySpec(own, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }

  @Override
  public long nextLong() {
    byte[] block = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
    return ByteBuffer.wrap(block).getLong();
  }
}
