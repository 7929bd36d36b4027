package com.kallglot.console.trace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.masking.Masking;
import com.kallglot.console.trace.foreign.ForeignCapture;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written, tshark reads: the same bytes, moments and ends, and nothing to complain of.
@Tag("peers")
class CaptureFileTest {
  private static final Instant ZERO = Instant.parse("2026-11-26T08:00:00Z");
  private static final long MILLI = 1_000_000;
  private static final String SDP =
      """
      v=0
      o=- 1 1 IN IP4 192.0.2.1
      s=-
      c=IN IP4 192.0.2.1
      t=0 0
      m=audio 4000 RTP/AVP 0
      a=rtcp:4001
      """;

  @TempDir Path folder;
  private final List<SipMessage> messages = new ArrayList<>();
  private final List<MediaPacket> packets = new ArrayList<>();

  private void sip(long ms, Heading heading, SipTransport over, String start, String body) {
    String crlf = body.replace("\n", "\r\n");
    String text =
        """
        %s
        Via: SIP/2.0/%s 192.0.2.1:5062;rport=40001;branch=z9hG4bKa
        From: <sip:alice@192.0.2.1>;tag=a
        To: <sip:echo@203.0.113.7>
        Call-ID: c1
        CSeq: 1 INVITE
        Max-Forwards: 70
        Content-Type: application/sdp
        Content-Length: %d

        """
            .formatted(start, over, crlf.length())
            .replace("\n", "\r\n");
    String remote = over == SipTransport.TLS ? "203.0.113.7:5061" : "203.0.113.7:5060";
    messages.add(new SipMessage(ms * MILLI, heading, over, remote, text + crlf));
  }

  private void call(SipTransport over) {
    sip(1, Heading.SENT, over, "INVITE sip:echo@203.0.113.7 SIP/2.0", SDP);
    sip(20, Heading.RECEIVED, over, "SIP/2.0 200 OK", SDP.replace("192.0.2.1", "203.0.113.8"));
  }

  private void media(long ms, Heading heading, MediaPacket.Kind kind, String here, String there) {
    boolean rtcp = kind == MediaPacket.Kind.RTCP;
    var local = new InetSocketAddress(here, rtcp ? 4001 : 4000);
    var remote = new InetSocketAddress(there, rtcp ? 4001 : 4000);
    boolean sent = heading == Heading.SENT;
    packets.add(
        new MediaPacket(
            ms * MILLI,
            heading,
            kind,
            sent ? local : remote,
            sent ? remote : local,
            rtcp ? report() : rtp((int) ms)));
  }

  private static byte[] rtp(int number) {
    return ByteBuffer.allocate(172)
        .put((byte) 0x80)
        .put((byte) 0)
        .putShort((short) number)
        .putInt(number * 8)
        .putInt(0x5EED)
        .array();
  }

  private static byte[] report() {
    return ByteBuffer.allocate(8)
        .put((byte) 0x80)
        .put((byte) 201)
        .putShort((short) 1)
        .putInt(0x5EED)
        .array();
  }

  private Path written() throws Exception {
    return written(0);
  }

  private Path written(long dropped) throws Exception {
    Path file = folder.resolve("call.pcap");
    CaptureFile.write(new CallCapture(ZERO, 0, messages, packets, dropped), file);
    assertThat(Tshark.complaints(file)).isEmpty();
    return file;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void writesSipOverUdpAsItWasOnTheWire() throws Exception {
    call(SipTransport.UDP);

    assertThat(
            Tshark.fields(
                written(),
                "sip",
                "frame.time_epoch",
                "ip.src",
                "udp.srcport",
                "ip.dst",
                "udp.dstport",
                "udp.payload"))
        .containsExactly(
            List.of(
                "1795680000.001000000",
                "192.0.2.1",
                "5062",
                "203.0.113.7",
                "5060",
                hex(messages.getFirst().text())),
            List.of(
                "1795680000.020000000",
                "203.0.113.7",
                "5060",
                "192.0.2.1",
                "5062",
                hex(messages.getLast().text())));
  }

  @Test
  void writesRtpAndRtcpBetweenTheirOwnEnds() throws Exception {
    call(SipTransport.UDP);
    for (Heading heading : Heading.values()) {
      media(30, heading, MediaPacket.Kind.RTP, "192.0.2.1", "203.0.113.8");
      media(50, heading, MediaPacket.Kind.RTP, "192.0.2.1", "203.0.113.8");
      media(60, heading, MediaPacket.Kind.RTCP, "192.0.2.1", "203.0.113.8");
    }

    Path file = written();

    assertThat(Tshark.fields(file, "rtp", "ip.src", "udp.payload"))
        .containsExactlyInAnyOrder(
            List.of("192.0.2.1", HexFormat.of().formatHex(rtp(30))),
            List.of("203.0.113.8", HexFormat.of().formatHex(rtp(30))),
            List.of("192.0.2.1", HexFormat.of().formatHex(rtp(50))),
            List.of("203.0.113.8", HexFormat.of().formatHex(rtp(50))));
    assertThat(Tshark.fields(file, "rtcp", "rtcp.pt", "udp.srcport"))
        .containsExactly(List.of("201", "4001"), List.of("201", "4001"));
    assertThat(Tshark.statistic(file, "rtp,streams").lines().filter(l -> l.contains("5EED")))
        .hasSize(2);
  }

  @Test
  void hidesWhichDigitsWereKeyed() throws Exception {
    sip(
        1,
        Heading.SENT,
        SipTransport.UDP,
        "INVITE sip:echo@203.0.113.7 SIP/2.0",
        SDP.replace("AVP 0", "AVP 0 101") + "a=rtpmap:101 telephone-event/8000\n");
    event(30, 0x80, 0x058A0320);
    event(50, 0x80, 0x058A0320, 0x11, 0x22, 0x33); // encrypted, with its tag
    event(70, 0x90, 0xBEDE0001, 0x10AA0000, 0x050A00A0); // RFC 8285
    media(90, Heading.SENT, MediaPacket.Kind.RTP, "192.0.2.1", "203.0.113.8");

    assertThat(Tshark.fields(written(), "rtp", "udp.payload"))
        .extracting(fields -> fields.getFirst().substring(24))
        .containsExactly(
            "ff8a0320", "058a0320000000110000002200000033", "bede000110aa0000ff0a00a0", zeros());
  }

  private static String zeros() {
    return HexFormat.of().formatHex(rtp(90)).substring(24);
  }

  private void event(long ms, int first, int... words) {
    ByteBuffer packet =
        ByteBuffer.allocate(12 + 4 * words.length)
            .put((byte) first)
            .put((byte) 101)
            .putShort((short) ms)
            .putInt((int) ms * 8)
            .putInt(0x5EED);
    Arrays.stream(words).forEach(packet::putInt);
    packets.add(
        new MediaPacket(
            ms * MILLI,
            Heading.SENT,
            MediaPacket.Kind.RTP,
            new InetSocketAddress("192.0.2.1", 4000),
            new InetSocketAddress("203.0.113.8", 4000),
            packet.array()));
  }

  @ParameterizedTest
  @EnumSource(Heading.class)
  void marksTheDirection(Heading heading) throws Exception {
    media(1, heading, MediaPacket.Kind.RTP, "192.0.2.1", "203.0.113.8");

    String wanted = heading == Heading.RECEIVED ? "1" : "2";
    assertThat(Tshark.fields(written(), "frame.packet_flags_direction == " + wanted, "frame.len"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8::2, 2001:db8::1, 2001:db8::2",
    "192.0.2.1, 2001:db8::2, ::ffff:192.0.2.1, 2001:db8::2"
  })
  void writesIpv6(String here, String there, String source, String destination) throws Exception {
    media(1, Heading.SENT, MediaPacket.Kind.RTP, here, there);

    assertThat(Tshark.fields(written(), "udp", "ipv6.src", "ipv6.dst", "udp.payload"))
        .containsExactly(List.of(source, destination, HexFormat.of().formatHex(rtp(1))));
  }

  @Test
  void writesSipOverTcpAsSegmentsOfOneConnection() throws Exception {
    sip(
        1,
        Heading.SENT,
        SipTransport.TCP,
        "INVITE sip:echo@203.0.113.7 SIP/2.0",
        SDP + "a=x:" + "y".repeat(4000) + "\n");
    sip(20, Heading.RECEIVED, SipTransport.TCP, "SIP/2.0 200 OK", SDP);
    sip(21, Heading.SENT, SipTransport.TCP, "ACK sip:echo@203.0.113.7 SIP/2.0", SDP);

    Path file = written();

    assertThat(Tshark.fields(file, "sip", "sip.Request-Line", "sip.Status-Line", "tcp.srcport"))
        .containsExactly(
            List.of("INVITE sip:echo@203.0.113.7 SIP/2.0", "", "40001"),
            List.of("", "SIP/2.0 200 OK", "5060"),
            List.of("ACK sip:echo@203.0.113.7 SIP/2.0", "", "40001"));
    assertThat(Tshark.fields(file, "tcp.port == 40001", "tcp.len")).hasSizeGreaterThan(4);
  }

  @Test
  void writesSipInsideTlsDecryptedAndMarkedAsSuch() throws Exception {
    call(SipTransport.TLS);
    media(30, Heading.SENT, MediaPacket.Kind.RTP, "192.0.2.1", "203.0.113.8");
    String remark =
        "SIP that was inside TLS, decrypted by its own end; written as UDP between the ends of its"
            + " connection";

    Path file = written();

    assertThat(
            Tshark.fields(
                file,
                "sip",
                "sip.Method",
                "sip.Status-Code",
                "ip.src",
                "udp.srcport",
                "frame.interface_name",
                "frame.comment"))
        .containsExactly(
            List.of("INVITE", "", "192.0.2.1", "40001", "wire", remark),
            List.of("", "200", "203.0.113.7", "5061", "wire", remark));
    assertThat(Tshark.fields(file, "rtp", "frame.interface_name")).containsExactly(List.of("wire"));
  }

  /// An INVITE over TCP whose body has these lines too, masked, and an ACK behind it.
  ///
  /// @return the INVITE as it was
  private SipMessage maskedBeforeAnother(String secrets) {
    sip(1, Heading.SENT, SipTransport.TCP, "INVITE sip:echo@203.0.113.7 SIP/2.0", SDP + secrets);
    SipMessage whole = messages.removeFirst();
    messages.add(
        new SipMessage(
            whole.atNanos(),
            whole.heading(),
            whole.transport(),
            whole.remote(),
            Masking.text(whole.text())));
    sip(2, Heading.SENT, SipTransport.TCP, "ACK sip:echo@203.0.113.7 SIP/2.0", "");
    return whole;
  }

  private static void assertBothAreFound(Path file) throws Exception {
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("kkk");
    assertThat(Tshark.fields(file, "sip", "sip.Method"))
        .containsExactly(List.of("INVITE"), List.of("ACK"));
    assertThat(ForeignCapture.read(file, _ -> {}).legs().getFirst().capture().messages())
        .hasSize(2);
  }

  @Test
  void keepsTheLengthOfABodyWhoseKeyIsMasked() throws Exception {
    SipMessage whole =
        maskedBeforeAnother(
            "a=crypto:1 AES_256_CM_HMAC_SHA1_80 inline:"
                + "k".repeat(64)
                + "|2^20\n"
                + "a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:"
                + "k".repeat(40)
                + "\n");

    Path file = written();

    assertBothAreFound(file);
    assertThat(Tshark.fields(file, "sip.Method == \"INVITE\"", "sip.Content-Length"))
        .containsExactly(
            List.of(String.valueOf(whole.text().length() - whole.text().indexOf("\r\n\r\n") - 4)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=ice-ufrag:u\na=ice-pwd:kkkkkkkkkkkkkkkkkkkkkkkk\n",
        """
        a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk
        a=ice-pwd:kkkkkkkkkkkkkkkkkkkkkkkk
        m=video 0 RTP/AVP 31
        a=ice-pwd:kkkkkkkkkkkkkkkkkkkkkkkk
        """,
        "k=clear:kkkkkkkkkkkkkkkk\n",
        "a=key-mgmt:mikey kkkkkkkkkkkkkkkk\n"
      })
  void theNextMessageIsFoundBehindABodyWhosePasswordIsMasked(String secrets) throws Exception {
    var _ = maskedBeforeAnother(secrets);

    assertBothAreFound(written());
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP", "TLS"})
  void isReadByWhatStandsOnLibpcap(SipTransport transport) throws Exception {
    call(transport);
    media(30, Heading.SENT, MediaPacket.Kind.RTP, "192.0.2.1", "203.0.113.8");

    assertThat(Tcpdump.packets(written()))
        .hasSize(3)
        .anyMatch(line -> line.contains("192.0.2.1.") && line.contains("203.0.113.7.506"));
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP", "TLS"})
  void isExplainedAsTheCallThatItWas(SipTransport transport) throws Exception {
    call(transport);

    assertThat(ForeignCapture.read(written(), _ -> {}).legs().getFirst().capture().messages())
        .hasSize(2)
        .allMatch(message -> message.transport() == transport);
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, 203.0.113.8", "2001:db8::1, 2001:db8::2"})
  void aPacketThatWasCutOffIsReadAsSuch(String here, String there) throws Exception {
    media(30, Heading.SENT, MediaPacket.Kind.RTP, here, there);
    MediaPacket whole = packets.removeFirst();
    packets.add(
        new MediaPacket(
            whole.atNanos(),
            whole.heading(),
            whole.kind(),
            whole.source(),
            whole.destination(),
            Arrays.copyOf(whole.bytes(), 64),
            whole.length()));

    int headers = here.contains(":") ? 48 : 28;
    assertThat(Tshark.fields(written(), "udp", "frame.len", "frame.cap_len", "udp.length"))
        .containsExactly(
            List.of(
                String.valueOf(headers + 172), String.valueOf(headers + 64), String.valueOf(180)));
  }

  @Test
  void saysWhatIsMissing() throws Exception {
    call(SipTransport.UDP);

    String text = Files.readString(written(7), StandardCharsets.ISO_8859_1);
    assertThat(text).contains("7 earlier packets of media were dropped");
  }
}
