package com.kallglot.console.softphone.pjsip.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// What a STUN server and a nameserver say, in as few bytes as will do.
public final class Answers {
  private static final int HEADER = 20;
  private static final int COOKIE = 0x2112_A442;

  private Answers() {}

  /// A server for which everybody is at `203.0.113.7`, each request at the next port from 7000 on:
  /// PJSIP asks for two sockets at a time.
  static Optional<byte[]> stun(byte[] request) {
    if (ByteBuffer.wrap(request).getShort() != 1) {
      return Optional.empty();
    }
    int port = 7000 + (request[HEADER - 1] & 1);
    byte[] transaction = Arrays.copyOfRange(request, 4, HEADER);
    return Optional.of(
        ByteBuffer.allocate(HEADER + 24)
            .putShort((short) 0x0101)
            .putShort((short) 24)
            .put(transaction)
            .put(address((short) 0x0001, port, 0xCB007107))
            .put(address((short) 0x0020, port ^ (COOKIE >>> 16), 0xCB007107 ^ COOKIE))
            .array());
  }

  private static byte[] address(short attribute, int port, int address) {
    return ByteBuffer.allocate(12)
        .putShort(attribute)
        .putShort((short) 8)
        .putShort((short) 1)
        .putShort((short) port)
        .putInt(address)
        .array();
  }

  /// A relay that asks who is there and then has no room: the error of its second answer is `486
  /// Full`.
  static Optional<byte[]> turn(byte[] request) {
    boolean isSigned = request.length > HEADER + 8;
    byte[] error = isSigned ? error(4, 86, "Full") : error(4, 1, "Who?");
    byte[] realm = attribute(StunMessage.REALM, "turn.test".getBytes(StandardCharsets.US_ASCII));
    byte[] nonce = attribute(StunMessage.NONCE, "once".getBytes(StandardCharsets.US_ASCII));
    return Optional.of(
        ByteBuffer.allocate(HEADER + error.length + realm.length + nonce.length)
            .putShort((short) 0x0113)
            .putShort((short) (error.length + realm.length + nonce.length))
            .put(request, 4, HEADER - 4)
            .put(error)
            .put(realm)
            .put(nonce)
            .array());
  }

  private static byte[] error(int hundreds, int rest, String reason) {
    byte[] words = reason.getBytes(StandardCharsets.US_ASCII);
    return attribute(
        0x0009,
        ByteBuffer.allocate(4 + words.length).putInt(hundreds << 8 | rest).put(words).array());
  }

  private static byte[] attribute(int type, byte[] value) {
    return ByteBuffer.allocate(4 + (value.length + 3) / 4 * 4)
        .putShort((short) type)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  /// A nameserver that knows one thing: which port here serves SIP over UDP for a domain.
  public static UdpPeer nameserver(String domain, int port) throws IOException {
    Map<String, byte[]> records =
        Map.of(
            "33 _sip._udp." + domain + ".",
            srv(port, "edge." + domain),
            "1 edge." + domain + ".",
            new byte[] {127, 0, 0, 1});
    return new UdpPeer(query -> dns(query, records));
  }

  /// A nameserver that knows these records by `TYPE name`, in the bytes of their data.
  static Optional<byte[]> dns(byte[] query, Map<String, byte[]> records) {
    var name = new StringBuilder();
    int at = 12;
    while (query[at] != 0) {
      name.append(new String(query, at + 1, query[at], StandardCharsets.US_ASCII)).append('.');
      at += query[at] + 1;
    }
    int question = at + 5 - 12;
    int type = ByteBuffer.wrap(query).getShort(at + 1);
    byte[] data = records.get(type + " " + name);
    var reply =
        ByteBuffer.allocate(1000)
            .putShort(ByteBuffer.wrap(query).getShort())
            .putShort((short) (data == null ? 0x8583 : 0x8580))
            .putShort((short) 1)
            .putShort((short) (data == null ? 0 : 1))
            .putInt(0)
            .put(query, 12, question);
    if (data != null) {
      reply.putShort((short) 0xC00C).putShort((short) type).putShort((short) 1).putInt(60);
      reply.putShort((short) data.length).put(data);
    }
    var bytes = new byte[reply.position()];
    reply.flip().get(bytes);
    return Optional.of(bytes);
  }

  /// The data of an SRV record.
  static byte[] srv(int port, String target) {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ByteBuffer.allocate(6)
            .putShort((short) 10)
            .putShort((short) 5)
            .putShort((short) port)
            .array());
    for (String label : target.split("\\.", -1)) {
      bytes.write(label.length());
      bytes.writeBytes(label.getBytes(StandardCharsets.US_ASCII));
    }
    bytes.write(0);
    return bytes.toByteArray();
  }
}
