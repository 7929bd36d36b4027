package com.kallglot.console.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.phone.CallActions.Refusal;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.softphone.SipPeer;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls that come to the phone over the real engine, from a caller that is told what to do: each
/// that fails has its cause, as one that was placed.
@Tag("native")
@Tag("timed")
class CalledCausesTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static PjsipSoftphone softphone;

  @TempDir static Path folder;
  private static SipPeer peer;
  private static Phone phone;
  private static String contact;
  private static CallLog log;

  private long before;

  /// The caller is the registrar too: so it learns where the phone is.
  @BeforeAll
  static void open() throws Exception {
    softphone = PjsipSoftphone.start();
    peer = new SipPeer();
    var account = SoftphoneAccounts.registering("me", "127.0.0.1:" + peer.port(), "PCMU");
    log = new CallLog(folder.resolve("calls.jsonl"));
    phone = new Phone(() -> softphone, log, new Folders(folder, folder), Clock.systemUTC());
    phone.use(List.of(PhoneLine.of("own", "Own line", account)));
    SipText register = peer.request("REGISTER");
    contact = register.header("Contact").orElseThrow().replaceAll(".*<([^>;]*)[>;].*", "$1");
    peer.answer(register, "200 OK", "Expires: 300\r\n", "");
  }

  /// The line unregisters before the phone is closed.
  @AfterAll
  static void close() throws Exception {
    CompletableFuture<Void> closed = CompletableFuture.runAsync(phone::close);
    peer.answer(peer.request("REGISTER"), "200 OK", "", "");
    closed.join();
    peer.close();
    softphone.close();
  }

  @BeforeEach
  void count() {
    before = phone.calls().isEmpty() ? 0 : phone.calls().getLast().id();
  }

  private SipText comes(String sdp) throws Exception {
    return peer.call(contact, "call-" + System.nanoTime(), sdp);
  }

  private PhoneCall here() {
    Await.until(
        SOON, "a call", () -> !phone.calls().isEmpty() && phone.calls().getLast().id() > before);
    return phone.calls().getLast();
  }

  private Cause cause() {
    Await.until(SOON, "it is explained", () -> here().cause() != null);
    return here().cause();
  }

  private static void isOf(Cause cause, CauseCode code, Blame blame, String... words) {
    assertThat(cause.code()).as(cause.toString()).isEqualTo(code);
    assertThat(cause.blame()).containsExactly(blame);
    assertThat(cause.sentence() + " | " + cause.evidence()).contains(words);
  }

  private SipText answered(SipText invite) throws Exception {
    phone.actions().answer(here().id());
    SipText answer = peer.response(2);
    peer.follow(invite, "ACK", to(answer), "");
    return answer;
  }

  private static String to(SipText response) {
    return response.header("To").orElseThrow();
  }

  @Test
  void aCallerWhoGivesUp() throws Exception {
    SipText invite = comes(SipPeer.SOUND);
    var _ = here();
    peer.follow(invite, "CANCEL", "<" + contact + ">", "");

    isOf(cause(), CauseCode.CALLER_GAVE_UP, Blame.NONE, "The caller gave up after", "CANCEL");
  }

  @Test
  void aCallThatSomebodyElseTook() throws Exception {
    SipText invite = comes(SipPeer.SOUND);
    var _ = here();
    peer.follow(
        invite,
        "CANCEL",
        "<" + contact + ">",
        "Reason: SIP;cause=200;text=\"Call completed elsewhere\"\r\n");

    isOf(cause(), CauseCode.ANSWERED_ELSEWHERE, Blame.NONE, "Somebody else answered");
  }

  @Test
  void aCallThatWasDeclined() throws Exception {
    var _ = comes(SipPeer.SOUND);
    phone.actions().refuse(here().id(), Refusal.DECLINE);

    isOf(cause(), CauseCode.DECLINED_HERE, Blame.NONE, "declined from here", "603");
  }

  @Test
  void anOfferOfOtherCodecs() throws Exception {
    var _ = comes(SipPeer.sdp("m=audio 41000 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n"));

    isOf(
        cause(),
        CauseCode.CODECS_REFUSED_HERE,
        Blame.SIGNALLING,
        "none of the codecs that the caller offered (PCMA, plain RTP)",
        "488");
  }

  /// The engine says no before it tells of the call: nobody is disturbed, and it is remembered.
  @Test
  void anOfferOfAnotherEncryption() throws Exception {
    List<PhoneCall> seen = new CopyOnWriteArrayList<>();
    phone.listen(
        new PhoneListener() {
          @Override
          public void changed(List<PhoneCall> now) {
            seen.addAll(now);
          }
        });
    SipText invite =
        comes(
            SipPeer.sdp(
                "m=audio 41000 RTP/SAVP 0\r\n"
                    + "a=crypto:1 AES_CM_128_HMAC_SHA1_80"
                    + " inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj\r\n"));

    isOf(
        cause(),
        CauseCode.MEDIA_REFUSED_HERE,
        Blame.SIGNALLING,
        "does not fit the encryption or the codecs of this line",
        "488");
    assertThat(here().callId()).isEqualTo(invite.callId());
    assertThat(seen).as("it never asks for an answer").noneMatch(PhoneCall::isComing);
    assertThat(remembered(invite.callId()))
        .extracting(LoggedCall::result, LoggedCall::code, LoggedCall::lineId)
        .containsExactly(LoggedCall.Result.MISSED, 488, "own");
  }

  @Test
  void anOfferOfACodecThatNobodyHasHere() throws Exception {
    SipText invite = comes(SipPeer.sdp("m=audio 41000 RTP/AVP 18\r\na=rtpmap:18 G729/8000\r\n"));

    isOf(cause(), CauseCode.CODECS_REFUSED_HERE, Blame.SIGNALLING, "G729", "488");
    assertThat(remembered(invite.callId()).code()).isEqualTo(488);
  }

  /// Once only.
  private static LoggedCall remembered(String callId) {
    Await.until(SOON, "it is remembered", () -> !logged(callId).isEmpty());
    assertThat(logged(callId)).hasSize(1);
    return logged(callId).getFirst();
  }

  private static List<LoggedCall> logged(String callId) {
    try {
      return log.all().stream().filter(call -> call.id().equals(callId)).toList();
    } catch (SettingsException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCallWithoutAnySound() throws Exception {
    SipText invite = comes(SipPeer.SOUND);
    SipText answer = answered(invite);
    Await.until(
        SOON,
        "longer than people wait",
        () -> here().talked(System.nanoTime()).compareTo(Duration.ofMillis(3200)) > 0);
    peer.follow(invite, "BYE", to(answer), "");

    isOf(cause(), CauseCode.NOTHING_ARRIVES, Blame.MEDIA, "not one packet came back", "0 received");
  }

  @Test
  void aCallThatWasOverBeforeSoundWasMissed() throws Exception {
    SipText invite = comes(SipPeer.SOUND);
    peer.follow(invite, "BYE", to(answered(invite)), "Reason: Q.850;cause=16\r\n");

    isOf(cause(), CauseCode.WENT_WELL, Blame.NONE, "went well");
  }

  @Test
  void aCallThatItsCallerCutOff() throws Exception {
    SipText invite = comes(SipPeer.SOUND);
    peer.follow(invite, "BYE", to(answered(invite)), "Reason: Q.850;cause=41\r\n");

    isOf(cause(), CauseCode.CUT_OFF, Blame.SIGNALLING, "Q.850 41, temporary failure");
  }
}
