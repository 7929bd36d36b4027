package com.kallglot.console.softphone.pjsip.network;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// STUN and TURN messages (RFC 8489 §5, RFC 8656) as far as a question to a server needs them.
final class StunMessage {
  static final int HEADER = 20;
  static final int BINDING = 0x0001;
  static final int ALLOCATE = 0x0003;
  static final int REFRESH = 0x0004;

  static final int USERNAME = 0x0006;
  static final int LIFETIME = 0x000D;
  static final int REALM = 0x0014;
  static final int NONCE = 0x0015;
  static final int REQUESTED_TRANSPORT = 0x0019;

  private static final int MESSAGE_INTEGRITY = 0x0008;
  private static final int ERROR_CODE = 0x0009;
  private static final int SUCCESS = 0x0100;
  private static final int COOKIE = 0x2112_A442;
  private static final int INTEGRITY_LENGTH = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final int type;
  private final byte[] transaction;
  private final Map<Integer, byte[]> attributes = new HashMap<>();

  private StunMessage(int type, byte[] transaction) {
    this.type = type;
    this.transaction = transaction;
  }

  /// A request in the making.
  static final class Request {
    private final int method;
    private final byte[] transaction = new byte[12];
    private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

    Request(int method) {
      this.method = method;
      RANDOM.nextBytes(transaction);
    }

    Request with(int attribute, String text) {
      return with(attribute, text.getBytes(StandardCharsets.UTF_8));
    }

    Request with(int attribute, int number) {
      return with(attribute, ByteBuffer.allocate(4).putInt(number).array());
    }

    private Request with(int attribute, byte[] value) {
      attributes.writeBytes(
          ByteBuffer.allocate(4)
              .putShort((short) attribute)
              .putShort((short) value.length)
              .array());
      attributes.writeBytes(value);
      attributes.writeBytes(new byte[(4 - value.length % 4) % 4]);
      return this;
    }

    byte[] bytes() {
      return bytes(attributes.size());
    }

    private byte[] bytes(int length) {
      return ByteBuffer.allocate(HEADER + attributes.size())
          .putShort((short) method)
          .putShort((short) length)
          .putInt(COOKIE)
          .put(transaction)
          .put(attributes.toByteArray())
          .array();
    }

    /// With its integrity, whose own length counts (RFC 8489 §14.5).
    ///
    /// @param key of long-term credentials (§9.2.2)
    byte[] signed(byte[] key) throws GeneralSecurityException {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      return with(MESSAGE_INTEGRITY, mac.doFinal(bytes(attributes.size() + INTEGRITY_LENGTH)))
          .bytes();
    }
  }

  static byte[] longTermKey(String user, String realm, String password)
      throws GeneralSecurityException {
    String text = user + ":" + realm + ":" + password;
    return MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Bytes of the whole message that begins with this header.
  static int length(byte[] header) {
    return HEADER + (ByteBuffer.wrap(header).getShort(2) & 0xFFFF);
  }

  /// Empty for everything that is no whole message.
  static Optional<StunMessage> parse(byte[] packet, int length) {
    var bytes = ByteBuffer.wrap(packet, 0, length);
    if (length < HEADER || bytes.getInt(4) != COOKIE || length(packet) > length) {
      return Optional.empty();
    }
    var message = new StunMessage(bytes.getShort(0), Arrays.copyOfRange(packet, 8, HEADER));
    int at = HEADER;
    while (at + 4 <= length) {
      int size = bytes.getShort(at + 2) & 0xFFFF;
      int end = Math.min(length, at + 4 + size);
      message.attributes.put((int) bytes.getShort(at), Arrays.copyOfRange(packet, at + 4, end));
      at += 4 + (size + 3) / 4 * 4;
    }
    return Optional.of(message);
  }

  boolean answers(byte[] request) {
    return Arrays.equals(transaction, Arrays.copyOfRange(request, 8, HEADER));
  }

  boolean isSuccessOf(int method) {
    return type == (method | SUCCESS);
  }

  String text(int attribute) {
    return new String(attributes.getOrDefault(attribute, new byte[0]), StandardCharsets.UTF_8);
  }

  /// As `401 Unauthorized`; empty where there was no error.
  String error() {
    byte[] value = attributes.getOrDefault(ERROR_CODE, new byte[0]);
    return value.length < 4
        ? ""
        : (value[2] & 7) * 100
            + value[3]
            + (" " + new String(value, 4, value.length - 4, StandardCharsets.UTF_8))
                .stripTrailing();
  }
}
