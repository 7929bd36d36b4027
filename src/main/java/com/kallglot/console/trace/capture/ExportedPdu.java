package com.kallglot.console.trace.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// A payload without its transport, in the form in which Wireshark exports one (its
/// `wsutil/exported_pdu_tlvs.h`): tags that name dissector and ends, then the payload.
final class ExportedPdu {
  private static final int DISSECTOR = 12;
  private static final int V4_SOURCE = 20;
  private static final int V6_SOURCE = 22;
  private static final int PORT_TYPE = 24;
  private static final int SOURCE_PORT = 25;
  private static final int DESTINATION_PORT = 26;
  private static final int TCP = 2;
  private static final int ROOM = 128;

  private ExportedPdu() {}

  /// SIP as it was inside a TLS connection.
  static byte[] sip(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
    ByteBuffer tags = ByteBuffer.allocate(ROOM + payload.length);
    tag(tags, DISSECTOR, "sip".getBytes(StandardCharsets.US_ASCII));
    address(tags, from.getAddress(), 0);
    address(tags, to.getAddress(), 1);
    number(tags, PORT_TYPE, TCP);
    number(tags, SOURCE_PORT, from.getPort());
    number(tags, DESTINATION_PORT, to.getPort());
    tags.putInt(0).put(payload);
    byte[] whole = new byte[tags.position()];
    tags.get(0, whole);
    return whole;
  }

  private static void address(ByteBuffer tags, InetAddress address, int offset) {
    byte[] bytes = address.getAddress();
    tag(tags, (bytes.length == 4 ? V4_SOURCE : V6_SOURCE) + offset, bytes);
  }

  private static void number(ByteBuffer tags, int code, int value) {
    tag(tags, code, ByteBuffer.allocate(4).putInt(value).array());
  }

  private static void tag(ByteBuffer tags, int code, byte[] value) {
    int padded = (value.length + 3) & ~3;
    tags.putShort((short) code).putShort((short) padded).put(value);
    tags.position(tags.position() + padded - value.length);
  }
}
