package com.kallglot.console.calltest.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.softphone.SipPeer;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Diagnosis;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Calls of the program's own telephone to a far end that does what the sandbox's edge never would:
/// real messages on the loopback, and of each the cause that a caller can know.
@Tag("native")
@Tag("timed")
class ScriptedFarEndTest {
  private static PjsipSoftphone softphone;

  /// What the far end does.
  @FunctionalInterface
  private interface Script {
    void run(SipPeer peer) throws Exception;
  }

  @BeforeAll
  static void start() throws Exception {
    softphone = PjsipSoftphone.start();
  }

  @AfterAll
  static void close() {
    softphone.close();
  }

  private static Cause call(Script script) throws Exception {
    try (var peer = new SipPeer();
        var log = new SipLog(softphone);
        var lines = new Lines(softphone)) {
      CompletableFuture<Void> played = CompletableFuture.runAsync(() -> play(script, peer));
      Timing timing =
          Timing.SANDBOX
              .withAnyResponse(Duration.ofMillis(1200))
              .withAnswer(Duration.ofMillis(1500));
      Leg leg =
          new LegCall(lines.of(SoftphoneAccounts.plain("me")), timing)
              .place(peer.uri(), Map.of(), Signal.ECHO_TEST, Duration.ofMillis(500), _ -> {});
      played.join();
      return Diagnosis.of(new LegFindings(leg).evidence(log.take(leg.callId()), Expected.AUDIO));
    }
  }

  private static void play(Script script, SipPeer peer) {
    try {
      script.run(peer);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Cause refused(String status, String headers) throws Exception {
    return call(peer -> peer.answer(peer.request("INVITE"), status, headers, ""));
  }

  private static void isOf(Cause cause, CauseCode code, Blame blame, String... words) {
    assertThat(cause.code()).as(cause.toString()).isEqualTo(code);
    assertThat(cause.blame()).containsExactly(blame);
    assertThat(cause.sentence() + " | " + cause.evidence() + " | " + cause.change())
        .contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, 1, NOBODY_THERE, Nobody has the number",
    "404 Not Found, 3, ROUTE_MISSING, knows no way to the number",
    "480 Temporarily Unavailable, 19, NO_ANSWER_THERE, nobody answered",
    "480 Temporarily Unavailable, 20, UNAVAILABLE, not registered",
    "480 Temporarily Unavailable, 17, BUSY, is busy",
    "486 Busy Here, 17, BUSY, is busy",
    "486 Busy Here, 34, NO_LINE_FREE, no line free",
    "503 Service Unavailable, 38, FAILED_BEHIND, network behind the far end failed",
    "500 Server Internal Error, 102, TIMED_OUT_BEHIND, waited in vain",
    "603 Decline, 21, DECLINED, declined"
  })
  void theCauseOfTheTelephoneNetworkOutweighsTheStatus(
      String status, int q850, CauseCode code, String words) throws Exception {
    Cause cause = refused(status, "Reason: Q.850;cause=" + q850 + ";text=\"x\"\r\n");

    isOf(cause, code, Blame.SIGNALLING, words, "Q.850 " + q850, status);
    assertThat(cause.q850()).isNotNull();
    assertThat(cause.q850().value()).isEqualTo(q850);
  }

  @ParameterizedTest
  @CsvSource({
    "404 Not Found, NOBODY_THERE, 404 says both",
    "482 Loop Detected, LOOPED, in a circle",
    "484 Address Incomplete, NUMBER_INCOMPLETE, incomplete",
    "500 Server Internal Error, FAILED_THERE, failed by itself",
    "502 Bad Gateway, FAILED_BEHIND, no proper response",
    "504 Server Time-out, TIMED_OUT_BEHIND, waited in vain"
  })
  void withoutOneTheStatusDecides(String status, CauseCode code, String words) throws Exception {
    isOf(refused(status, ""), code, Blame.SIGNALLING, words);
  }

  @Test
  void whoSaysWhenToTryAgainIsTakenAtItsWord() throws Exception {
    isOf(
        refused("503 Service Unavailable", "Retry-After: 120 (maintenance)\r\n"),
        CauseCode.OVERLOADED,
        Blame.SIGNALLING,
        "Retry-After: 120",
        "Try again after 120 s");
  }

  private static SipText answered(SipPeer peer, String sdp) throws Exception {
    SipText invite = peer.request("INVITE");
    peer.answer(invite, "200 OK", "", sdp);
    var _ = peer.request("ACK");
    return invite;
  }

  private static void takesLeave(SipPeer peer) throws Exception {
    peer.answer(peer.request("BYE"), "200 OK", "", "");
  }

  @Test
  void anAnswerThatCrossesTheCancelIsNoFaultOfOurEngine() throws Exception {
    Cause cause =
        call(peer -> {
          SipText invite = peer.request("INVITE");
          peer.answer(invite, "180 Ringing", "", "");
          SipText cancel = peer.request("CANCEL");
          peer.answer(invite, "200 OK", "", SipPeer.SOUND);
          peer.answer(cancel, "200 OK", "", "");
          takesLeave(peer);
        });

    isOf(cause, CauseCode.ANSWER_CROSSED, Blame.SIGNALLING, "crossed our own CANCEL");
  }

  /// Called, it answers so, and is hung up on.
  private static Cause answeredWith(String sdp) throws Exception {
    return call(peer -> {
      var _ = answered(peer, sdp);
      takesLeave(peer);
    });
  }

  @Test
  void portZeroInTheAnswerRefusesTheSound() throws Exception {
    isOf(
        answeredWith(SipPeer.sdp("m=audio 0 RTP/AVP 0\r\n")),
        CauseCode.SOUND_REFUSED,
        Blame.MEDIA,
        "m=audio 0 RTP/AVP 0",
        "offered: opus");
  }

  @Test
  void anAnswerThatIsInactiveIsTheFarEndsHold() throws Exception {
    isOf(
        answeredWith(SipPeer.SOUND + "a=inactive\r\n"), CauseCode.ON_HOLD, Blame.MEDIA, "inactive");
  }

  @Test
  void anAckThatDoesNotArriveIsSeenByTheAnswersThatCome() throws Exception {
    Cause cause =
        call(peer -> {
          SipText invite = peer.request("INVITE");
          for (int i = 0; i < 6; i++) {
            peer.answer(invite, "200 OK", "", SipPeer.SOUND);
            var _ = peer.request("ACK");
          }
          peer.requestBack(invite, "BYE", "");
        });

    isOf(
        cause,
        CauseCode.ACK_LOST,
        Blame.NETWORK,
        "repeated its answer 5 times",
        "its Contact names: <sip:peer@127.0.0.1:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Q.850;cause=38;text=\"NETWORK_OUT_OF_ORDER\" | CUT_OFF | SIGNALLING | Q.850 38",
        "SIP;cause=503;text=\"gone\" | CUT_OFF | SIGNALLING | SIP;cause=503",
        "FreeSWITCH;cause=604;text=\"MEDIA_TIMEOUT\" | NOT_HEARD_THERE | MEDIA | no sound reached"
            + " it",
        "SIP;cause=408;text=\"Session timer expired\" | SESSION_EXPIRED | SIGNALLING | refreshed",
        "Q.850;cause=16;text=\"NORMAL_CLEARING\" | FAR_END_HUNG_UP | SIGNALLING | hung up"
      })
  void whatAByeGivesAsItsReasonIsTheCause(String reason, CauseCode code, Blame blame, String words)
      throws Exception {
    Cause cause =
        call(peer ->
            peer.requestBack(answered(peer, SipPeer.SOUND), "BYE", "Reason: " + reason + "\r\n"));

    isOf(cause, code, blame, words, reason);
  }
}
