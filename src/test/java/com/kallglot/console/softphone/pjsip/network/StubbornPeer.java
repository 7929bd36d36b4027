package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.SipText;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A far end that sends its sound where the SDP says and nowhere else, as RFC 3264 alone has it. A
/// program of its own: `StubbornPeer ADDRESS PORT`.
final class StubbornPeer {
  private static final Pattern CONNECTION = Pattern.compile("c=IN IP4 (\\S+)");
  private static final Pattern MEDIA = Pattern.compile("m=audio (\\d+) ");
  private static final int FRAME = 160;

  private final DatagramSocket signalling;
  private final DatagramSocket media;

  private StubbornPeer(String address, int port) throws IOException {
    signalling = new DatagramSocket(port, InetAddress.ofLiteral(address));
    media = new DatagramSocket(0, InetAddress.ofLiteral(address));
  }

  public static void main(String[] arguments) throws IOException {
    var peer = new StubbornPeer(arguments[0], Integer.parseInt(arguments[1]));
    System.out.println("ready");
    peer.serve();
  }

  private void serve() throws IOException {
    try (var clock = Executors.newSingleThreadScheduledExecutor()) {
      ScheduledFuture<?> playing = null;
      while (true) {
        var packet = new DatagramPacket(new byte[16_000], 16_000);
        signalling.receive(packet);
        String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        SipText request = SipText.parse(text).orElse(null);
        if (request == null || request.method().equals("ACK")) {
          continue;
        }
        answer(request, packet);
        if (playing != null) {
          playing.cancel(false);
          playing = null;
        }
        if (request.method().equals("INVITE")) {
          var sound = new Sound(target(request.body()));
          playing = clock.scheduleAtFixedRate(sound, 0, 20, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  private static InetSocketAddress target(String offer) {
    Matcher connection = CONNECTION.matcher(offer);
    Matcher port = MEDIA.matcher(offer);
    if (!connection.find() || !port.find()) {
      throw new IllegalArgumentException(offer);
    }
    return new InetSocketAddress(connection.group(1), Integer.parseInt(port.group(1)));
  }

  private void answer(SipText request, DatagramPacket from) throws IOException {
    String address = signalling.getLocalAddress().getHostAddress();
    String body =
        request.method().equals("INVITE")
            ? "v=0\r\no=- 1 1 IN IP4 %1$s\r\ns=-\r\nc=IN IP4 %1$s\r\nt=0 0\r\nm=audio %2$d RTP/AVP 0\r\n"
                .formatted(address, media.getLocalPort())
            : "";
    String text =
        "SIP/2.0 200 OK\r\nVia: %s\r\nFrom: %s\r\nTo: %s;tag=stubborn\r\nCall-ID: %s\r\nCSeq: %s\r\n"
                .formatted(
                    via(request, from),
                    request.header("From").orElseThrow(),
                    request.header("To").orElseThrow().replaceFirst(";tag=.*", ""),
                    request.callId(),
                    request.header("CSeq").orElseThrow())
            + "Contact: <sip:peer@%s:%d>\r\n".formatted(address, signalling.getLocalPort())
            + "Content-Type: application/sdp\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    signalling.send(new DatagramPacket(bytes, bytes.length, from.getSocketAddress()));
  }

  /// Says where the request came from (RFC 3581 §4).
  private static String via(SipText request, DatagramPacket from) {
    String seen = ";rport=" + from.getPort() + ";received=" + from.getAddress().getHostAddress();
    return request.header("Via").orElseThrow().replaceFirst(";rport(?=;|$)", seen);
  }

  /// A tone in PCMU, a packet each 20 ms.
  private final class Sound implements Runnable {
    private final InetSocketAddress to;
    private int sequence;

    Sound(InetSocketAddress to) {
      this.to = to;
    }

    @Override
    public void run() {
      var packet = ByteBuffer.allocate(12 + FRAME);
      packet.put((byte) 0x80).put((byte) 0).putShort((short) sequence);
      packet.putInt(sequence * FRAME).putInt(1);
      for (int i = 0; i < FRAME; i++) {
        packet.put((byte) (i % 8 < 4 ? 0x10 : 0x90));
      }
      sequence++;
      try {
        media.send(new DatagramPacket(packet.array(), packet.capacity(), to));
      } catch (IOException e) {
        // No way to where the SDP says: that is what a private address looks like from here
        System.out.println("unreachable " + to);
      }
    }
  }
}
