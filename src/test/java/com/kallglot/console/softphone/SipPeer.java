package com.kallglot.console.softphone;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/// The other end of one call over UDP on the loopback, told step by step what to say: what no sound
/// server would say can be said here.
public final class SipPeer implements AutoCloseable {
  /// An offer or answer of PCMU; nobody listens there.
  public static final String SOUND = sdp("m=audio 41000 RTP/AVP 0\r\n");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DatagramSocket socket;
  private int sequence = 6;
  private InetSocketAddress far = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

  public SipPeer() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  public int port() {
    return socket.getLocalPort();
  }

  /// Where it is called.
  public String uri() {
    return "sip:peer@127.0.0.1:" + port();
  }

  /// The next request of a method; whatever else comes is passed over.
  public SipText request(String method) throws IOException {
    return await(text -> text.isRequest() && text.method().equals(method), method);
  }

  /// The next response to an INVITE with a status of this hundred.
  public SipText response(int hundred) throws IOException {
    return await(
        text -> text.status() / 100 == hundred && text.method().equals("INVITE"),
        hundred + "00 to INVITE");
  }

  private SipText await(Predicate<SipText> wanted, String name) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new AssertionError(name + " did not come");
      }
      socket.setSoTimeout((int) left);
      var packet = new DatagramPacket(new byte[16_000], 16_000);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        throw new AssertionError(name + " did not come", e);
      }
      String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
      if (!text.isBlank() && wanted.test(SipText.of(text))) {
        far = (InetSocketAddress) packet.getSocketAddress();
        return SipText.of(text);
      }
    }
  }

  /// Answers a request.
  ///
  /// @param status `486 Busy Here`
  /// @param headers lines with their ends
  public void answer(SipText request, String status, String headers, String sdp)
      throws IOException {
    send(response(request, status, "Contact: <" + uri() + ">\r\n" + headers, sdp));
  }

  /// The text of an answer.
  public static String response(SipText request, String status, String headers, String sdp) {
    String to = header(request, "To");
    return message(
        "SIP/2.0 " + status,
        request.lines("Via").stream().map(via -> "Via: " + via).collect(joining("\r\n")),
        header(request, "From"),
        status.startsWith("100") ? to : tagged(to),
        request.callId(),
        header(request, "CSeq"),
        headers,
        sdp);
  }

  private static String header(SipText of, String name) {
    return of.header(name).orElseThrow();
  }

  private static String tagged(String address) {
    return address.contains(";tag=") ? address : address + ";tag=peer";
  }

  /// A request within the dialog that an INVITE to this peer began.
  public void requestBack(SipText invite, String method, String headers) throws IOException {
    sequence++;
    back(invite, method, headers, "");
  }

  /// Offers other sound in the dialog that an INVITE to this peer began, and confirms the answer.
  public SipText offerBack(SipText invite, String sdp) throws IOException {
    sequence++;
    back(invite, "INVITE", "Contact: <" + uri() + ">\r\n", sdp);
    SipText answer = response(2);
    back(invite, "ACK", "", "");
    return answer;
  }

  private void back(SipText invite, String method, String headers, String sdp) throws IOException {
    String contact = header(invite, "Contact").replaceAll(".*<([^>]*)>.*", "$1");
    send(
        message(
            method + " " + contact + " SIP/2.0",
            via(String.valueOf(System.nanoTime())),
            tagged(header(invite, "To")),
            header(invite, "From"),
            invite.callId(),
            sequence + " " + method,
            headers,
            sdp));
  }

  /// What stands first in a request.
  private String via(String branch) {
    return "Via: SIP/2.0/UDP 127.0.0.1:"
        + port()
        + ";branch=z9hG4bK"
        + branch
        + "\r\nMax-Forwards: 70";
  }

  /// Calls somebody.
  ///
  /// @param uri of a SIP contact, `sip:me@127.0.0.1:40000`
  public SipText call(String uri, String callId, String sdp) throws IOException {
    return call(uri, callId, "", sdp);
  }

  /// The same with more headers.
  ///
  /// @param headers lines with their ends
  public SipText call(String uri, String callId, String headers, String sdp) throws IOException {
    String target = uri.replaceFirst(".*@", "").replaceFirst("[;>].*", "");
    far =
        new InetSocketAddress(
            target.replaceFirst(":.*", ""), Integer.parseInt(target.replaceFirst(".*:", "")));
    String invite =
        message(
            "INVITE " + uri + " SIP/2.0",
            via(callId),
            "<sip:caller@127.0.0.1>;tag=caller",
            "<" + uri + ">",
            callId,
            "1 INVITE",
            "Contact: <sip:caller@127.0.0.1:" + port() + ">\r\n" + headers,
            sdp);
    send(invite);
    return SipText.of(invite);
  }

  /// ACK or CANCEL of its own INVITE, or a BYE after the answer to it.
  public void follow(SipText invite, String method, String to, String headers) throws IOException {
    send(
        message(
            method + " " + invite.requestUri() + " SIP/2.0",
            via(method.equals("CANCEL") ? invite.callId() : method + System.nanoTime()),
            header(invite, "From"),
            to,
            invite.callId(),
            (method.equals("BYE") ? 2 : 1) + " " + method,
            headers,
            ""));
  }

  private static String message(
      String start,
      String vias,
      String from,
      String to,
      String callId,
      String cseq,
      String headers,
      String sdp) {
    String type = sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n";
    return String.join(
        "\r\n",
        start,
        vias,
        "From: " + from,
        "To: " + to,
        "Call-ID: " + callId,
        "CSeq: " + cseq,
        headers + type + "Content-Length: " + sdp.length(),
        "",
        sdp);
  }

  private void send(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(bytes, bytes.length, far));
  }

  /// An offer or answer of one audio stream.
  ///
  /// @param media `m=audio` and what follows
  public static String sdp(String media) {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" + media;
  }

  @Override
  public void close() {
    socket.close();
  }
}
