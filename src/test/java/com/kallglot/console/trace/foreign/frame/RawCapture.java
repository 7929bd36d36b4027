package com.kallglot.console.trace.foreign.frame;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// Captures written byte by byte, as foreign tools write them.
public final class RawCapture {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  /// An old pcap in microseconds.
  public RawCapture(int link) {
    this(link, ByteOrder.LITTLE_ENDIAN, 0xA1B2C3D4);
  }

  RawCapture(int link, ByteOrder order, int magic) {
    this.order = order;
    out.writeBytes(
        buffer(24)
            .putInt(magic)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(65535)
            .putInt(link)
            .array());
  }

  private ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  /// @param fraction of the second, in the file's unit
  public RawCapture add(int second, int fraction, byte[]... parts) {
    byte[] bytes = joined(parts);
    out.writeBytes(
        buffer(16)
            .putInt(second)
            .putInt(fraction)
            .putInt(bytes.length)
            .putInt(bytes.length)
            .array());
    out.writeBytes(bytes);
    return this;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }

  public static byte[] udp(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
    return four(17, 7, 0x4000, from.getAddress(), to.getAddress(), segment(from, to, payload));
  }

  static byte[] segment(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
    return ByteBuffer.allocate(8 + payload.length)
        .putShort((short) from.getPort())
        .putShort((short) to.getPort())
        .putShort((short) (8 + payload.length))
        .putShort((short) 0)
        .put(payload)
        .array();
  }

  /// @param flags of TCP, 2 for SYN
  public static byte[] tcp(
      InetSocketAddress from, InetSocketAddress to, int sequence, int flags, byte[] payload) {
    byte[] segment =
        ByteBuffer.allocate(20 + payload.length)
            .putShort((short) from.getPort())
            .putShort((short) to.getPort())
            .putInt(sequence)
            .putInt(1)
            .putShort((short) (0x5000 | flags))
            .putShort((short) -1)
            .putInt(0)
            .put(payload)
            .array();
    return four(6, 7, 0x4000, from.getAddress(), to.getAddress(), segment);
  }

  /// An ICMP error, destination unreachable.
  ///
  /// @param returned the packet that it quotes, from the IP header on
  public static byte[] icmp(InetSocketAddress by, InetSocketAddress to, int code, byte[] returned) {
    byte[] error =
        ByteBuffer.allocate(8 + returned.length)
            .put((byte) 3)
            .put((byte) code)
            .position(8)
            .put(returned)
            .array();
    return four(1, 7, 0, by.getAddress(), to.getAddress(), error);
  }

  /// @param fragment flags and offset in eights
  static byte[] four(
      int protocol, int id, int fragment, InetAddress from, InetAddress to, byte[] payload) {
    return ByteBuffer.allocate(20 + payload.length)
        .putShort((short) 0x4500)
        .putShort((short) (20 + payload.length))
        .putShort((short) id)
        .putShort((short) fragment)
        .put((byte) 64)
        .put((byte) protocol)
        .putShort((short) 0)
        .put(from.getAddress())
        .put(to.getAddress())
        .put(payload)
        .array();
  }

  /// @param next what the payload begins with
  static byte[] six(int next, String from, String to, byte[] payload) throws UnknownHostException {
    return ByteBuffer.allocate(40 + payload.length)
        .putInt(0x60000000)
        .putShort((short) payload.length)
        .put((byte) next)
        .put((byte) 64)
        .put(InetAddress.getByName(from).getAddress())
        .put(InetAddress.getByName(to).getAddress())
        .put(payload)
        .array();
  }
}
