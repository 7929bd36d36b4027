package com.kallglot.console.trace.foreign;

import static com.kallglot.console.trace.foreign.CallOnWire.ANSWER;
import static com.kallglot.console.trace.foreign.CallOnWire.OFFER;
import static com.kallglot.console.trace.foreign.CallOnWire.OURS;
import static com.kallglot.console.trace.foreign.CallOnWire.PBX;
import static com.kallglot.console.trace.foreign.CallOnWire.PLATFORM;
import static com.kallglot.console.trace.foreign.CallOnWire.THEIRS;
import static com.kallglot.console.trace.foreign.CallOnWire.bytes;
import static com.kallglot.console.trace.foreign.CallOnWire.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.kallglot.console.media.Signals;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.capture.CaptureFile;
import com.kallglot.console.trace.foreign.frame.CaptureReader;
import com.kallglot.console.trace.foreign.frame.Datagram;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls that others made, told from the packets alone.
class ForeignCaptureTest {
  private static final short[] TONE = Signals.tone(440, Duration.ofMillis(20), 8000).samples();

  @TempDir Path folder;
  private CallOnWire wire;

  @BeforeEach
  void begin() {
    wire = new CallOnWire(folder);
  }

  private List<ForeignCall> calls() throws Exception {
    return wire.read().legs();
  }

  @Test
  void tellsTheTimesAndTheSoundOfACall() throws Exception {
    wire.answered();
    for (int i = 0; i < 100; i++) {
      wire.rtp(520 + i * 20, OURS, THEIRS, i);
      if (i != 30 && i != 31) {
        wire.rtp(530 + i * 20 + (i % 2 == 0 ? 0 : 4), THEIRS, OURS, i);
      }
    }
    wire.over();

    ForeignCall call = wire.call();

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
    wire.sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    wire.sent(500, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    wire.received(
        600,
        "SIP/2.0 488 Not Acceptable Here",
        "1 INVITE",
        "Warning: 305 platform \"Incompatible media format\"\r\n",
        "");

    ForeignCall call = wire.call();

    assertThat(call.cause().sentence()).contains("none of the codecs");
    assertThat(call.cause().blame()).containsExactly(Blame.SIGNALLING);
    assertThat(call.cause().evidence()).contains("488 Not Acceptable Here", "305 platform");
    assertThat(call.capture().ladder(List.of()).rungs()).hasSize(2);
  }

  @Test
  void aCallThatWasAskedForAPasswordAndHasNoneIsToBlameForIt() throws Exception {
    wire.sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    wire.received(
        9, "SIP/2.0 401 Unauthorized", "1 INVITE", "WWW-Authenticate: Digest realm=\"p\"\r\n", "");
    wire.sent(10, "ACK sip:+19785550140@platform SIP/2.0", "1 ACK", "");

    assertThat(wire.call().cause().blame()).containsExactly(Blame.AUTH);
  }

  @Test
  void aCallThatWasTriedAgainEndedAsItsLastTryDid() throws Exception {
    wire.sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    wire.received(9, "SIP/2.0 422 Session Interval Too Small", "1 INVITE", "Min-SE: 1800\r\n", "");
    wire.sent(10, "INVITE sip:+19785550140@platform SIP/2.0", "2 INVITE", OFFER);
    wire.received(90, "SIP/2.0 486 Busy Here", "2 INVITE", "", "");

    assertThat(wire.call().cause().code()).isEqualTo(CauseCode.BUSY);
    assertThat(wire.call().cause().evidence()).contains("486 Busy Here");
  }

  @Test
  void anInviteThatNobodyAnsweredIsTheNetworksFault() throws Exception {
    for (int ms : new int[] {0, 500, 1500, 3500}) {
      wire.sent(ms, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    }

    assertThat(wire.call().cause().sentence()).startsWith("There was no response at all");
    assertThat(wire.call().cause().blame()).contains(Blame.NETWORK);
  }

  @Test
  void noticesThatSoundGoesOneWayOnly() throws Exception {
    wire.answered();
    for (int i = 0; i < 100; i++) {
      wire.rtp(520 + i * 20, OURS, THEIRS, i);
    }
    wire.over();

    assertThat(wire.call().cause().sentence()).startsWith("One-way sound: the caller sent");
    assertThat(wire.call().cause().blame()).containsExactly(Blame.MEDIA);
  }

  private void report(int ms, InetSocketAddress from, InetSocketAddress to, byte[] report) {
    wire.udp(
        ms,
        new InetSocketAddress(from.getAddress(), from.getPort() + 1),
        new InetSocketAddress(to.getAddress(), to.getPort() + 1),
        report);
  }

  @Test
  void believesTheFarEndThatReportsItHearsNothing() throws Exception {
    wire.answered();
    for (int i = 0; i < 100; i++) {
      wire.rtp(520 + i * 20, OURS, THEIRS, i);
      wire.rtp(530 + i * 20, THEIRS, OURS, i);
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
    wire.over();

    assertThat(wire.call().evidence().statistics().farLossPercent()).isEqualTo(96);
    assertThat(wire.call().evidence().statistics().rttMs()).isBetween(49.9, 50.1);
    assertThat(wire.call().cause().sentence())
        .startsWith(
            "One-way sound: the caller hears the far end, and it does not get what the caller"
                + " sends.");
  }

  @Test
  void anExportHasAllOfItsSoundOnceMoreFromTheFile() throws Exception {
    wire.answered();
    wire.rtp(520, THEIRS, OURS, 1);
    wire.rtp(70_000, THEIRS, OURS, 2);
    byte[] compound = ByteBuffer.allocate(100).putInt(0x80C80018).array();
    report(70_010, THEIRS, OURS, compound);
    wire.sent(71_000, "BYE sip:p@platform SIP/2.0", "2 BYE", "");
    ForeignCall call = wire.call();
    Path file = folder.resolve("call.pcap");

    CaptureFile.write(call.inFile().with(call.capture()), file);

    var read = new ArrayList<Datagram>();
    CaptureReader.read(file, read::add);
    assertThat(read.stream().filter(packet -> packet.destination().getPort() / 2 == 2000))
        .extracting(packet -> packet.bytes().length, Datagram::length)
        .containsExactly(tuple(172, 172), tuple(172, 172), tuple(100, 100));
    assertThat(ForeignCapture.read(file, _ -> {}).legs().getFirst().heard())
        .isEqualTo(call.heard());
  }

  @Test
  void anExportOfAFileThatHasChangedOrIsGoneSaysSo() throws Exception {
    wire.answered();
    wire.talk(520, 600);
    ForeignCall call = wire.call();

    wire.over();
    Path file = wire.file();
    assertThatThrownBy(() -> call.inFile().with(call.capture()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has changed");
    Files.delete(file);
    assertThatThrownBy(() -> call.inFile().with(call.capture()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is gone");
  }

  @Test
  void soundUnderASecondSourceIsHeardToo() throws Exception {
    wire.answered();
    for (int i = 0; i < 200; i++) {
      wire.rtp(520 + i * 20, OURS, THEIRS, i);
      if (i < 100) {
        wire.rtp(530 + i * 20, THEIRS, OURS, i, 1, new short[160]);
      } else {
        wire.rtp(530 + i * 20, THEIRS, OURS, i + 13_000_000, 2, TONE);
      }
    }
    wire.over();

    assertThat(wire.call().cause().blame()).containsExactly(Blame.NONE);
  }

  @Test
  void followsSoundThatAnAddressTranslationMoved() throws Exception {
    wire.answered();
    var translated = new InetSocketAddress("198.51.100.9", 31000);
    for (int i = 0; i < 50; i++) {
      wire.rtp(520 + i * 20, translated, THEIRS, i);
      wire.rtp(530 + i * 20, THEIRS, translated, i);
    }
    wire.over();

    assertThat(wire.call().said().received() + wire.call().said().foreign()).isEqualTo(50);
    assertThat(wire.call().heard().received()).isEqualTo(50);
    assertThat(wire.call().cause().blame()).containsExactly(Blame.NONE);
  }

  @Test
  void aCallWhoseEndIsNotInTheCaptureGoesOnUntilAnotherTakesItsSockets() throws Exception {
    wire.answered();
    wire.rtp(520, THEIRS, OURS, 1);
    wire.rtp(300_000, THEIRS, OURS, 2);
    String next = message("INVITE sip:x SIP/2.0", "1 INVITE", "", OFFER).replace("c1", "c2");
    wire.udp(400_000, PBX, PLATFORM, bytes(next));
    wire.rtp(400_100, THEIRS, OURS, 3);

    assertThat(calls())
        .extracting(call -> call.heard().received() + call.heard().foreign())
        .containsExactly(2L, 1L);
  }

  @Test
  void aCallThatWasRefusedHasNoSoundLongAfterwards() throws Exception {
    wire.sent(0, "INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", OFFER);
    wire.received(600, "SIP/2.0 486 Busy Here", "1 INVITE", "", "");
    wire.rtp(60_000, THEIRS, OURS, 1);

    assertThat(wire.call().capture().runs()).isEmpty();
  }

  @Test
  void aCaptureWithoutSoundIsNotTakenForACallWithoutSound() throws Exception {
    wire.answered();
    wire.over();

    assertThat(wire.call().cause().code()).isEqualTo(CauseCode.SOUND_NOT_CAPTURED);
    assertThat(wire.call().cause().blame()).containsExactly(Blame.NONE);
  }

  @Test
  void soundThatDidNotComeByMayHaveBeenLostBefore() throws Exception {
    wire.answered();
    for (int i = 0; i < 200; i++) {
      wire.rtp(520 + i * 20, THEIRS, OURS, i);
    }
    wire.over();

    assertThat(wire.call().cause().sentence()).contains("none of its own came by");
    assertThat(wire.call().cause().blame()).containsExactly(Blame.MEDIA, Blame.DEVICE);
  }

  @Test
  void passesOverPacketsOfOthersAndOfOtherTimes() throws Exception {
    wire.rtp(0, THEIRS, OURS, 7000);
    for (int i = 1; i < 3; i++) {
      wire.udp(i, PBX, new InetSocketAddress("203.0.113.9", 53), new byte[] {1, 2, 3});
    }
    wire.raw()
        .add(
            101,
            0,
            RawCapture.udp(
                PBX, PLATFORM, bytes(message("INVITE sip:x SIP/2.0", "1 INVITE", "", OFFER))));
    wire.raw()
        .add(
            102,
            0,
            RawCapture.udp(
                PLATFORM, PBX, bytes(message("SIP/2.0 200 OK", "1 INVITE", "", ANSWER))));
    wire.raw()
        .add(
            103,
            0,
            RawCapture.udp(PBX, PLATFORM, bytes(message("BYE sip:p SIP/2.0", "2 BYE", "", ""))));
    wire.raw().add(900, 0, RawCapture.udp(THEIRS, OURS, new byte[172]));

    assertThat(wire.call().capture().runs()).isEmpty();
  }

  @Test
  void tellsTheTwoLegsThroughAProxyApart() throws Exception {
    wire.answered();
    var proxied = new InetSocketAddress("203.0.113.50", 5060);
    wire.udp(2, PLATFORM, proxied, bytes(message("INVITE sip:x SIP/2.0", "1 INVITE", "", OFFER)));
    wire.udp(400, proxied, PLATFORM, bytes(message("SIP/2.0 200 OK", "1 INVITE", "", ANSWER)));

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
    wire.raw()
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

    assertThat(wire.call().capture().messages())
        .extracting(found -> found.text())
        .containsExactly(invite, ack);
  }

  @ParameterizedTest
  @CsvSource({"true, 50", "false, 50000000", "false, 3000000000"})
  void findsWhatANewConnectionOnTheSamePortsCarries(boolean opening, long from) throws Exception {
    String invite = message("INVITE sip:+19785550140@platform SIP/2.0", "1 INVITE", "", OFFER);
    String bye = message("BYE sip:p@platform SIP/2.0", "2 BYE", "", "");
    wire.raw().add(1, 0, RawCapture.tcp(PBX, PLATFORM, 1_000_000, 24, bytes(invite)));
    if (opening) {
      wire.raw().add(2, 0, RawCapture.tcp(PBX, PLATFORM, (int) (from - 1), 2, new byte[0]));
    }
    wire.raw().add(2, 1, RawCapture.tcp(PBX, PLATFORM, (int) from, 24, bytes(bye)));

    assertThat(wire.call().capture().messages())
        .extracting(found -> found.text())
        .containsExactly(invite, bye);
  }

  @Test
  void masksTheCredentialsOfOthers() throws Exception {
    wire.udp(
        0,
        PBX,
        PLATFORM,
        bytes(
            message(
                "INVITE sip:x SIP/2.0",
                "1 INVITE",
                "Authorization: Digest username=\"u\", response=\"0123456789abcdef\"\r\n",
                OFFER + "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:c2VjcmV0\r\n")));

    assertThat(wire.call().capture().messages().getFirst().text())
        .contains("username=\"u\"")
        .doesNotContain("0123456789abcdef", "c2VjcmV0");
  }

  @Test
  void whatIsNoCallIsNotTold() throws Exception {
    wire.udp(0, PBX, PLATFORM, bytes(message("OPTIONS sip:platform SIP/2.0", "1 OPTIONS", "", "")));
    wire.received(5, "SIP/2.0 200 OK", "1 OPTIONS", "", "");

    assertThat(calls()).isEmpty();
  }
}
