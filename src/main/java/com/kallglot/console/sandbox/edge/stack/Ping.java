package com.kallglot.console.sandbox.edge.stack;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/// Asks a SIP port by OPTIONS over UDP whether anybody is listening.
final class Ping {
  private static final int RETRY_MILLIS = 250;

  private Ping() {}

  /// Whether any response comes, asking again every quarter of a second.
  static boolean isAnswered(InetSocketAddress target, Duration patience) throws IOException {
    InetAddress anyLocal = target.getAddress();
    try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(anyLocal, 0))) {
      socket.setSoTimeout(RETRY_MILLIS);
      long until = System.nanoTime() + patience.toNanos();
      do {
        byte[] request = options(target, socket).getBytes(StandardCharsets.US_ASCII);
        socket.send(new DatagramPacket(request, request.length, target));
        if (hears(socket)) {
          return true;
        }
      } while (System.nanoTime() - until < 0);
      return false;
    }
  }

  private static boolean hears(DatagramSocket socket) throws IOException {
    try {
      socket.receive(new DatagramPacket(new byte[2048], 2048));
      return true;
    } catch (SocketTimeoutException nothingYet) {
      return false;
    }
  }

  private static String options(InetSocketAddress target, DatagramSocket from) {
    String there = target.getAddress().getHostAddress() + ":" + target.getPort();
    String here = from.getLocalAddress().getHostAddress() + ":" + from.getLocalPort();
    String id = UUID.randomUUID().toString();
    return """
    OPTIONS sip:%s SIP/2.0
    Via: SIP/2.0/UDP %s;rport;branch=z9hG4bK%s
    Max-Forwards: 1
    From: <sip:ping@%s>;tag=%s
    To: <sip:%s>
    Call-ID: %s
    CSeq: 1 OPTIONS
    Content-Length: 0

    """
        .formatted(there, here, id, here, id.substring(0, 8), there, id)
        .replace("\n", "\r\n");
  }
}
