package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SipText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A far end that gives the first INVITE the responses it is told to, and from then on is dead to
/// the world: its port is open and nothing comes out.
final class DeafPeer implements AutoCloseable {
  private static final String SDP =
      """
      v=0
      o=- 1 1 IN IP4 127.0.0.1
      s=-
      c=IN IP4 127.0.0.1
      t=0 0
      m=audio 9 RTP/AVP 0
      a=rtpmap:0 PCMU/8000
      """
          .replace("\n", "\r\n");

  private final DatagramSocket socket;
  private final List<String> responses;
  private final List<SipText> received = new CopyOnWriteArrayList<>();
  private final Thread thread;

  /// @param responses status lines without the version, `180 Ringing`
  DeafPeer(String... responses) throws IOException {
    this.responses = List.of(responses);
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().name("deaf-peer").start(this::listen);
  }

  String uri() {
    return "sip:deaf@127.0.0.1:" + socket.getLocalPort();
  }

  /// The methods of the requests that came, retransmissions included.
  List<String> methods() {
    return received.stream().map(SipText::method).toList();
  }

  private void listen() {
    var buffer = new byte[16_000];
    boolean answered = false;
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        var request = SipText.parse(text).orElseThrow();
        received.add(request);
        if (!answered) {
          answered = true;
          for (String response : responses) {
            respond(request, response, packet);
          }
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void respond(SipText request, String status, DatagramPacket from) throws IOException {
    String body = status.startsWith("200") ? SDP : "";
    String text =
        "SIP/2.0 %s\r\nVia: %s\r\nFrom: %s\r\nTo: %s;tag=deaf\r\nCall-ID: %s\r\nCSeq: %s\r\n"
                .formatted(
                    status,
                    request.header("Via").orElseThrow(),
                    request.header("From").orElseThrow(),
                    request.header("To").orElseThrow(),
                    request.callId(),
                    request.header("CSeq").orElseThrow())
            + "Contact: <"
            + uri()
            + ">\r\nContent-Type: application/sdp\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, from.getSocketAddress()));
  }

  @Override
  public void close() {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
