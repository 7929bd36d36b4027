package com.kallglot.console.settings.keychain;

import com.kallglot.console.telephony.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;

/// How secrets cross the bus, where logs and monitors may listen: encrypted, by the one algorithm
/// that the Secret Service API knows besides none (chapter 7, Transfer of Secrets).
final class Transfer {
  static final String ALGORITHM = "dh-ietf1024-sha256-aes128-cbc-pkcs7";

  /// The second Oakley group, RFC 2409 section 6.2.
  private static final BigInteger PRIME =
      new BigInteger(
          "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
              + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
              + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
          16);

  private static final int BITS = 1024;
  private static final int BLOCK = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final BigInteger own = new BigInteger(BITS - 1, RANDOM).max(BigInteger.TWO);

  /// What the other side is told.
  byte[] publicKey() {
    return magnitude(BigInteger.TWO.modPow(own, PRIME));
  }

  /// @param other what the other side told
  SecretKey key(byte[] other) throws GeneralSecurityException {
    var shared = new BigInteger(1, other).modPow(own, PRIME);
    var parameters =
        HKDFParameterSpec.ofExtract().addIKM(magnitude(shared)).thenExpand(new byte[0], BLOCK);
    return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
  }

  /// As many bytes as the prime has.
  private static byte[] magnitude(BigInteger number) {
    byte[] bytes = number.toByteArray();
    var padded = new byte[BITS / Byte.SIZE];
    int from = Math.max(0, bytes.length - padded.length);
    System.arraycopy(
        bytes, from, padded, padded.length - (bytes.length - from), bytes.length - from);
    return padded;
  }

  /// A secret on its way.
  static final class Sealed {
    private final byte[] iv;
    private final byte[] text;

    Sealed(byte[] iv, byte[] text) {
      this.iv = iv;
      this.text = text;
    }

    byte[] iv() {
      return iv;
    }

    byte[] text() {
      return text;
    }

    static Sealed of(Secret secret, SecretKey key) throws GeneralSecurityException {
      var iv = new byte[BLOCK];
      RANDOM.nextBytes(iv);
      byte[] plain = secret.reveal().getBytes(StandardCharsets.UTF_8);
      try {
        return new Sealed(iv, cipher(Cipher.ENCRYPT_MODE, key, iv).doFinal(plain));
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    }

    Secret opened(SecretKey key) throws GeneralSecurityException {
      byte[] plain = cipher(Cipher.DECRYPT_MODE, key, iv).doFinal(text);
      try {
        return Secret.of(new String(plain, StandardCharsets.UTF_8));
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] iv)
        throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(mode, key, new IvParameterSpec(iv));
      return cipher;
    }
  }
}
