package com.kallglot.console.sandbox.edge;

import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/// Somebody who is called: listens on one transport and writes its own answers.
final class RawCallee implements AutoCloseable {
  private final SipTransport transport;
  private final DatagramSocket datagrams;
  private final ServerSocket streams;
  private RawSip sip;
  private SipText invite;

  private RawCallee(SipTransport transport, DatagramSocket datagrams, ServerSocket streams) {
    this.transport = transport;
    this.datagrams = datagrams;
    this.streams = streams;
  }

  static RawCallee udp() throws IOException {
    return new RawCallee(
        SipTransport.UDP,
        new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
        null);
  }

  static RawCallee tcp() throws IOException {
    return new RawCallee(
        SipTransport.TCP, null, new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
  }

  static RawCallee tls(SSLContext identity) throws IOException {
    return new RawCallee(
        SipTransport.TLS,
        null,
        identity
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getLoopbackAddress()));
  }

  String address() {
    int port = datagrams != null ? datagrams.getLocalPort() : streams.getLocalPort();
    String parameter =
        transport == SipTransport.UDP
            ? ""
            : ";transport=" + transport.name().toLowerCase(Locale.ROOT);
    return "sip:callee@127.0.0.1:" + port + parameter;
  }

  /// Waits for the INVITE.
  SipText invited() throws IOException {
    sip =
        transport == SipTransport.UDP
            ? RawSip.answering(datagrams)
            : RawSip.accepted(transport, streams.accept());
    invite = sip.receive();
    return invite;
  }

  /// The next request, past repetitions of the INVITE.
  SipText receive() throws IOException {
    SipText next = sip.receive();
    while (next.startLine().startsWith("INVITE ")) {
      next = sip.receive();
    }
    return next;
  }

  void answer(int status, String reason, String sdp) throws IOException {
    answer(invite, status, reason, sdp);
  }

  void answer(SipText request, int status, String reason, String sdp) throws IOException {
    StringBuilder text = new StringBuilder("SIP/2.0 " + status + " " + reason + "\r\n");
    for (String name : new String[] {"Via", "From", "Call-ID", "CSeq"}) {
      request.headers(name).forEach(value -> text.append(name + ": " + value + "\r\n"));
    }
    String to = request.header("To").orElseThrow();
    text.append("To: " + to + (to.contains("tag=") ? "" : ";tag=callee") + "\r\n");
    text.append("Contact: <" + address() + ">\r\n");
    if (!sdp.isEmpty()) {
      text.append("Content-Type: application/sdp\r\n");
    }
    sip.send(text + "Content-Length: " + sdp.length() + "\r\n\r\n" + sdp);
  }

  /// A request of the callee in the dialog that the INVITE began.
  void send(String method, int cseq) throws IOException {
    sip.send(
        method
            + " "
            + invite.find("(?m)^Contact: ?<([^>]+)>").orElseThrow()
            + " SIP/2.0\r\nVia: SIP/2.0/"
            + transport
            + " "
            + sip.local()
            + ";branch=z9hG4bK"
            + UUID.randomUUID()
            + "\r\nMax-Forwards: 70\r\nFrom: <"
            + address()
            + ">;tag=callee\r\nTo: "
            + invite.header("From").orElseThrow()
            + "\r\nCall-ID: "
            + invite.header("Call-ID").orElseThrow()
            + "\r\nCSeq: "
            + cseq
            + " "
            + method
            + "\r\nContent-Length: 0\r\n\r\n");
  }

  @Override
  public void close() throws IOException {
    if (sip != null) {
      sip.close();
    }
    if (datagrams != null) {
      datagrams.close();
    }
    if (streams != null) {
      streams.close();
    }
  }
}
