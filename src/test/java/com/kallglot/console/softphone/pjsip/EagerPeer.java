package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SipPeer;
import com.kallglot.console.softphone.SipText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A far end whose sound is on its way before its answer is, as RFC 3264 §5.1 allows: every caller
/// must be ready for it from the offer on.
final class EagerPeer implements AutoCloseable {
  private static final Pattern OFFERED_PORT = Pattern.compile("m=audio (\\d+) ");

  /// Fewer than a socket holds.
  private static final int BEFORE_THE_ANSWER = 50;

  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private final DatagramSocket sip = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final DatagramSocket rtp = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final Thread thread;
  private volatile boolean speaking;
  private volatile String toOffers = "200 OK";

  EagerPeer() throws IOException {
    thread = Thread.ofPlatform().daemon().name("eager-peer").start(this::serve);
  }

  String uri() {
    return "sip:eager@127.0.0.1:" + sip.getLocalPort();
  }

  /// How it answers the offers that come later in a call, `491 Request Pending`.
  void answerOffers(String status) {
    toOffers = status;
  }

  private void serve() {
    var buffer = new byte[16_000];
    while (!sip.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        sip.receive(packet);
        String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        SipText request = SipText.parse(text).orElseThrow();
        switch (request.method()) {
          case "INVITE" -> {
            if (request.header("To").orElseThrow().contains("tag=")) {
              respond(toOffers, request, toOffers.startsWith("2") ? sdp() : "", packet);
            } else {
              answer(request, text, packet);
            }
          }
          case "ACK" -> {}
          default -> {
            speaking = false;
            respond("200 OK", request, "", packet);
          }
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void answer(SipText request, String text, DatagramPacket from) throws IOException {
    var port = OFFERED_PORT.matcher(text);
    if (!port.find()) {
      throw new IllegalStateException("No audio was offered: " + text);
    }
    var to =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
    for (int sequence = 0; sequence < BEFORE_THE_ANSWER; sequence++) {
      send(sequence, to);
    }
    respond("200 OK", request, sdp(), from);
    speaking = true;
    Thread.ofVirtual().name("eager-sound").start(() -> speak(to));
  }

  private void speak(InetSocketAddress to) {
    try {
      for (int sequence = BEFORE_THE_ANSWER; speaking; sequence++) {
        send(sequence, to);
        LockSupport.parkNanos(PERIOD_NANOS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(int sequence, InetSocketAddress to) throws IOException {
    var packet = ByteBuffer.allocate(12 + 160);
    packet.putShort((short) 0x8000).putShort((short) sequence).putInt(sequence * 160).putInt(7);
    rtp.send(new DatagramPacket(packet.array(), packet.capacity(), to));
  }

  private String sdp() {
    return SipPeer.sdp("m=audio " + rtp.getLocalPort() + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n");
  }

  private void respond(String status, SipText request, String body, DatagramPacket from)
      throws IOException {
    byte[] bytes =
        SipPeer.response(request, status, "Contact: <" + uri() + ">\r\n", body)
            .getBytes(StandardCharsets.UTF_8);
    sip.send(new DatagramPacket(bytes, bytes.length, from.getSocketAddress()));
  }

  @Override
  public void close() {
    speaking = false;
    sip.close();
    rtp.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
