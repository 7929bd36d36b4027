package com.kallglot.console.trace.foreign.frame;

import com.kallglot.console.trace.foreign.frame.Datagram.Carrier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// Takes the headers off: link, VLAN, IP, UDP or TCP. What ICMP returns is told apart.
final class Unwrapping {
  private static final int V4 = 0x0800;
  private static final int V6 = 0x86DD;
  private static final int VLAN = 0x8100;
  private static final int PROVIDER_VLAN = 0x88A8;
  private static final int UDP = 17;
  private static final int TCP = 6;

  private final CaptureSink sink;
  private final Fragments fragments = new Fragments();
  private final Passages passages = new Passages();
  private int device;

  Unwrapping(CaptureSink sink) {
    this.sink = sink;
  }

  void take(Frame frame) {
    ByteBuffer bytes = ByteBuffer.wrap(frame.bytes());
    device = frame.device();
    switch (frame.link()) {
      case 1 -> ethernet(frame.atNanos(), bytes, 12);
      case 0, 108 ->
          ip(frame.atNanos(), after(bytes, 4)); // BSD loopback, its family is the version
      case 12, 14, 101, 228, 229 -> ip(frame.atNanos(), bytes); // raw IP
      case 113 -> ethernet(frame.atNanos(), bytes, 14); // Linux cooked
      case 252 -> Exported.in(frame).ifPresent(sink::carried);
      case 276 -> cooked(frame.atNanos(), bytes); // Linux cooked, version 2
      default -> {} // a link that carries no telephony: serial lines, radios
    }
  }

  /// @param type where the type of what follows stands
  private void ethernet(long at, ByteBuffer bytes, int type) {
    int position = type;
    while (position + 2 <= bytes.limit()) {
      int next = bytes.getShort(position) & 0xFFFF;
      if (next == V4 || next == V6) {
        ip(at, after(bytes, position + 2));
        return;
      } else if (next != VLAN && next != PROVIDER_VLAN) {
        return;
      }
      position += 4;
    }
  }

  private void cooked(long at, ByteBuffer bytes) {
    int next = bytes.limit() < 20 ? 0 : bytes.getShort(0) & 0xFFFF;
    if (next == V4 || next == V6) {
      ip(at, after(bytes, 20));
    } else if (next == VLAN || next == PROVIDER_VLAN) {
      ethernet(at, bytes, 22);
    }
  }

  private static ByteBuffer after(ByteBuffer bytes, int header) {
    return header > bytes.limit()
        ? ByteBuffer.allocate(0)
        : bytes.slice(header, bytes.limit() - header);
  }

  private void ip(long at, ByteBuffer packet) {
    if (packet.limit() < 20) {
      return;
    }
    int version = (packet.get(0) & 0xF0) >> 4;
    if (version == 4) {
      four(at, packet);
    } else if (version == 6 && packet.limit() >= 40) {
      six(at, packet);
    }
  }

  private void four(long at, ByteBuffer packet) {
    int header = (packet.get(0) & 0x0F) * 4;
    int told = packet.getShort(2) & 0xFFFF;
    int missing = Math.max(0, told - packet.limit());
    int length = told == 0 ? packet.limit() : Math.min(told, packet.limit()); // 0: left to the card
    if (header < 20 || length < header) {
      return;
    }
    int flags = packet.getShort(6) & 0xFFFF;
    var part =
        new Fragments.Part(
            address(packet, 12, 4),
            address(packet, 16, 4),
            packet.get(9) & 0xFF,
            packet.getShort(4) & 0xFFFF,
            (flags & 0x1FFF) * 8,
            (flags & 0x2000) != 0,
            packet.slice(header, length - header),
            missing);
    take(at, packet.arrayOffset(), part);
  }

  private void six(long at, ByteBuffer packet) {
    int told = 40 + (packet.getShort(4) & 0xFFFF);
    int end = Math.min(packet.limit(), told);
    int next = packet.get(6) & 0xFF;
    int position = 40;
    int id = 0;
    int offset = 0;
    boolean more = false;
    // Hop-by-hop, routing, fragment, destination options (RFC 8200 §4)
    while (position + 8 <= end && (next == 0 || next == 43 || next == 44 || next == 60)) {
      int length = next == 44 ? 8 : 8 + (packet.get(position + 1) & 0xFF) * 8;
      if (next == 44) {
        offset = packet.getShort(position + 2) & 0xFFF8;
        more = (packet.getShort(position + 2) & 1) != 0;
        id = packet.getInt(position + 4);
      }
      next = packet.get(position) & 0xFF;
      position += length;
    }
    if (position > end) {
      return;
    }
    var part =
        new Fragments.Part(
            address(packet, 8, 16),
            address(packet, 24, 16),
            next,
            id,
            offset,
            more,
            packet.slice(position, end - position),
            told - end);
    take(at, packet.arrayOffset(), part);
  }

  /// @param header how long what stands before the IP header is
  private void take(long at, int header, Fragments.Part part) {
    int place = device;
    for (int i = 0; i < header; i++) {
      place = 31 * place + part.bytes().array()[i];
    }
    if (passages.isFirst(at, place, part)) {
      fragments.whole(part).ifPresent(whole -> transport(at, part, whole));
    }
  }

  private void transport(long at, Fragments.Part of, ByteBuffer segment) {
    switch (of.protocol()) {
      case UDP -> udp(at, of, segment);
      case TCP -> tcp(at, of, segment);
      case Icmp.V4, Icmp.V6 -> Icmp.error(at, of, segment).ifPresent(sink::returned);
      default -> {}
    }
  }

  private void udp(long at, Fragments.Part of, ByteBuffer segment) {
    if (segment.limit() >= 8) {
      int length = (segment.getShort(4) & 0xFFFF) - 8; // zero where it was left to the card
      carried(at, of, Carrier.UDP, segment, 8, 0, length);
    }
  }

  private void tcp(long at, Fragments.Part of, ByteBuffer segment) {
    int header = segment.limit() < 20 ? 0 : ((segment.get(12) & 0xF0) >> 4) * 4;
    if (header >= 20 && header <= segment.limit()) {
      boolean opens = (segment.get(13) & 2) != 0; // SYN takes a number of its own
      carried(
          at,
          of,
          opens ? Carrier.TCP_OPENING : Carrier.TCP,
          segment,
          header,
          segment.getInt(4) + (opens ? 1 : 0),
          segment.limit() - header + of.missing());
    }
  }

  private void carried(
      long at,
      Fragments.Part of,
      Carrier carrier,
      ByteBuffer segment,
      int header,
      int sequence,
      int length) {
    byte[] payload = new byte[segment.limit() - header];
    segment.get(header, payload);
    sink.carried(
        new Datagram(
            at,
            carrier,
            new InetSocketAddress(of.source(), segment.getShort(0) & 0xFFFF),
            new InetSocketAddress(of.destination(), segment.getShort(2) & 0xFFFF),
            sequence,
            payload,
            Math.max(payload.length, length)));
  }

  static InetAddress address(ByteBuffer bytes, int at, int length) {
    byte[] address = new byte[length];
    bytes.get(at, address);
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("An address of " + length + " bytes", e);
    }
  }
}
