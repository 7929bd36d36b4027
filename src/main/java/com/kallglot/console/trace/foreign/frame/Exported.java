package com.kallglot.console.trace.foreign.frame;

import com.kallglot.console.trace.foreign.frame.Datagram.Carrier;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SIP that was exported without its transport, by Wireshark or by this console.
final class Exported {
  private static final int END = 0;
  private static final int DISSECTOR = 12;
  private static final int V4_SOURCE = 20;
  private static final int V6_DESTINATION = 23;
  private static final int SOURCE_PORT = 25;
  private static final int DESTINATION_PORT = 26;

  private @Nullable InetAddress source;
  private @Nullable InetAddress destination;
  private int sourcePort;
  private int destinationPort;
  private String dissector = "";

  private Exported() {}

  static Optional<Datagram> in(Frame frame) {
    return new Exported().read(frame);
  }

  private Optional<Datagram> read(Frame frame) {
    ByteBuffer bytes = ByteBuffer.wrap(frame.bytes());
    int at = 0;
    while (at + 4 <= bytes.limit()) {
      int tag = bytes.getShort(at) & 0xFFFF;
      int length = bytes.getShort(at + 2) & 0xFFFF;
      if (at + 4 + length > bytes.limit()) {
        return Optional.empty();
      }
      at += 4;
      if (tag == END) {
        return message(frame, bytes, at + length);
      }
      note(tag, bytes, at, length);
      at += length;
    }
    return Optional.empty();
  }

  private void note(int tag, ByteBuffer bytes, int at, int length) {
    if (tag == DISSECTOR) {
      byte[] name = new byte[length];
      bytes.get(at, name);
      dissector = new String(name, StandardCharsets.US_ASCII).replace("\0", "").strip();
    } else if (tag >= V4_SOURCE && tag <= V6_DESTINATION && (length == 4 || length == 16)) {
      InetAddress address = Unwrapping.address(bytes, at, length);
      if (tag % 2 == 0) {
        source = address;
      } else {
        destination = address;
      }
    } else if (tag == SOURCE_PORT && length == 4) {
      sourcePort = bytes.getInt(at) & 0xFFFF;
    } else if (tag == DESTINATION_PORT && length == 4) {
      destinationPort = bytes.getInt(at) & 0xFFFF;
    }
  }

  private Optional<Datagram> message(Frame frame, ByteBuffer bytes, int at) {
    if (source == null || destination == null || !dissector.startsWith("sip")) {
      return Optional.empty();
    }
    byte[] payload = new byte[bytes.limit() - at];
    bytes.get(at, payload);
    return Optional.of(
        new Datagram(
            frame.atNanos(),
            Carrier.INSIDE_TLS,
            new InetSocketAddress(source, sourcePort),
            new InetSocketAddress(destination, destinationPort),
            0,
            payload,
            payload.length));
  }
}
