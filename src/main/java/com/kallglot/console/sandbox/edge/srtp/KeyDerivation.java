package com.kallglot.console.sandbox.edge.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Session keys from a master key (RFC 3711 §4.3, RFC 6188 §3), derived once: a key derivation rate
/// is never agreed here.
final class KeyDerivation {
  private static final int LABEL_POSITION = 7;
  private static final int HMAC_SHA1_KEY = 20;

  private final SrtpSuite suite;
  private final SrtpSuite.Keys master;

  KeyDerivation(SrtpSuite suite, SrtpSuite.Keys master) {
    this.suite = suite;
    this.master = master;
  }

  /// The keys of one direction and one protocol.
  static final class SessionKeys {
    final SecretKeySpec cipher;
    final SecretKeySpec hmac;
    final byte[] salt;

    private SessionKeys(SecretKeySpec cipher, SecretKeySpec hmac, byte[] salt) {
      this.cipher = cipher;
      this.hmac = hmac;
      this.salt = salt;
    }
  }

  SessionKeys rtp() {
    return session(0);
  }

  SessionKeys rtcp() {
    return session(3);
  }

  private SessionKeys session(int firstLabel) {
    return new SessionKeys(
        new SecretKeySpec(derive(firstLabel, suite.keyLength), "AES"),
        new SecretKeySpec(derive(firstLabel + 1, HMAC_SHA1_KEY), "HmacSHA1"),
        derive(firstLabel + 2, suite.saltLength));
  }

  private byte[] derive(int label, int length) {
    byte[] block = Arrays.copyOf(master.salt, 16);
    block[LABEL_POSITION] ^= (byte) label;
    try {
      Cipher stream = Cipher.getInstance("AES/CTR/NoPadding");
      stream.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(master.key, "AES"), new IvParameterSpec(block));
      return stream.doFinal(new byte[length]);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("Every JDK has AES in counter mode", problem);
    }
  }
}
