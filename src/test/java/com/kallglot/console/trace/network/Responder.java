package com.kallglot.console.trace.network;

import com.kallglot.console.softphone.SipText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A SIP server that answers every request over UDP and TCP with where it saw it come from (RFC
/// 3581). A program of its own: `Responder ADDRESS PORT`. Says `ready` when it is.
final class Responder {
  private Responder() {}

  public static void main(String[] arguments) throws IOException {
    var here = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
    try (var datagrams = new DatagramSocket(here);
        var streams = new ServerSocket(here.getPort(), 5, here.getAddress())) {
      Thread.ofPlatform().daemon().start(() -> accept(streams));
      System.out.println("ready");
      while (true) {
        var packet = new DatagramPacket(new byte[4096], 4096);
        datagrams.receive(packet);
        byte[] answer =
            answer(packet.getData(), packet.getLength(), packet.getAddress(), packet.getPort());
        datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    }
  }

  private static void accept(ServerSocket streams) {
    while (true) {
      try (Socket client = streams.accept()) {
        InputStream in = client.getInputStream();
        byte[] request = new byte[4096];
        int length = in.read(request);
        client
            .getOutputStream()
            .write(answer(request, length, client.getInetAddress(), client.getPort()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] answer(byte[] request, int length, InetAddress from, int port) {
    SipText text = SipText.of(new String(request, 0, length, StandardCharsets.UTF_8));
    String via = text.header("Via").orElseThrow().replace(";rport", ";rport=" + port);
    return ("SIP/2.0 200 OK\r\nVia: " + via + ";received=" + from.getHostAddress() + "\r\n\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
