package com.kallglot.console.softphone.pjsip.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A UDP socket on the loopback that keeps what comes and answers as it is told.
public final class UdpPeer implements AutoCloseable {
  private static final int LARGEST = 16_000;

  private final DatagramSocket socket;
  private final Function<byte[], Optional<byte[]>> answer;
  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final Thread thread;

  UdpPeer(Function<byte[], Optional<byte[]>> answer) throws IOException {
    this.answer = answer;
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().name("udp-peer").start(this::listen);
  }

  public static UdpPeer silent() throws IOException {
    return new UdpPeer(packet -> Optional.empty());
  }

  public int port() {
    return socket.getLocalPort();
  }

  public String address() {
    return "127.0.0.1:" + port();
  }

  public List<String> texts() {
    return received.stream().map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1)).toList();
  }

  private void listen() {
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
      try {
        socket.receive(packet);
        byte[] bytes = Arrays.copyOf(packet.getData(), packet.getLength());
        received.add(bytes);
        Optional<byte[]> reply = answer.apply(bytes);
        if (reply.isPresent()) {
          byte[] back = reply.get();
          socket.send(new DatagramPacket(back, back.length, packet.getSocketAddress()));
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    socket.close();
    thread.join();
  }
}
