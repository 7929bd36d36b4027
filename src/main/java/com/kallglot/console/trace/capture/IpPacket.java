package com.kallglot.console.trace.capture;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Puts IP and UDP or TCP headers before a payload (RFC 791, 8200, 768, 9293). Both ends are of one
/// family; where they are not, as where one is not known, both are written as IPv6.
final class IpPacket {
  private static final int UDP = 17;
  private static final int TCP = 6;
  private static final int UDP_HEADER = 8;
  private static final int TCP_HEADER = 20;
  private static final int V4_HEADER = 20;
  private static final int V6_HEADER = 40;
  private static final byte HOPS = 64;
  private static final int ACK_PUSH = 0x5018;
  private static final int WINDOW = 0xFFFF;

  private IpPacket() {}

  /// @param missing bytes that followed the payload and were not kept: the headers tell the length
  ///   with them, and nobody can verify the checksum
  static byte[] udp(InetSocketAddress from, InetSocketAddress to, byte[] payload, int missing) {
    ByteBuffer segment =
        ByteBuffer.allocate(UDP_HEADER + payload.length)
            .putShort((short) from.getPort())
            .putShort((short) to.getPort())
            .putShort((short) (UDP_HEADER + payload.length + missing))
            .putShort((short) 0)
            .put(payload);
    return packet(UDP, from.getAddress(), to.getAddress(), segment.array(), missing, 6);
  }

  /// One segment of an established connection.
  ///
  /// @param sequence of the first byte of the payload
  /// @param acknowledged the next byte expected from the other side
  static byte[] tcp(
      InetSocketAddress from,
      InetSocketAddress to,
      int sequence,
      int acknowledged,
      byte[] payload) {
    ByteBuffer segment =
        ByteBuffer.allocate(TCP_HEADER + payload.length)
            .putShort((short) from.getPort())
            .putShort((short) to.getPort())
            .putInt(sequence)
            .putInt(acknowledged)
            .putShort((short) ACK_PUSH)
            .putShort((short) WINDOW)
            .putInt(0)
            .put(payload);
    return packet(TCP, from.getAddress(), to.getAddress(), segment.array(), 0, 16);
  }

  private static byte[] packet(
      int protocol, InetAddress from, InetAddress to, byte[] segment, int missing, int checksumAt) {
    boolean four = from.getAddress().length == 4 && to.getAddress().length == 4;
    byte[] source = four ? from.getAddress() : sixteen(from);
    byte[] destination = four ? to.getAddress() : sixteen(to);
    long pseudo = sum(source) + sum(destination) + protocol + segment.length + missing;
    int checksum = folded(pseudo + sum(segment));
    // In UDP zero would mean that there is none (RFC 768)
    boolean zero = protocol == UDP && checksum == 0;
    ByteBuffer.wrap(segment).putShort(checksumAt, (short) (zero ? 0xFFFF : checksum));
    return four
        ? four(protocol, source, destination, segment, missing)
        : six(protocol, source, destination, segment, missing);
  }

  private static byte[] sixteen(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 16) {
      return bytes;
    }
    byte[] mapped = new byte[16];
    Arrays.fill(mapped, 10, 12, (byte) 0xFF); // ::ffff:a.b.c.d (RFC 4291 §2.5.5.2)
    System.arraycopy(bytes, 0, mapped, 12, 4);
    return mapped;
  }

  private static byte[] four(int protocol, byte[] from, byte[] to, byte[] segment, int missing) {
    ByteBuffer packet =
        ByteBuffer.allocate(V4_HEADER + segment.length)
            .putShort((short) 0x4500)
            .putShort((short) (V4_HEADER + segment.length + missing))
            .putInt(0x4000) // not to be fragmented
            .put(HOPS)
            .put((byte) protocol)
            .putShort((short) 0)
            .put(from)
            .put(to);
    int checksum = folded(sum(Arrays.copyOf(packet.array(), V4_HEADER)));
    return packet.putShort(10, (short) checksum).put(segment).array();
  }

  private static byte[] six(int protocol, byte[] from, byte[] to, byte[] segment, int missing) {
    return ByteBuffer.allocate(V6_HEADER + segment.length)
        .putInt(0x60000000)
        .putShort((short) (segment.length + missing))
        .put((byte) protocol)
        .put(HOPS)
        .put(from)
        .put(to)
        .put(segment)
        .array();
  }

  private static long sum(byte[] bytes) {
    long sum = 0;
    for (int i = 0; i < bytes.length; i += 2) {
      int low = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
      sum += ((bytes[i] & 0xFF) << 8) | low;
    }
    return sum;
  }

  private static int folded(long sum) {
    long folded = sum;
    while (folded >> 16 != 0) {
      folded = (folded & 0xFFFF) + (folded >> 16);
    }
    return (int) ~folded & 0xFFFF;
  }
}
