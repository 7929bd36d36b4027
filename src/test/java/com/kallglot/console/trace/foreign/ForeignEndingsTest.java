package com.kallglot.console.trace.foreign;

import static com.kallglot.console.trace.foreign.CallOnWire.ANSWER;
import static com.kallglot.console.trace.foreign.CallOnWire.INVITE;
import static com.kallglot.console.trace.foreign.CallOnWire.OFFER;
import static com.kallglot.console.trace.foreign.CallOnWire.OURS;
import static com.kallglot.console.trace.foreign.CallOnWire.PBX;
import static com.kallglot.console.trace.foreign.CallOnWire.PLATFORM;
import static com.kallglot.console.trace.foreign.CallOnWire.THEIRS;
import static com.kallglot.console.trace.foreign.CallOnWire.bytes;
import static com.kallglot.console.trace.foreign.CallOnWire.message;
import static com.kallglot.console.trace.foreign.CallOnWire.packet;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.foreign.frame.RawCapture;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a capture that has less than the whole call, or more than once, still tells, and what it
/// does not.
class ForeignEndingsTest {
  private static final InetSocketAddress ROUTER = new InetSocketAddress("198.51.100.1", 0);
  private static final InetSocketAddress HOST = new InetSocketAddress(PLATFORM.getAddress(), 0);

  @TempDir Path folder;
  private CallOnWire wire;

  @BeforeEach
  void begin() {
    wire = new CallOnWire(folder);
  }

  private void is(CauseCode code, Blame blame, String... words) throws Exception {
    Cause cause = wire.call().cause();
    assertThat(cause.code()).as(cause.sentence()).isEqualTo(code);
    assertThat(cause.blame()).containsExactly(blame);
    assertThat(cause.sentence() + " " + cause.evidence()).contains(words);
  }

  /// Something of others, until when the capture went on.
  private void goesOnUntil(int ms) {
    wire.udp(ms, PBX, new InetSocketAddress("192.0.2.53", 53), new byte[] {1, 2});
  }

  @Test
  void aCallThatRingsWhereTheCaptureEndsIsNotOver() throws Exception {
    wire.invited(0);
    wire.received(80, "SIP/2.0 180 Ringing", "1 INVITE", "", "");
    goesOnUntil(20_000);

    is(CauseCode.UNFINISHED, Blame.NONE, "The capture ends before the call is over");
  }

  @Test
  void aCallThatRingsForLongerThanTimerCFellSilent() throws Exception {
    wire.invited(0);
    wire.received(80, "SIP/2.0 180 Ringing", "1 INVITE", "", "");
    goesOnUntil(200_000);

    is(CauseCode.FELL_SILENT, Blame.NETWORK, Blame.SIGNALLING);
  }

  private void is(CauseCode code, Blame one, Blame other) throws Exception {
    assertThat(wire.call().cause().code()).isEqualTo(code);
    assertThat(wire.call().cause().blame()).containsExactly(one, other);
  }

  @ParameterizedTest
  @CsvSource({"1, 600, UNFINISHED", "2, 900, UNFINISHED", "1, 6000, NO_RESPONSE"})
  void silenceIsToldWhereItLastedLongEnough(int invites, int until, CauseCode code)
      throws Exception {
    wire.invited(Arrays.copyOf(new int[] {0, 500}, invites));
    goesOnUntil(until);

    assertThat(wire.call().cause().code()).isEqualTo(code);
  }

  @Test
  void aCallThatItsCallerGaveUpEndedForThatThoughThe487IsMissing() throws Exception {
    wire.invited(0);
    wire.received(80, "SIP/2.0 180 Ringing", "1 INVITE", "", "");
    wire.sent(20_000, "CANCEL sip:+19785550140@platform SIP/2.0", "1 CANCEL", "");

    is(CauseCode.NOBODY_ANSWERED, Blame.SIGNALLING, "after 20.0 s the caller gave up");
  }

  @Test
  void theBranchThatSomebodyElseAnsweredIsNoFault() throws Exception {
    wire.invited(0);
    wire.received(80, "SIP/2.0 180 Ringing", "1 INVITE", "", "");
    String reason = "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n";
    wire.udp(900, PBX, PLATFORM, bytes(message("CANCEL sip:x SIP/2.0", "1 CANCEL", reason, "")));
    wire.received(910, "SIP/2.0 487 Request Terminated", "1 INVITE", "", "");

    is(CauseCode.ANSWERED_ELSEWHERE, Blame.NONE, "Somebody else answered");
  }

  @Test
  void whatOneDirectionAloneShowsIsNotTakenForSilence() throws Exception {
    wire.invited(0);
    wire.follows(510, "ACK", 1, "", "");
    wire.rtp(520, OURS, THEIRS, 1);
    wire.follows(5000, "BYE", 2, "", "");

    is(CauseCode.CAPTURED_HALF, Blame.NONE, "one direction only");
  }

  @Test
  void ofACallThatWasUpAlreadyTimesAreNotTold() throws Exception {
    wire.follows(0, "INVITE", 7, "", OFFER);
    wire.received(10, "SIP/2.0 200 OK", "7 INVITE", "", ANSWER);
    wire.follows(12, "ACK", 7, "", "");
    wire.talk(20, 2000);
    wire.follows(2000, "BYE", 8, "", "");

    assertThat(wire.call().isBegunBefore()).isTrue();
    assertThat(wire.call().figures().answerTime()).isNull();
    assertThat(wire.call().figures().duration()).isNull();
    is(CauseCode.WENT_WELL, Blame.NONE, "The call was answered and went well");
  }

  @Test
  void callsOfWhichOnlyTheEndIsThereAreCounted() throws Exception {
    wire.follows(0, "BYE", 8, "", "");
    wire.received(10, "SIP/2.0 200 OK", "8 BYE", "", "");
    wire.udp(20, PBX, PLATFORM, bytes(message("OPTIONS sip:x SIP/2.0", "1 OPTIONS", "", "")));

    assertThat(wire.read().legs()).isEmpty();
    assertThat(wire.read().begunBefore()).isEqualTo(1);
  }

  @Test
  void messagesThatAreCutOffAreCounted() throws Exception {
    byte[] whole = RawCapture.udp(PBX, PLATFORM, bytes(message(INVITE, "1 INVITE", "", OFFER)));
    wire.ip(0, Arrays.copyOf(whole, whole.length - 20));
    wire.received(10, "SIP/2.0 486 Busy Here", "1 INVITE", "", "");

    assertThat(wire.read().cutOffMessages()).isEqualTo(1);
    assertThat(wire.call().cause().code()).isEqualTo(CauseCode.BUSY);
  }

  @Test
  void ofTcpTheSame() throws Exception {
    byte[] invite = bytes(message(INVITE, "1 INVITE", "", OFFER));
    byte[] whole = RawCapture.tcp(PBX, PLATFORM, 1, 0x18, invite);
    wire.ip(0, Arrays.copyOf(whole, 96));

    assertThat(wire.read().legs()).isEmpty();
    assertThat(wire.read().cutOffMessages()).isEqualTo(1);
  }

  /// As `tcpdump -i any` has it on a host with bridges: each packet at each of its interfaces.
  @Test
  void whatComesByAtSeveralInterfacesIsCountedOnce() throws Exception {
    var any = new CallOnWire(folder, 276);
    everywhere(any, 0, PBX, PLATFORM, bytes(message(INVITE, "1 INVITE", "", OFFER)));
    String answer = message("SIP/2.0 200 OK", "1 INVITE", "", ANSWER);
    everywhere(any, 400, PLATFORM, PBX, bytes(answer));
    everywhere(any, 410, PBX, PLATFORM, bytes(message("ACK sip:p SIP/2.0", "1 ACK", "", "")));
    for (int i = 0; i < 200; i++) {
      everywhere(any, 420 + i * 20, OURS, THEIRS, packet(i, 1, new short[160]));
      everywhere(any, 425 + i * 20, THEIRS, OURS, packet(i, 2, new short[160]));
    }
    String bye = message("BYE sip:alice@192.0.2.1 SIP/2.0", "1 BYE", "b", "", "");
    everywhere(any, 9000, PLATFORM, PBX, bytes(theirs(bye)));

    assertThat(any.call().capture().messages()).hasSize(4);
    assertThat(any.call().heard().received()).isEqualTo(200);
    assertThat(any.call().heard().duplicates()).isZero();
  }

  private static String theirs(String message) {
    return message.replace(
        "tag=a\r\nTo: <sip:+19785550140@platform>;tag=b", "tag=b\r\nTo: <sip:a@b>;tag=a");
  }

  private static void everywhere(
      CallOnWire any, int ms, InetSocketAddress from, InetSocketAddress to, byte[] payload) {
    for (int device = 1; device <= 4; device++) {
      byte[] cooked = ByteBuffer.allocate(20).putInt(0x08000000).putInt(device).array();
      any.ip(ms, cooked, RawCapture.udp(from, to, payload));
    }
  }

  @Test
  void whatTheNetworkDoubledIsTold() throws Exception {
    wire.answered();
    for (int i = 0; i < 100; i++) {
      wire.rtp(520 + i * 20, THEIRS, OURS, i);
      wire.rtp(520 + i * 20, THEIRS, OURS, i);
    }
    wire.over();

    assertThat(wire.call().heard().duplicates()).isEqualTo(100);
  }

  @Test
  void whoHangsUpWhileOnHoldMissesNoSound() throws Exception {
    wire.answered();
    wire.talk(520, 4000);
    wire.follows(4000, "INVITE", 2, "", OFFER + "a=sendonly\r\n");
    wire.received(4010, "SIP/2.0 200 OK", "2 INVITE", "", ANSWER + "a=recvonly\r\n");
    wire.follows(4015, "ACK", 2, "", "");
    wire.over(8000);

    is(CauseCode.WENT_WELL, Blame.NONE, "went well");
  }

  @Test
  void aMomentWithoutSoundIsNoFault() throws Exception {
    wire.answered();
    wire.rtp(520, OURS, THEIRS, 1);
    wire.over(1500);

    is(CauseCode.WENT_WELL, Blame.NONE, "went well");
  }

  @Test
  void aCallThatIsStillUpIsJudgedByItsSoundSoFar() throws Exception {
    wire.answered();
    for (int ms = 520; ms < 9000; ms += 20) {
      wire.rtp(ms, OURS, THEIRS, ms / 20);
    }

    is(CauseCode.NOTHING_ARRIVES, Blame.MEDIA, "One-way sound: the caller sent");
  }

  private void returned(int ms, InetSocketAddress by, int code, byte[] packet) {
    wire.ip(ms, RawCapture.icmp(by, PBX, code, packet));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3  | CONNECTION_REFUSED | Nothing listens where the call was sent | port unreachable, says 198.51.100.1
          1  | NO_ROUTE           | There is no way from the caller to      | destination unreachable, says 198.51.100.1
          13 | FILTERED           | A packet filter (firewall) at 198.51.100.1 forbids | administratively prohibited
          """)
  void anInviteThatCameBackTellsWhere(int icmp, CauseCode code, String sentence, String proof)
      throws Exception {
    wire.invited(0);
    byte[] invite = RawCapture.udp(PBX, PLATFORM, bytes(message(INVITE, "1 INVITE", "", OFFER)));
    returned(2, ROUTER, icmp, Arrays.copyOf(invite, 28));

    is(code, Blame.NETWORK, sentence, proof);
  }

  @Test
  void soundThatComesBackDoesNotReachTheFarEnd() throws Exception {
    wire.answered();
    wire.talk(520, 5000);
    byte[] sound = RawCapture.udp(OURS, THEIRS, packet(1, 1, new short[160]));
    for (int ms = 1000; ms < 5000; ms += 1000) {
      returned(ms, HOST, 3, sound);
    }
    wire.over();

    is(
        CauseCode.NOT_HEARD_THERE,
        Blame.MEDIA,
        "what the caller sends to 203.0.113.8:6000",
        "port unreachable, says 203.0.113.7, 4 times");
  }

  @Test
  void soundThatTheCallersHostTurnsAwayIsItsOwnOrItsFiltersFault() throws Exception {
    wire.answered();
    wire.talk(520, 5000);
    byte[] sound = RawCapture.udp(THEIRS, OURS, packet(1, 1, new short[160]));
    for (int ms = 1000; ms < 5000; ms += 1000) {
      wire.ip(ms, RawCapture.icmp(OURS, THEIRS, 3, sound));
    }
    wire.over();

    is(CauseCode.SOUND_TURNED_AWAY, Blame.NETWORK, Blame.DEVICE);
  }

  @ParameterizedTest
  @CsvSource({"510, 1500", "5020, 5090"})
  void soundThatComesBackBeforeItsSocketIsOpenOrAfterTheEndIsNoFault(int first, int last)
      throws Exception {
    wire.answered();
    wire.talk(520, 5100);
    byte[] sound = RawCapture.udp(OURS, THEIRS, packet(1, 1, new short[160]));
    returned(first, HOST, 3, sound);
    returned(last, HOST, 3, sound);
    wire.over();

    is(CauseCode.WENT_WELL, Blame.NONE, "went well");
  }

  @Test
  void aRedirectionIsTheCallersToFollow() throws Exception {
    wire.invited(0);
    wire.received(9, "SIP/2.0 302 Moved", "1 INVITE", "Contact: <sip:x@203.0.113.9>\r\n", "");

    is(CauseCode.REDIRECTED, Blame.SIGNALLING, "whether to follow is up to the caller");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          4200 | ''                             | CHANGE_REFUSED
          9000 | ''                             | WENT_WELL
          9000 | Reason: SIP;cause=488          | CHANGE_REFUSED
          9000 | Reason: Q.850;cause=16         | WENT_WELL
          """)
  void aRefusedChangeEndsACallWhereTheWireShowsThatItDid(int bye, String reason, CauseCode code)
      throws Exception {
    wire.answered();
    wire.talk(520, 4000);
    wire.follows(4000, "INVITE", 2, "", OFFER);
    wire.received(4010, "SIP/2.0 488 Not Acceptable Here", "2 INVITE", "", "");
    wire.follows(4020, "ACK", 2, "", "");
    String text =
        message("BYE sip:a SIP/2.0", "1 BYE", "b", reason.isEmpty() ? "" : reason + "\r\n", "");
    wire.udp(bye, PLATFORM, PBX, bytes(theirs(text)));

    assertThat(wire.call().cause().code()).isEqualTo(code);
  }
}
