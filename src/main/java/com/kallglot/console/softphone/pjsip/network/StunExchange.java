package com.kallglot.console.softphone.pjsip.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a STUN or TURN server and waits for what it says.
interface StunExchange extends AutoCloseable {
  /// How long an answer is waited for, in ms: over UDP the question is repeated, and the interval
  /// doubles (RFC 8489 §6.2.1).
  List<Integer> WAITS = List.of(250, 500, 1000);

  /// @return empty where nothing came
  Optional<StunMessage> ask(byte[] request) throws IOException;

  @Override
  void close() throws IOException;

  /// @param local the address to ask from; null for any
  static StunExchange overUdp(InetSocketAddress server, @Nullable String local) throws IOException {
    return new OverUdp(server, new DatagramSocket(from(local)));
  }

  /// @throws IOException where no connection is made in time
  static StunExchange overTcp(InetSocketAddress server, @Nullable String local) throws IOException {
    var socket = new Socket();
    try {
      int patience = WAITS.stream().mapToInt(Integer::intValue).sum();
      socket.bind(from(local));
      socket.connect(server, patience);
      socket.setSoTimeout(patience);
      return new OverTcp(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static InetSocketAddress from(@Nullable String local) {
    return new InetSocketAddress(local == null ? null : InetAddress.ofLiteral(local), 0);
  }

  static InetSocketAddress resolved(String host, int port) throws UnknownHostException {
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (address instanceof Inet4Address) {
        return new InetSocketAddress(address, port);
      }
    }
    throw new UnknownHostException(host);
  }

  /// In datagrams, each a message.
  record OverUdp(InetSocketAddress server, DatagramSocket socket) implements StunExchange {
    private static final int LARGEST = 1500;

    @Override
    public Optional<StunMessage> ask(byte[] request) throws IOException {
      for (int wait : WAITS) {
        socket.send(new DatagramPacket(request, request.length, server));
        Optional<StunMessage> answer = receive(request, wait);
        if (answer.isPresent()) {
          return answer;
        }
      }
      return Optional.empty();
    }

    /// Something else on the socket, which is very rare, counts as no answer to this request.
    private Optional<StunMessage> receive(byte[] request, int millis) throws IOException {
      var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      socket.setSoTimeout(millis);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      }
      return StunMessage.parse(packet.getData(), packet.getLength())
          .filter(message -> message.answers(request));
    }

    @Override
    public void close() {
      socket.close();
    }
  }

  /// In a stream, each message with its length.
  record OverTcp(Socket socket) implements StunExchange {
    @Override
    public Optional<StunMessage> ask(byte[] request) throws IOException {
      socket.getOutputStream().write(request);
      try {
        byte[] header = socket.getInputStream().readNBytes(StunMessage.HEADER);
        if (header.length < StunMessage.HEADER) {
          throw new EOFException("it closes the connection");
        }
        int length = StunMessage.length(header);
        byte[] whole = Arrays.copyOf(header, length);
        int read = socket.getInputStream().readNBytes(whole, header.length, length - header.length);
        return StunMessage.parse(whole, header.length + read);
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
