package com.kallglot.console.softphone.pjsip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Stands between the two ends of a DTLS-SRTP call, for SIP and for media: the answer arrives after
/// the RTCP ports have agreed on their keys, and what the callee sends to the RTP port when it is
/// let pass. A network that loses packets does the same now and then.
final class RtcpFirst implements AutoCloseable {
  private static final Pattern RTP = Pattern.compile("m=audio (\\d+)");
  private static final Pattern RTCP = Pattern.compile("a=rtcp:(\\d+)");

  /// RFC 5246 §6.2.1, and the header of RFC 6347 §4.1.
  private static final int CHANGE_CIPHER_SPEC = 20;

  private static final int RECORD_HEADER = 13;

  /// A pair of ports of one kind, each standing for the other end, as the other end sees it.
  private final class Channel {
    final DatagramSocket forCaller = socket();
    final DatagramSocket forCallee = socket();
    InetSocketAddress caller = LOST;
    InetSocketAddress callee = LOST;
    final List<byte[]> kept = new ArrayList<>();
    boolean open;

    Channel(boolean open) throws IOException {
      this.open = open;
      listen(forCaller, this::fromCaller);
      listen(forCallee, this::fromCallee);
    }

    private void fromCaller(DatagramPacket packet) throws IOException {
      send(forCallee, bytes(packet), callee);
      keyed |= this == rtcp && changesCipher(bytes(packet));
    }

    private void fromCallee(DatagramPacket packet) throws IOException {
      callee = (InetSocketAddress) packet.getSocketAddress();
      if (open) {
        send(forCaller, bytes(packet), caller);
      } else {
        kept.add(bytes(packet));
      }
    }
  }

  @FunctionalInterface
  private interface Receiver {
    void take(DatagramPacket packet) throws IOException;
  }

  private static final InetSocketAddress LOST =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

  private final List<DatagramSocket> sockets = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final InetSocketAddress callee;
  private final DatagramSocket sip = socket();
  private final Channel rtp = new Channel(false);
  private final Channel rtcp = new Channel(true);
  private InetSocketAddress caller = LOST;
  private boolean keyed;
  private boolean answered;

  /// @param contact of the callee
  RtcpFirst(String contact) throws IOException {
    String port = contact.replaceFirst(".*:(\\d+);.*", "$1");
    callee = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
    listen(sip, this::pass);
  }

  /// Where the callee is called through this.
  String uri() {
    return "sip:bob@127.0.0.1:" + sip.getLocalPort();
  }

  private void pass(DatagramPacket packet) throws IOException {
    String text = new String(bytes(packet), StandardCharsets.UTF_8);
    if (!text.startsWith("SIP/2.0")) {
      caller = (InetSocketAddress) packet.getSocketAddress();
      rtp.caller = at(RTP, text, rtp.caller);
      rtcp.caller = at(RTCP, text, rtcp.caller);
      send(sip, through(text, rtp.forCallee, rtcp.forCallee), callee);
    } else if (text.startsWith("SIP/2.0 200") && !(answered && keyed)) {
      answered = true; // lost: it comes again in half a second (RFC 3261 §13.3.1.4)
    } else {
      send(sip, through(text, rtp.forCaller, rtcp.forCaller), caller);
    }
  }

  /// From now on the RTP port hears the callee, first what it has missed.
  synchronized void letSoundPass() throws IOException {
    rtp.open = true;
    for (byte[] packet : rtp.kept) {
      send(rtp.forCaller, packet, rtp.caller);
    }
  }

  private static InetSocketAddress at(Pattern port, String text, InetSocketAddress before) {
    Matcher found = port.matcher(text);
    return found.find()
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(found.group(1)))
        : before;
  }

  private static byte[] through(String text, DatagramSocket rtp, DatagramSocket rtcp) {
    int head = text.indexOf("\r\n\r\n") + 4;
    String body =
        text.substring(head)
            .replaceFirst(RTP.pattern(), "m=audio " + rtp.getLocalPort())
            .replaceFirst(RTCP.pattern(), "a=rtcp:" + rtcp.getLocalPort());
    return (text.substring(0, head)
                .replaceFirst("Content-Length: +\\d+", "Content-Length: " + body.length())
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static boolean changesCipher(byte[] datagram) {
    ByteBuffer records = ByteBuffer.wrap(datagram);
    for (int at = 0; at + RECORD_HEADER <= datagram.length; ) {
      if (datagram[at] == CHANGE_CIPHER_SPEC) {
        return true;
      }
      at += RECORD_HEADER + records.getShort(at + RECORD_HEADER - 2);
    }
    return false;
  }

  private DatagramSocket socket() throws IOException {
    var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    sockets.add(socket);
    return socket;
  }

  private void listen(DatagramSocket socket, Receiver receiver) {
    threads.add(Thread.ofVirtual().name("rtcp-first").start(() -> take(socket, receiver)));
  }

  private void take(DatagramSocket socket, Receiver receiver) {
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(new byte[16_000], 16_000);
      try {
        socket.receive(packet);
        synchronized (this) {
          receiver.take(packet);
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static byte[] bytes(DatagramPacket packet) {
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  private static void send(DatagramSocket from, byte[] bytes, InetSocketAddress to)
      throws IOException {
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  @Override
  public void close() throws InterruptedException {
    sockets.forEach(DatagramSocket::close);
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
