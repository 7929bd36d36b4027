package com.kallglot.console.sandbox.edge;

import com.kallglot.console.telephony.SipTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A plain socket that SIP is written to and read from by hand.
final class RawSip implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final SipTransport transport;
  private final @Nullable DatagramSocket datagrams;
  private final @Nullable Socket stream;
  private @Nullable SocketAddress peer;

  private RawSip(
      SipTransport transport, @Nullable DatagramSocket datagrams, @Nullable Socket stream) {
    this.transport = transport;
    this.datagrams = datagrams;
    this.stream = stream;
  }

  static RawSip udp(int port) throws IOException {
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    socket.connect(InetAddress.getLoopbackAddress(), port);
    return new RawSip(SipTransport.UDP, socket, null);
  }

  static RawSip tcp(int port) throws IOException {
    return new RawSip(SipTransport.TCP, null, new Socket(InetAddress.getLoopbackAddress(), port));
  }

  static RawSip tls(int port, SSLContext trust) throws IOException {
    Socket socket = trust.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    return new RawSip(SipTransport.TLS, null, socket);
  }

  /// One end of a connection that somebody else made.
  static RawSip accepted(SipTransport transport, Socket socket) {
    return new RawSip(transport, null, socket);
  }

  /// A socket that answers whoever it heard last.
  static RawSip answering(DatagramSocket socket) {
    return new RawSip(SipTransport.UDP, socket, null);
  }

  SipTransport transport() {
    return transport;
  }

  String local() {
    return "127.0.0.1:" + (datagrams != null ? datagrams.getLocalPort() : stream.getLocalPort());
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    if (datagrams != null) {
      datagrams.send(
          peer == null || datagrams.isConnected()
              ? new DatagramPacket(bytes, bytes.length)
              : new DatagramPacket(bytes, bytes.length, peer));
    } else {
      stream.getOutputStream().write(bytes);
      stream.getOutputStream().flush();
    }
  }

  /// The next message; fails where none comes for a long time.
  SipText receive() throws IOException {
    return receive(PATIENCE)
        .orElseThrow(() -> new AssertionError("No SIP message came for " + PATIENCE));
  }

  Optional<SipText> receive(Duration patience) throws IOException {
    try {
      return Optional.of(
          new SipText(datagrams != null ? datagram(patience) : fromStream(patience)));
    } catch (SocketTimeoutException nothing) {
      return Optional.empty();
    }
  }

  private String datagram(Duration patience) throws IOException {
    datagrams.setSoTimeout((int) patience.toMillis());
    DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
    datagrams.receive(packet);
    peer = packet.getSocketAddress();
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  private String fromStream(Duration patience) throws IOException {
    stream.setSoTimeout((int) patience.toMillis());
    InputStream in = stream.getInputStream();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new AssertionError("The connection was closed after: " + read);
      }
      read.write(next);
      String text = read.toString(StandardCharsets.UTF_8);
      if (text.endsWith("\r\n\r\n")) {
        int length =
            SipText.found(text, "(?i)^Content-Length:\\s*(\\d+)").map(Integer::parseInt).orElse(0);
        read.writeBytes(in.readNBytes(length));
        return read.toString(StandardCharsets.UTF_8);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (datagrams != null) {
      datagrams.close();
    }
    if (stream != null) {
      stream.close();
    }
  }
}
