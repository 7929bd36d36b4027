package com.kallglot.console.trace.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.media.G711;
import com.kallglot.console.media.Signals;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A call from a PBX to a platform, as tcpdump writes it: message by message, packet by packet.
/// Times are in milliseconds.
final class CallOnWire {
  static final InetSocketAddress PBX = new InetSocketAddress("192.0.2.1", 5060);
  static final InetSocketAddress PLATFORM = new InetSocketAddress("203.0.113.7", 5060);
  static final InetSocketAddress OURS = new InetSocketAddress("192.0.2.1", 4000);
  static final InetSocketAddress THEIRS = new InetSocketAddress("203.0.113.8", 6000);
  static final String OFFER =
      """
      v=0
      c=IN IP4 192.0.2.1
      m=audio 4000 RTP/AVP 0 8 101
      a=rtpmap:101 telephone-event/8000
      """
          .replace("\n", "\r\n");
  static final String ANSWER = "v=0\r\nc=IN IP4 203.0.113.8\r\nm=audio 6000 RTP/AVP 0\r\n";
  static final String INVITE = "INVITE sip:+19785550140@platform SIP/2.0";
  private static final short[] TONE = Signals.tone(440, Duration.ofMillis(20), 8000).samples();

  private final Path folder;
  private final RawCapture capture;

  CallOnWire(Path folder) {
    this(folder, 101);
  }

  /// @param link what packets are added with before their IP header
  CallOnWire(Path folder, int link) {
    this.folder = folder;
    this.capture = new RawCapture(link);
  }

  RawCapture raw() {
    return capture;
  }

  Path file() throws Exception {
    return Files.write(folder.resolve("a.pcap"), capture.bytes());
  }

  ForeignCalls read() throws Exception {
    return ForeignCapture.read(file(), _ -> {});
  }

  ForeignCall call() throws Exception {
    assertThat(read().legs()).hasSize(1);
    return read().legs().getFirst();
  }

  static String message(String start, String cseq, String headers, String sdp) {
    return message(start, cseq, "", headers, sdp);
  }

  /// @param tag of the callee; empty outside of its dialog
  static String message(String start, String cseq, String tag, String headers, String sdp) {
    return start
        + "\r\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK"
        + cseq.replace(" ", "")
        + "\r\n"
        + "From: <sip:alice@pbx>;tag=a\r\n"
        + "To: <sip:+19785550140@platform>"
        + (tag.isEmpty() ? "" : ";tag=" + tag)
        + "\r\n"
        + "Call-ID: c1\r\n"
        + "CSeq: "
        + cseq
        + "\r\n"
        + headers
        + (sdp.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
        + "Content-Length: "
        + sdp.length()
        + "\r\n\r\n"
        + sdp;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void udp(int ms, InetSocketAddress from, InetSocketAddress to, byte[] bytes) {
    ip(ms, RawCapture.udp(from, to, bytes));
  }

  /// @param packet from its IP header on, or the link's
  void ip(int ms, byte[]... packet) {
    capture.add(100 + ms / 1000, ms % 1000 * 1000, packet);
  }

  void sent(int ms, String start, String cseq, String sdp) {
    udp(ms, PBX, PLATFORM, bytes(message(start, cseq, "", sdp)));
  }

  /// Within the dialog.
  void follows(int ms, String method, int cseq, String headers, String sdp) {
    String start = method + " sip:p@platform SIP/2.0";
    udp(ms, PBX, PLATFORM, bytes(message(start, cseq + " " + method, "b", headers, sdp)));
  }

  void received(int ms, String start, String cseq, String headers, String sdp) {
    udp(ms, PLATFORM, PBX, bytes(message(start, cseq, headers, sdp)));
  }

  void rtp(int ms, InetSocketAddress from, InetSocketAddress to, int number) {
    rtp(ms, from, to, number, from.getPort(), TONE);
  }

  void rtp(
      int ms,
      InetSocketAddress from,
      InetSocketAddress to,
      int number,
      int source,
      short[] samples) {
    udp(ms, from, to, packet(number, source, samples));
  }

  static byte[] packet(int number, int source, short[] samples) {
    return ByteBuffer.allocate(172)
        .put((byte) 0x80)
        .put((byte) 0)
        .putShort((short) number)
        .putInt(number * 160)
        .putInt(source)
        .put(G711.encodeUlaw(samples))
        .array();
  }

  /// Both ways, a packet each 20 ms.
  void talk(int from, int until) {
    for (int ms = from; ms < until; ms += 20) {
      rtp(ms, OURS, THEIRS, ms / 20);
      rtp(ms + 10, THEIRS, OURS, ms / 20);
    }
  }

  void invited(int... times) {
    for (int ms : times) {
      sent(ms, INVITE, "1 INVITE", OFFER);
    }
  }

  void answered() {
    invited(0);
    received(10, "SIP/2.0 100 Trying", "1 INVITE", "", "");
    received(80, "SIP/2.0 180 Ringing", "1 INVITE", "", "");
    received(500, "SIP/2.0 200 OK", "1 INVITE", "", ANSWER);
    sent(510, "ACK sip:p@platform SIP/2.0", "1 ACK", "");
  }

  void over() {
    over(5000);
  }

  void over(int ms) {
    sent(ms, "BYE sip:p@platform SIP/2.0", "2 BYE", "");
    received(ms + 10, "SIP/2.0 200 OK", "2 BYE", "", "");
  }
}
