package com.kallglot.console.trace.foreign.frame;

import com.kallglot.console.trace.Undelivered;
import com.kallglot.console.trace.Undelivered.Why;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads ICMP errors: each quotes the beginning of the packet that it is about (RFC 792, RFC 4443).
final class Icmp {
  static final int V4 = 1;
  static final int V6 = 58;
  private static final int HEADER = 8;
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
    ByteBuffer quoted = message.slice(HEADER, message.limit() - HEADER);
    return (of.protocol() == V4 ? why(type, code) : whyOfSix(type, code))
        .flatMap(why -> of.protocol() == V4 ? four(at, why, of, quoted) : six(at, why, of, quoted));
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

  private static Optional<Undelivered> four(
      long at, Why why, Fragments.Part of, ByteBuffer quoted) {
    if (quoted.limit() < 20) {
      return Optional.empty();
    }
    int header = (quoted.get(0) & 0x0F) * 4;
    return sockets(
        at,
        why,
        of,
        quoted,
        new Quoted(
            quoted.get(9) & 0xFF,
            header,
            Unwrapping.address(quoted, 12, 4),
            Unwrapping.address(quoted, 16, 4)));
  }

  private static Optional<Undelivered> six(long at, Why why, Fragments.Part of, ByteBuffer quoted) {
    if (quoted.limit() < V6_HEADER) {
      return Optional.empty();
    }
    return sockets(
        at,
        why,
        of,
        quoted,
        new Quoted(
            quoted.get(6) & 0xFF,
            V6_HEADER,
            Unwrapping.address(quoted, 8, 16),
            Unwrapping.address(quoted, 24, 16)));
  }

  private record Quoted(int protocol, int header, InetAddress source, InetAddress destination) {}

  private static Optional<Undelivered> sockets(
      long at, Why why, Fragments.Part of, ByteBuffer quoted, Quoted packet) {
    boolean ports = packet.protocol == UDP || packet.protocol == TCP;
    if (!ports || packet.header < 20 || packet.header + 4 > quoted.limit()) {
      return Optional.empty();
    }
    int source = quoted.getShort(packet.header) & 0xFFFF;
    int destination = quoted.getShort(packet.header + 2) & 0xFFFF;
    return Optional.of(
        new Undelivered(
            at,
            why,
            of.source(),
            new InetSocketAddress(packet.source, source),
            new InetSocketAddress(packet.destination, destination)));
  }
}
