package com.kallglot.console.sandbox.edge;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A caller's media socket: RTP written and read by hand.
final class RtpProbe implements AutoCloseable {
  static final int SSRC = 0x12345678;

  private final DatagramSocket socket;

  RtpProbe() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.setSoTimeout(10_000);
  }

  int port() {
    return socket.getLocalPort();
  }

  /// An offer of PCMU, PCMA and telephone events to this socket.
  String offer() {
    return offer("RTP/AVP", "0 8 101", "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n");
  }

  String offer(String profile, String formats, String attributes) {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
        + "m=audio "
        + port()
        + " "
        + profile
        + " "
        + formats
        + "\r\n"
        + attributes;
  }

  static int mediaPort(SipText answer) {
    return Integer.parseInt(answer.find("^m=audio (\\d+)").orElseThrow());
  }

  static byte[] packet(int type, int sequence, int timestamp, byte[] payload) {
    return ByteBuffer.allocate(12 + payload.length)
        .put((byte) 0x80)
        .put((byte) type)
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(SSRC)
        .put(payload)
        .array();
  }

  void send(byte[] packet, int port) throws IOException {
    socket.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
  }

  /// The next RTP packet, past any RTCP.
  byte[] receive() throws IOException {
    byte[] packet = receiveAny().orElseThrow(() -> new AssertionError("No RTP came"));
    while (isRtcp(packet)) {
      packet = receiveAny().orElseThrow(() -> new AssertionError("No RTP came"));
    }
    return packet;
  }

  Optional<byte[]> receiveAny() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    try {
      socket.receive(packet);
      return Optional.of(Arrays.copyOf(packet.getData(), packet.getLength()));
    } catch (SocketTimeoutException nothing) {
      return Optional.empty();
    }
  }

  /// The port that the next RTP packet comes from.
  int receiveFrom() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    do {
      socket.receive(packet);
    } while (isRtcp(packet.getData()));
    return packet.getPort();
  }

  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  static boolean isRtcp(byte[] packet) {
    return (packet[1] & 0xFF) >= 192 && (packet[1] & 0xFF) <= 223;
  }

  @Override
  public void close() {
    socket.close();
  }
}
