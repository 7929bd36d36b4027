package com.kallglot.console.sandbox.edge.srtp;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The crypto suites of RFC 4568 §6.2, RFC 6188 §4 and RFC 7714 §14.2 that are spoken here.
public enum SrtpSuite {
  AES_CM_128_HMAC_SHA1_80(16, 14, 10, 10, Kind.COUNTER_AND_HMAC),
  /// SRTCP keeps the long tag (RFC 4568 §6.2.2).
  AES_CM_128_HMAC_SHA1_32(16, 14, 4, 10, Kind.COUNTER_AND_HMAC),
  AES_256_CM_HMAC_SHA1_80(32, 14, 10, 10, Kind.COUNTER_AND_HMAC),
  AES_256_CM_HMAC_SHA1_32(32, 14, 4, 10, Kind.COUNTER_AND_HMAC),
  AEAD_AES_128_GCM(16, 12, 16, 16, Kind.GCM),
  AEAD_AES_256_GCM(32, 12, 16, 16, Kind.GCM);

  enum Kind {
    COUNTER_AND_HMAC,
    GCM
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  final int keyLength;
  final int saltLength;
  final int rtpTagLength;
  final int rtcpTagLength;
  final Kind kind;

  SrtpSuite(int keyLength, int saltLength, int rtpTagLength, int rtcpTagLength, Kind kind) {
    this.keyLength = keyLength;
    this.saltLength = saltLength;
    this.rtpTagLength = rtpTagLength;
    this.rtcpTagLength = rtcpTagLength;
    this.kind = kind;
  }

  public static Optional<SrtpSuite> named(String sdpName) {
    String upper = sdpName.toUpperCase(Locale.ROOT);
    return Stream.of(values()).filter(suite -> suite.name().equals(upper)).findFirst();
  }

  /// All of them, for a message.
  public static String names() {
    return Stream.of(values()).map(SrtpSuite::sdpName).collect(Collectors.joining(", "));
  }

  public String sdpName() {
    return name();
  }

  public Keys newKeys() {
    byte[] key = new byte[keyLength];
    byte[] salt = new byte[saltLength];
    RANDOM.nextBytes(key);
    RANDOM.nextBytes(salt);
    return new Keys(key, salt);
  }

  /// The master key and salt of `inline:…`; empty where they have not the length of this suite, or
  /// where a master key identifier would be in every packet (which is not spoken here).
  public Optional<Keys> keys(String keyParameters) {
    String[] parts = keyParameters.split("\\|", -1);
    if (!parts[0].startsWith("inline:") || parts[0].contains(";")) {
      return Optional.empty();
    }
    boolean identified = Stream.of(parts).skip(1).anyMatch(part -> part.contains(":"));
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(parts[0].substring("inline:".length()));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    if (identified || bytes.length != keyLength + saltLength) {
      return Optional.empty();
    }
    return Optional.of(
        new Keys(
            Arrays.copyOf(bytes, keyLength), Arrays.copyOfRange(bytes, keyLength, bytes.length)));
  }

  /// A master key and its salt.
  public static final class Keys {
    final byte[] key;
    final byte[] salt;

    Keys(byte[] key, byte[] salt) {
      this.key = key;
      this.salt = salt;
    }

    /// As the key parameter of `a=crypto`.
    public String inline() {
      byte[] both = Arrays.copyOf(key, key.length + salt.length);
      System.arraycopy(salt, 0, both, key.length, salt.length);
      return "inline:" + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Keys that
          && Arrays.equals(key, that.key)
          && Arrays.equals(salt, that.salt);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(salt);
    }

    @Override
    public String toString() {
      return "***";
    }
  }
}
