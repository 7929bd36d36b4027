package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkSettings;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the STUN server that answers. PJSIP would find out on the engine's thread, for many
/// seconds with all calls waiting, and then go on without a word.
public final class StunProbe {
  private static final int HEADER = 20;
  private static final int BINDING_REQUEST = 0x0001;
  private static final int BINDING_RESPONSE = 0x0101;
  private static final int COOKIE = 0x2112_A442;
  private static final int LARGEST = 1500;

  /// How long each of the requests is waited for, in ms: the interval doubles (RFC 8489 §6.2.1).
  private static final List<Integer> WAITS = List.of(250, 500, 1000);

  private final SecureRandom random = new SecureRandom();

  /// Asks the servers in their order; takes up to two seconds for each that does not answer.
  ///
  /// @param local the address to ask from; null for any
  /// @return the first that answers; empty where none is named
  /// @throws SoftphoneException where none of them answers
  public Optional<InetSocketAddress> firstAnswering(List<String> servers, @Nullable String local)
      throws SoftphoneException {
    List<String> failures = new ArrayList<>();
    for (String server : servers) {
      try {
        InetSocketAddress address = resolved(server);
        if (answers(address, local)) {
          return Optional.of(address);
        }
        failures.add(server + " does not answer");
      } catch (UnknownHostException e) {
        failures.add(server + " has no IPv4 address");
      } catch (IOException e) {
        failures.add(server + ": " + e.getMessage());
      }
    }
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    throw new SoftphoneException(
        "Asking for our address outside: of the STUN servers, " + String.join("; ", failures));
  }

  private static InetSocketAddress resolved(String server) throws UnknownHostException {
    String host = HostAndPort.host(server);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      if (address instanceof Inet4Address) {
        int port = HostAndPort.port(server, NetworkSettings.STUN_PORT);
        return new InetSocketAddress(address, port);
      }
    }
    throw new UnknownHostException(host);
  }

  private boolean answers(InetSocketAddress server, @Nullable String local) throws IOException {
    InetAddress from = local == null ? null : InetAddress.ofLiteral(local);
    try (var socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
      byte[] request = request();
      for (int wait : WAITS) {
        socket.send(new DatagramPacket(request, request.length, server));
        if (isAnswered(socket, request, wait)) {
          return true;
        }
      }
      return false;
    }
  }

  /// Something else on the socket, which is very rare, counts as the answer to this request.
  private static boolean isAnswered(DatagramSocket socket, byte[] request, int millis)
      throws IOException {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    socket.setSoTimeout(millis);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return false;
    }
    byte[] answer = packet.getData();
    return packet.getLength() >= HEADER
        && ByteBuffer.wrap(answer).getShort() == BINDING_RESPONSE
        && Arrays.equals(answer, 4, HEADER, request, 4, HEADER);
  }

  private byte[] request() {
    var transaction = new byte[12];
    random.nextBytes(transaction);
    return ByteBuffer.allocate(HEADER)
        .putShort((short) BINDING_REQUEST)
        .putShort((short) 0)
        .putInt(COOKIE)
        .put(transaction)
        .array();
  }
}
