package com.kallglot.console.trace.foreign.frame;

import com.kallglot.console.trace.Undelivered;
import com.kallglot.console.trace.Undelivered.Why;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads ICMP errors: each quotes the beginning of the packet that it is about (RFC 792, RFC 4443).
final class Icmp {
  static final int V4 = 1;
  static final int V6 = 58;
  private static final int HEADER = 8;
  private static final int V4_HEADER = 20;
  private static final int V6_HEADER = 40;
  private static final int UDP = 17;
  private static final int TCP = 6;

  private Icmp() {}

  /// Empty for what is no such error, or quotes neither UDP nor TCP.
  static Optional<Undelivered> error(long at, Fragments.Part of, ByteBuffer message) {
    if (message.limit() < HEADER) {
      return Optional.empty();
    }
    int type = message.get(0) & 0xFF;
    int code = message.get(1) & 0xFF;
    boolean isFour = of.protocol() == V4;
    Optional<Why> why = isFour ? why(type, code) : whyOfSix(type, code);
    ByteBuffer quoted = message.slice(HEADER, message.limit() - HEADER);
    return why.flatMap(told ->
        (isFour ? Quoted.four(quoted) : Quoted.six(quoted))
            .map(packet ->
                new Undelivered(at, told, of.source(), packet.source, packet.destination)));
  }

  /// RFC 792, and codes 9, 10 and 13 of RFC 1122 §3.2.2.1 and RFC 1812 §5.2.7.1. Code 4, too big,
  /// is no loss: its sender fragments from then on.
  private static Optional<Why> why(int type, int code) {
    if (type == 11) {
      return code == 0 ? Optional.of(Why.TIME_EXCEEDED) : Optional.empty();
    }
    if (type != 3) {
      return Optional.empty();
    }
    return switch (code) {
      case 2, 3 -> Optional.of(Why.PORT_UNREACHABLE);
      case 9, 10, 13 -> Optional.of(Why.PROHIBITED);
      case 4 -> Optional.empty();
      default -> Optional.of(Why.UNREACHABLE);
    };
  }

  /// RFC 4443 §3.1, §3.3.
  private static Optional<Why> whyOfSix(int type, int code) {
    if (type == 3) {
      return code == 0 ? Optional.of(Why.TIME_EXCEEDED) : Optional.empty();
    }
    if (type != 1) {
      return Optional.empty();
    }
    return switch (code) {
      case 1, 5, 6 -> Optional.of(Why.PROHIBITED);
      case 4 -> Optional.of(Why.PORT_UNREACHABLE);
      default -> Optional.of(Why.UNREACHABLE);
    };
  }

  /// A packet of UDP or TCP, as far as it is quoted.
  private record Quoted(InetSocketAddress source, InetSocketAddress destination) {
    static Optional<Quoted> four(ByteBuffer packet) {
      return packet.limit() < V4_HEADER
          ? Optional.empty()
          : of(packet, packet.get(9) & 0xFF, (packet.get(0) & 0x0F) * 4, 12, 4);
    }

    static Optional<Quoted> six(ByteBuffer packet) {
      return packet.limit() < V6_HEADER
          ? Optional.empty()
          : of(packet, packet.get(6) & 0xFF, V6_HEADER, 8, 16);
    }

    /// @param header its length
    /// @param from where its source address is, which the other one follows
    /// @param length of an address
    private static Optional<Quoted> of(
        ByteBuffer packet, int protocol, int header, int from, int length) {
      boolean ports = protocol == UDP || protocol == TCP;
      if (!ports || header < V4_HEADER || header + 4 > packet.limit()) {
        return Optional.empty();
      }
      return Optional.of(
          new Quoted(
              socket(packet, from, length, header),
              socket(packet, from + length, length, header + 2)));
    }

    private static InetSocketAddress socket(ByteBuffer packet, int at, int length, int port) {
      return new InetSocketAddress(
          Unwrapping.address(packet, at, length), packet.getShort(port) & 0xFFFF);
    }
  }
}
