package com.kallglot.console.trace.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.kallglot.console.media.G711;
import com.kallglot.console.media.Signals;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.capture.CaptureFile;
import com.kallglot.console.trace.foreign.frame.CaptureReader;
import com.kallglot.console.trace.foreign.frame.Datagram;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls that others made, told from the packets alone.
class ForeignCaptureTest {
  private static final InetSocketAddress PBX = new InetSocketAddress("192.0.2.1", 5060);
  private static final InetSocketAddress PLATFORM = new InetSocketAddress("203.0.113.7", 5060);
  private static final InetSocketAddress OURS = new InetSocketAddress("192.0.2.1", 4000);
  private static final InetSocketAddress THEIRS = new InetSocketAddress("203.0.113.8", 6000);
  private static final String OFFER =
      """
      v=0
      c=IN IP4 192.0.2.1
      m=audio 4000 RTP/AVP 0 8 101
      a=rtpmap:101 telephone-event/8000
      """
          .replace("\n", "\r\n");
  private static final String ANSWER = "v=0\r\nc=IN IP4 203.0.113.8\r\nm=audio 6000 RTP/AVP 0\r\n";
  private static final short[] TONE = Signals.tone(440, Duration.ofMillis(20), 8000).samples();

  @TempDir Path folder;
  private final RawCapture capture = new RawCapture(101);

  private List<ForeignCall> calls() throws Exception {
    return ForeignCapture.read(Files.write(folder.resolve("a.pcap"), capture.bytes()), _ -> {})
        .legs();
  }

  private ForeignCall call() throws Exception {
    assertThat(calls()).hasSize(1);
    return calls().getFirst();
  }

  private static String message(String start, String cseq, String headers, String sdp) {
    return start
        + "\r\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK"
        + cseq.replace(" ", "")
        + "\r\n"
        + "From: <sip:alice@pbx>;tag=a\r\n"
        + "To: <sip:+19785550140@platform>\r\n"
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

  private void udp(int ms, InetSocketAddress from, InetSocketAddress to, byte[] bytes) {
    capture.add(100 + ms / 1000, ms % 1000 * 1000, RawCapture.udp(from, to, bytes));
  }

  private void sent(int ms, String start, String cseq, String sdp) {
    udp(ms, PBX, PLATFORM, bytes(message(start, cseq, "", sdp)));
  }

  private void received(int ms, String start, String cseq, String headers, String sdp) {
    udp(ms, PLATFORM, PBX, bytes(message(start, cseq, headers, sdp)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void rtp(int ms, InetSocketAddress from, InetSocketAddress to, int number) {
    rtp(ms, from, to, number, from.getPort(), TONE);
  }

  private void rtp(
      int ms,
      InetSocketAddress from,
      InetSocketAddress to,
      int number,
      int source,
      short[] samples) {
    byte[] packet =
        ByteBuffer.allocate(172)
            .put((byte) 0x80)
            .put((byte) 0)
            .putShort((short) number)
            .putInt(number * 160)
            .putInt(source)
            .put(G711.encodeUlaw(samples))
            .array();
    udp(ms, from, to, packet);
  }

  private void answered() {
    sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    received(10, "SIP/2.0 100 Trying", "1 INVITE", "", "");
    received(80, "SIP/2.0 180 Ringing", "1 INVITE", "", "");
    received(500, "SIP/2.0 200 OK", "1 INVITE", "", ANSWER);
    sent(510, "ACK sip:p@platform SIP/2.0", "1 ACK", "");
  }

  private void over() {
    sent(5000, "BYE sip:p@platform SIP/2.0", "2 BYE", "");
    received(5010, "SIP/2.0 200 OK", "2 BYE", "", "");
  }

  @Test
  void tellsTheTimesAndTheSoundOfACall() throws Exception {
    answered();
    for (int i = 0; i < 100; i++) {
      rtp(520 + i * 20, OURS, THEIRS, i);
      if (i != 30 && i != 31) {
        rtp(530 + i * 20 + (i % 2 == 0 ? 0 : 4), THEIRS, OURS, i);
      }
    }
    over();

    ForeignCall call = call();

    assertThat(call.from()).isEqualTo("sip:alice@pbx");
    assertThat(call.to()).isEqualTo("sip:+19785550140@platform");
    assertThat(call.caller()).isEqualTo("192.0.2.1:5060");
    assertThat(call.figures().postDialDelay()).isEqualTo(Duration.ofMillis(80));
    assertThat(call.figures().answerTime()).isEqualTo(Duration.ofMillis(500));
    assertThat(call.figures().firstMedia()).isEqualTo(Duration.ofMillis(530));
    assertThat(call.figures().duration()).isEqualTo(Duration.ofMillis(4500));
    assertThat(call.said().received()).isEqualTo(100);
    assertThat(call.said().lost()).isZero();
    assertThat(call.heard().received()).isEqualTo(98);
    assertThat(call.heard().lost()).isEqualTo(2);
    assertThat(call.heard().jitterMs()).isBetween(2.0, 4.0);
    assertThat(call.said().jitterMs()).isLessThan(0.01);
    assertThat(call.cause().blame()).containsExactly(Blame.NONE);
    assertThat(call.capture().ladder(List.of()).rungs()).hasSize(7 + 2);
  }

  @Test
  void namesTheCauseOfARefusal() throws Exception {
    sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    sent(500, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    received(
        600,
        "SIP/2.0 488 Not Acceptable Here",
        "1 INVITE",
        "Warning: 305 platform \"Incompatible media format\"\r\n",
        "");

    ForeignCall call = call();

    assertThat(call.cause().sentence()).contains("none of the codecs");
    assertThat(call.cause().blame()).containsExactly(Blame.SIGNALLING);
    assertThat(call.cause().evidence()).contains("488 Not Acceptable Here", "305 platform");
    assertThat(call.capture().ladder(List.of()).rungs()).hasSize(2);
  }

  @Test
  void aCallThatWasAskedForAPasswordAndHasNoneIsToBlameForIt() throws Exception {
    sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    received(
        9, "SIP/2.0 401 Unauthorized", "1 INVITE", "WWW-Authenticate: Digest realm=\"p\"\r\n", "");
    sent(10, "ACK sip:+19785550140@platform SIP/2.0", "1 ACK", "");

    assertThat(call().cause().blame()).containsExactly(Blame.AUTH);
  }

  @Test
  void aCallThatWasTriedAgainEndedAsItsLastTryDid() throws Exception {
    sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    received(9, "SIP/2.0 422 Session Interval Too Small", "1 INVITE", "Min-SE: 1800\r\n", "");
    sent(10, "INVITE sip:+19785550140@platform SIP/2.0", "2 INVITE", OFFER);
    received(90, "SIP/2.0 486 Busy Here", "2 INVITE", "", "");

    assertThat(call().cause().code()).isEqualTo(CauseCode.BUSY);
    assertThat(call().cause().evidence()).contains("486 Busy Here");
  }

  @Test
  void anInviteThatNobodyAnsweredIsTheNetworksFault() throws Exception {
    for (int ms : new int[] {0, 500, 1500, 3500}) {
      sent(ms, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    }

    assertThat(call().cause().sentence()).startsWith("There was no response at all");
    assertThat(call().cause().blame()).contains(Blame.NETWORK);
  }

  @Test
  void noticesThatSoundGoesOneWayOnly() throws Exception {
    answered();
    for (int i = 0; i < 100; i++) {
      rtp(520 + i * 20, OURS, THEIRS, i);
    }
    over();

    assertThat(call().cause().sentence()).startsWith("One-way sound: the caller sent");
    assertThat(call().cause().blame()).containsExactly(Blame.MEDIA);
  }

  private void report(int ms, InetSocketAddress from, InetSocketAddress to, byte[] report) {
    udp(
        ms,
        new InetSocketAddress(from.getAddress(), from.getPort() + 1),
        new InetSocketAddress(to.getAddress(), to.getPort() + 1),
        report);
  }

  @Test
  void believesTheFarEndThatReportsItHearsNothing() throws Exception {
    answered();
    for (int i = 0; i < 100; i++) {
      rtp(520 + i * 20, OURS, THEIRS, i);
      rtp(530 + i * 20, THEIRS, OURS, i);
    }
    byte[] sent =
        ByteBuffer.allocate(28).putInt(0x80C80006).putInt(7).putLong(0x1122334455667788L).array();
    report(2600, OURS, THEIRS, sent);
    byte[] received =
        ByteBuffer.allocate(32)
            .putInt(0x81C90007)
            .putInt(8)
            .putInt(7)
            .putInt(0xFF000000 | 96)
            .putLong(0)
            .putInt(0x33445566)
            .putInt(65_536 / 10)
            .array();
    report(2750, THEIRS, OURS, received);
    over();

    assertThat(call().evidence().statistics().farLossPercent()).isEqualTo(96);
    assertThat(call().evidence().statistics().rttMs()).isBetween(49.9, 50.1);
    assertThat(call().cause().sentence())
        .startsWith(
            "One-way sound: the caller hears the far end, and it does not get what the caller"
                + " sends.");
  }

  @Test
  void anExportSaysWhereTheSoundOfAPacketWasNotKept() throws Exception {
    answered();
    rtp(520, THEIRS, OURS, 1);
    rtp(70_000, THEIRS, OURS, 2);
    byte[] compound = ByteBuffer.allocate(100).putInt(0x80C80018).array();
    report(70_010, THEIRS, OURS, compound);
    sent(71_000, "BYE sip:p@platform SIP/2.0", "2 BYE", "");
    Path file = folder.resolve("call.pcap");

    CaptureFile.write(call().capture(), file);

    var read = new ArrayList<Datagram>();
    CaptureReader.read(file, read::add);
    assertThat(read.stream().filter(packet -> packet.destination().getPort() / 2 == 2000))
        .extracting(packet -> packet.bytes().length, Datagram::length)
        .containsExactly(tuple(172, 172), tuple(64, 172), tuple(100, 100));
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
        .contains("Of 1 packets of media only the beginning was kept");
  }

  @Test
  void soundUnderASecondSourceIsHeardToo() throws Exception {
    answered();
    for (int i = 0; i < 200; i++) {
      rtp(520 + i * 20, OURS, THEIRS, i);
      if (i < 100) {
        rtp(530 + i * 20, THEIRS, OURS, i, 1, new short[160]);
      } else {
        rtp(530 + i * 20, THEIRS, OURS, i + 13_000_000, 2, TONE);
      }
    }
    over();

    assertThat(call().cause().blame()).containsExactly(Blame.NONE);
  }

  @Test
  void followsSoundThatAnAddressTranslationMoved() throws Exception {
    answered();
    var translated = new InetSocketAddress("198.51.100.9", 31000);
    for (int i = 0; i < 50; i++) {
      rtp(520 + i * 20, translated, THEIRS, i);
      rtp(530 + i * 20, THEIRS, translated, i);
    }
    over();

    assertThat(call().said().received() + call().said().foreign()).isEqualTo(50);
    assertThat(call().heard().received()).isEqualTo(50);
    assertThat(call().cause().blame()).containsExactly(Blame.NONE);
  }

  @Test
  void aCallWhoseEndIsNotInTheCaptureGoesOnUntilAnotherTakesItsSockets() throws Exception {
    answered();
    rtp(520, THEIRS, OURS, 1);
    rtp(300_000, THEIRS, OURS, 2);
    String next = message("INVITE sip:x SIP/2.0", "1 INVITE", "", OFFER).replace("c1", "c2");
    udp(400_000, PBX, PLATFORM, bytes(next));
    rtp(400_100, THEIRS, OURS, 3);

    assertThat(calls())
        .extracting(call -> call.heard().received() + call.heard().foreign())
        .containsExactly(2L, 1L);
  }

  @Test
  void aCallThatWasRefusedHasNoSoundLongAfterwards() throws Exception {
    sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    received(600, "SIP/2.0 486 Busy Here", "1 INVITE", "", "");
    rtp(60_000, THEIRS, OURS, 1);

    assertThat(call().capture().packets()).isEmpty();
  }

  @Test
  void aCaptureWithoutSoundIsNotTakenForACallWithoutSound() throws Exception {
    answered();
    over();

    assertThat(call().cause().blame()).containsExactly(Blame.NONE);
  }

  @Test
  void passesOverPacketsOfOthersAndOfOtherTimes() throws Exception {
    rtp(0, THEIRS, OURS, 7000);
    for (int i = 1; i < 3; i++) {
      udp(i, PBX, new InetSocketAddress("203.0.113.9", 53), new byte[] {1, 2, 3});
    }
    capture.add(
        101,
        0,
        RawCapture.udp(
            PBX, PLATFORM, bytes(message("INVITE sip:x SIP/2.0", "1 INVITE", "", OFFER))));
    capture.add(
        102,
        0,
        RawCapture.udp(PLATFORM, PBX, bytes(message("SIP/2.0 200 OK", "1 INVITE", "", ANSWER))));
    capture.add(
        103,
        0,
        RawCapture.udp(PBX, PLATFORM, bytes(message("BYE sip:p SIP/2.0", "2 BYE", "", ""))));
    capture.add(900, 0, RawCapture.udp(THEIRS, OURS, new byte[172]));

    assertThat(call().capture().packets()).isEmpty();
  }

  @Test
  void tellsTheTwoLegsThroughAProxyApart() throws Exception {
    answered();
    var proxied = new InetSocketAddress("203.0.113.50", 5060);
    udp(2, PLATFORM, proxied, bytes(message("INVITE sip:x SIP/2.0", "1 INVITE", "", OFFER)));
    udp(400, proxied, PLATFORM, bytes(message("SIP/2.0 200 OK", "1 INVITE", "", ANSWER)));

    assertThat(calls())
        .extracting(ForeignCall::callee)
        .containsExactly("203.0.113.7:5060", "203.0.113.50:5060");
  }

  @Test
  void putsTcpInOrderAndCutsItIntoMessages() throws Exception {
    String invite = message("INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", "", OFFER);
    String ack = message("ACK sip:p@platform SIP/2.0", "1 ACK", "", "");
    byte[] out = bytes("\r\n\r\n" + invite + ack);
    int half = 4 + invite.length() / 2;
    byte[] head = Arrays.copyOfRange(out, 4, half);
    byte[] tail = Arrays.copyOfRange(out, half, out.length);
    capture
        .add(1, 0, RawCapture.tcp(PBX, PLATFORM, 99, 2, new byte[0]))
        .add(1, 1, RawCapture.tcp(PBX, PLATFORM, 100, 24, Arrays.copyOf(out, 4)))
        .add(1, 2, RawCapture.tcp(PBX, PLATFORM, 104, 24, head))
        .add(1, 3, RawCapture.tcp(PBX, PLATFORM, 104, 24, head)) // a retransmission of TCP's own
        .add(
            1,
            4,
            RawCapture.tcp(
                PBX, PLATFORM, 104 + half - 4 + 10, 24, Arrays.copyOfRange(tail, 10, tail.length)))
        .add(1, 5, RawCapture.tcp(PBX, PLATFORM, 104 + half - 4, 24, Arrays.copyOf(tail, 10)));

    assertThat(call().capture().messages())
        .extracting(found -> found.text())
        .containsExactly(invite, ack);
  }

  @ParameterizedTest
  @CsvSource({"true, 50", "false, 50000000", "false, 3000000000"})
  void findsWhatANewConnectionOnTheSamePortsCarries(boolean opening, long from) throws Exception {
    String invite = message("INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", "", OFFER);
    String bye = message("BYE sip:p@platform SIP/2.0", "2 BYE", "", "");
    capture.add(1, 0, RawCapture.tcp(PBX, PLATFORM, 1_000_000, 24, bytes(invite)));
    if (opening) {
      capture.add(2, 0, RawCapture.tcp(PBX, PLATFORM, (int) (from - 1), 2, new byte[0]));
    }
    capture.add(2, 1, RawCapture.tcp(PBX, PLATFORM, (int) from, 24, bytes(bye)));

    assertThat(call().capture().messages())
        .extracting(found -> found.text())
        .containsExactly(invite, bye);
  }

  @Test
  void masksTheCredentialsOfOthers() throws Exception {
    udp(
        0,
        PBX,
        PLATFORM,
        bytes(
            message(
                "INVITE sip:x SIP/2.0",
                "1 INVITE",
                "Authorization: Digest username=\"u\", response=\"0123456789abcdef\"\r\n",
                OFFER + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0\r\n")));

    assertThat(call().capture().messages().getFirst().text())
        .contains("username=\"u\"")
        .doesNotContain("0123456789abcdef", "c2VjcmV0");
  }

  @Test
  void whatIsNoCallIsNotTold() throws Exception {
    udp(0, PBX, PLATFORM, bytes(message("OPTIONS sip:platform SIP/2.0", "1 OPTIONS", "", "")));
    received(5, "SIP/2.0 200 OK", "1 OPTIONS", "", "");

    assertThat(calls()).isEmpty();
  }
}
