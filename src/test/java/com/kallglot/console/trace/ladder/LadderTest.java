package com.kallglot.console.trace.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.journal.Entry;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A call as rungs: what is folded, what is a run, where the marks are.
class LadderTest {
  private static final long MILLI = 1_000_000;
  private static final InetSocketAddress HERE = new InetSocketAddress("192.0.2.1", 4000);
  private static final InetSocketAddress THERE = new InetSocketAddress("203.0.113.8", 6000);

  private final List<SipMessage> messages = new ArrayList<>();
  private final List<MediaPacket> packets = new ArrayList<>();

  private void sip(long ms, Heading heading, SipTransport over, String start, String branch) {
    String cseq = start.startsWith("ACK") ? "1 ACK" : "1 INVITE";
    sip(ms, heading, over, start, branch, cseq);
  }

  private void sip(
      long ms, Heading heading, SipTransport over, String start, String branch, String cseq) {
    String text =
        "%s\r\nVia: SIP/2.0/%s 192.0.2.1:5060;rport;branch=%s\r\nCSeq: %s\r\nCall-ID: c\r\n\r\n"
            .formatted(start, over, branch, cseq);
    messages.add(new SipMessage(ms * MILLI, heading, over, "203.0.113.7:5060", text));
  }

  private void rtp(long ms, Heading heading, int type, int number) {
    byte[] bytes =
        ByteBuffer.allocate(172)
            .put((byte) 0x80)
            .put((byte) type)
            .putShort((short) number)
            .putInt(number * 160)
            .putInt(0x5EED)
            .array();
    packet(ms, heading, MediaPacket.Kind.RTP, bytes);
  }

  private void packet(long ms, Heading heading, MediaPacket.Kind kind, byte[] bytes) {
    boolean sent = heading == Heading.SENT;
    packets.add(
        new MediaPacket(
            ms * MILLI, heading, kind, sent ? HERE : THERE, sent ? THERE : HERE, bytes));
  }

  private List<Rung.Message> folded() {
    return Ladder.of(List.of(), messages, List.of(), List.of()).rungs().stream()
        .map(Rung.Message.class::cast)
        .toList();
  }

  private List<Rung.Run> runs() {
    return Ladder.of(List.of(), messages, MediaRuns.of(packets, messages), List.of())
        .rungs()
        .stream()
        .filter(Rung.Run.class::isInstance)
        .map(Rung.Run.class::cast)
        .toList();
  }

  @Test
  void foldsWhatUdpRepeats() {
    for (long ms : List.of(0, 500, 1500)) {
      sip(ms, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "z9hG4bKa");
    }
    sip(1600, Heading.RECEIVED, SipTransport.UDP, "SIP/2.0 180 Ringing", "z9hG4bKa");
    sip(1700, Heading.RECEIVED, SipTransport.UDP, "SIP/2.0 180 Ringing", "z9hG4bKa");
    sip(1800, Heading.RECEIVED, SipTransport.UDP, "SIP/2.0 486 Busy Here", "z9hG4bKa");
    sip(1801, Heading.SENT, SipTransport.UDP, "ACK sip:b SIP/2.0", "z9hG4bKa");

    assertThat(folded())
        .extracting(Rung.Message::what, Rung.Message::repeats)
        .containsExactly(
            tuple("INVITE sip:b", List.of(500 * MILLI, 1500 * MILLI)),
            tuple("180 Ringing (INVITE)", List.of(1700 * MILLI)),
            tuple("486 Busy Here (INVITE)", List.of()),
            tuple("ACK sip:b", List.of()));
  }

  @Test
  void aNewTransactionIsNoRetransmission() {
    sip(0, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "z9hG4bKa");
    sip(9, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "z9hG4bKb");

    assertThat(folded()).hasSize(2);
  }

  @Test
  void whatOldAgentsSendUnderOneBranchIsKeptApartByCSeq() {
    sip(0, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "1");
    sip(9, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "1", "2 INVITE");
    sip(19, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "1", "2 INVITE");

    assertThat(folded()).extracting(rung -> rung.repeats().size()).containsExactly(0, 1);
  }

  @Test
  void bothEndsOfOneMessageAreTwoRungs() {
    sip(0, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "z9hG4bKa");
    sip(1, Heading.RECEIVED, SipTransport.UDP, "INVITE sip:b SIP/2.0", "z9hG4bKa");

    assertThat(folded()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "INVITE sip:b SIP/2.0, 2",
    "SIP/2.0 180 Ringing, 2",
    "SIP/2.0 486 Busy Here, 2",
    "SIP/2.0 200 OK, 1",
    "ACK sip:b SIP/2.0, 1"
  })
  void overTlsOnlyWhatIsRepeatedEndToEndIsFolded(String start, int rungs) {
    sip(0, Heading.SENT, SipTransport.TLS, start, "z9hG4bKa");
    sip(500, Heading.SENT, SipTransport.TLS, start, "z9hG4bKa");

    assertThat(folded()).hasSize(rungs);
  }

  @Test
  void gathersPacketsIntoRunsAndCountsWhatIsMissing() {
    for (int number : List.of(10, 11, 13, 14)) {
      rtp(number * 20L, Heading.RECEIVED, 0, number);
    }
    rtp(5000, Heading.RECEIVED, 0, 15);
    rtp(5001, Heading.SENT, 0, 99);

    assertThat(runs())
        .extracting(Rung.Run::heading, Rung.Run::packets, Rung.Run::lost, Rung.Run::length)
        .containsExactly(
            tuple(Heading.RECEIVED, 4L, 1L, Duration.ofMillis(80)),
            tuple(Heading.RECEIVED, 1L, 0L, Duration.ZERO),
            tuple(Heading.SENT, 1L, 0L, Duration.ZERO));
    assertThat(runs().getFirst().peer()).isEqualTo("203.0.113.8:6000");
    assertThat(runs().getFirst().ssrc()).isEqualTo(0x5EED);
  }

  @Test
  void namesRunsBySdpAndKeepsDigitsApart() {
    String sdp = "m=audio 1 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\n";
    messages.add(
        new SipMessage(
            0,
            Heading.SENT,
            SipTransport.UDP,
            "b:1",
            "INVITE sip:b SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n" + sdp));
    rtp(0, Heading.SENT, 0, 1);
    rtp(20, Heading.SENT, 101, 2);
    rtp(40, Heading.SENT, 0, 3);
    packet(
        50,
        Heading.SENT,
        MediaPacket.Kind.RTCP,
        ByteBuffer.allocate(28).put((byte) 0x80).put((byte) 200).array());
    packet(60, Heading.SENT, MediaPacket.Kind.OTHER, new byte[] {22});

    assertThat(runs())
        .extracting(Rung.Run::kind, Rung.Run::format, Rung.Run::packets)
        .containsExactly(
            tuple(MediaPacket.Kind.RTP, "PCMU", 2L),
            tuple(MediaPacket.Kind.RTP, "telephone-event", 1L),
            tuple(MediaPacket.Kind.RTCP, "SR", 1L),
            tuple(MediaPacket.Kind.OTHER, "", 1L));
    assertThat(runs()).extracting(Rung.Run::lost).containsOnly(0L);
  }

  @Test
  void whatIsMissingIsToldOfTheRunInWhichItWasNoticedUnlessItComesLate() {
    for (int number : List.of(1, 3, 4)) {
      rtp(number * 20L, Heading.SENT, 0, number);
    }
    for (int number : List.of(7, 8, 6)) {
      rtp(number * 20L, Heading.SENT, 101, number);
    }
    rtp(180, Heading.SENT, 0, 10);

    assertThat(runs())
        .extracting(Rung.Run::payloadType, Rung.Run::packets, Rung.Run::lost)
        .containsExactly(tuple(0, 4L, 2L), tuple(101, 3L, 1L));
  }

  @Test
  void namesAPeerOfIpv6InBrackets() {
    var here = new InetSocketAddress("2001:db8::1", 4000);
    var there = new InetSocketAddress("2001:db8::2", 6000);
    packets.add(
        new MediaPacket(0, Heading.SENT, MediaPacket.Kind.OTHER, here, there, new byte[] {22}));

    assertThat(runs().getFirst().peer()).isEqualTo("[2001:db8:0:0:0:0:0:2]:6000");
  }

  @Test
  void ignoresWhatIsTooShortToBeRtp() {
    packet(0, Heading.SENT, MediaPacket.Kind.RTP, new byte[11]);
    packet(0, Heading.SENT, MediaPacket.Kind.RTCP, new byte[2]);

    assertThat(runs()).isEmpty();
  }

  @Test
  void putsEverythingOnOneAxisAndReadsFiguresAtItsMarks() {
    var events =
        List.<CallEvent>of(
            new CallEvent.Invited(100 * MILLI),
            new CallEvent.Provisional(110 * MILLI, 100, "Trying"),
            new CallEvent.Provisional(150 * MILLI, 180, "Ringing"),
            new CallEvent.Answered(900 * MILLI),
            new CallEvent.FirstMedia(800 * MILLI),
            new CallEvent.Ended(4000 * MILLI, 200, "OK", Origin.US, false, null, null));
    sip(100, Heading.SENT, SipTransport.UDP, "INVITE sip:b SIP/2.0", "z9hG4bKa");
    rtp(800, Heading.RECEIVED, 0, 1);
    var exchange =
        new Entry.Api(
            1,
            Instant.EPOCH,
            40 * MILLI,
            "POST /v1/sessions",
            201,
            "Created",
            Duration.ofMillis(9),
            null,
            "req",
            "",
            "");

    Ladder ladder = Ladder.of(events, messages, MediaRuns.of(packets, messages), List.of(exchange));

    assertThat(ladder.rungs())
        .extracting(rung -> rung.getClass().getSimpleName())
        .containsExactly("Beside", "Message", "Run");
    assertThat(ladder.zeroNanos()).isEqualTo(100 * MILLI);
    assertThat(ladder.marks())
        .extracting(Mark::kind, mark -> mark.sinceInvite().toMillis())
        .containsExactly(
            tuple(Mark.Kind.INVITE, 0L),
            tuple(Mark.Kind.RESPONSE, 50L),
            tuple(Mark.Kind.FIRST_MEDIA, 700L),
            tuple(Mark.Kind.ANSWER, 800L),
            tuple(Mark.Kind.END, 3900L));
  }

  @Test
  void aCallThatNeverBeganHasNoMarks() {
    Ladder ladder = Ladder.of(List.of(), List.of(), List.of(), List.of());

    assertThat(ladder.marks()).isEmpty();
    assertThat(ladder.zeroNanos()).isZero();
  }
}
