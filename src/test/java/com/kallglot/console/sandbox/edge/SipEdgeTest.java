package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk.Admission;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.sandbox.CallDesk.SrtpOffer;
import com.kallglot.console.sandbox.edge.digest.DigestAlgorithm;
import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls from INVITE to report, as the desk plans them.
class SipEdgeTest {
  private static final byte[] PAYLOAD = "160 bytes, nearly".getBytes(StandardCharsets.US_ASCII);

  private static RunningEdge running;
  private ScriptedDesk desk;
  private RawCaller caller;
  private RtpProbe probe;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    running = new RunningEdge(folder);
  }

  @BeforeEach
  void takeANewDesk() throws Exception {
    desk = running.newDesk();
    caller = running.caller();
    probe = running.probe();
  }

  @AfterEach
  void hangUp() throws Exception {
    running.closeSockets();
  }

  @AfterAll
  static void stop() throws Exception {
    running.close();
  }

  private static CallPlan plan(int code, MediaBehaviour media) {
    return new CallPlan(Duration.ofMillis(20), false, code, null, media);
  }

  private void awaitAnswered() {
    Await.until(RunningEdge.SOON, "answered", () -> desk.answered.contains("leg-1"));
  }

  @ParameterizedTest
  @CsvSource({"correct horse, 200", "battery staple, 200", "wrong, 401"})
  void takesEveryPasswordThatIsGood(String password, int status) throws Exception {
    desk.alsoTakes("battery staple");
    caller = new RawCaller(running.connect(SipTransport.UDP), ScriptedDesk.USER, password);
    assertThat(caller.call(probe.offer()).status()).isEqualTo(status);
    if (status == 200) {
      caller.bye();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP", "TLS"})
  void answersEchoesAndCountsUntilTheCallerHangsUp(SipTransport transport) throws Exception {
    caller = new RawCaller(running.connect(transport));
    SipText ok = caller.call(probe.offer());
    assertThat(ok.status()).isEqualTo(200);
    awaitAnswered();
    int media = RtpProbe.mediaPort(ok);
    for (int i = 0; i < 10; i++) {
      probe.send(RtpProbe.packet(0, 100 + i, 160 * i, PAYLOAD), media);
      byte[] echo = probe.receive();
      assertThat(Arrays.copyOfRange(echo, 12, echo.length)).isEqualTo(PAYLOAD);
    }

    assertThat(caller.bye().status()).isEqualTo(200);

    // The report is there before the 200 to BYE is
    assertThat(desk.reports).hasSize(1);
    LegReport report = desk.reports.getFirst();
    assertThat(report.finalCode()).isEqualTo(200);
    assertThat(report.codec()).isEqualTo("PCMU");
    assertThat(report.srtp()).isNull();
    assertThat(report.rxPackets()).isEqualTo(10);
    assertThat(report.txPackets()).isEqualTo(10);
    assertThat(report.rxLost()).isZero();
    assertThat(report.endedBy()).isEqualTo("caller");
    assertThat(report.callId()).isEqualTo(caller.callId());
    assertThat(report.calledUser()).isEqualTo("sess_1");
    assertThat(desk.arrivals.getFirst().transport()).isEqualTo(transport);
    assertThat(desk.arrivals.getFirst().source().getAddress().isLoopbackAddress()).isTrue();
    assertThat(caller.sip().local()).endsWith(":" + desk.arrivals.getFirst().source().getPort());
  }

  @Test
  void echoesTelephoneEventsAndNamesEachDigitOnce() throws Exception {
    SipText ok = caller.call(probe.offer());
    int media = RtpProbe.mediaPort(ok);
    int sequence = 0;
    int timestamp = 1000;
    for (int digit : new int[] {1, 1, 11}) { // 1, 1 again, #
      timestamp += 4000;
      for (int i = 1; i <= 6; i++) {
        byte end = (byte) (i > 3 ? 0x8A : 0x0A);
        byte[] event = {(byte) digit, end, 0, (byte) (Math.min(i, 4) * 40)};
        probe.send(RtpProbe.packet(101, sequence++, timestamp, event), media);
        byte[] echo = probe.receive();
        assertThat(echo[1] & 0x7F).isEqualTo(101);
        assertThat(Arrays.copyOfRange(echo, 12, echo.length)).isEqualTo(event);
      }
    }
    String relay = "Signal=5\r\nDuration=160\r\n";
    assertThat(caller.within("INFO", "", "application/dtmf-relay", relay).status()).isEqualTo(200);
    caller.bye();
    assertThat(running.report().digits()).isEqualTo("11#5");
    assertThat(running.report().rxPackets()).isEqualTo(18);
  }

  @Test
  void countsWhatNeverCame() throws Exception {
    SipText ok = caller.call(probe.offer());
    int media = RtpProbe.mediaPort(ok);
    for (int sequence : new int[] {65533, 65534, 1, 0, 1, 5}) { // 65535, 2, 3, 4 missing, 1 twice
      probe.send(RtpProbe.packet(0, sequence, sequence * 160, PAYLOAD), media);
      probe.receive();
    }
    caller.bye();
    assertThat(running.report().rxPackets()).isEqualTo(6);
    assertThat(running.report().rxLost()).isEqualTo(4);
  }

  @Test
  void listensToNobodyElseOnceTheCallerHasSpoken() throws Exception {
    SipText ok = caller.call(probe.offer());
    int media = RtpProbe.mediaPort(ok);
    probe.send(RtpProbe.packet(0, 1, 160, PAYLOAD), media);
    probe.receive();
    RtpProbe stranger = running.probe();
    stranger.send(RtpProbe.packet(0, 2, 320, PAYLOAD), media);
    probe.send(RtpProbe.packet(0, 2, 320, PAYLOAD), media);
    probe.receive();
    caller.bye();
    assertThat(running.report().rxPackets()).isEqualTo(2);
    assertThat(running.report().rxLost()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 486, 503, 603})
  void ringsAndRefusesAsPlanned(int code) throws Exception {
    desk.plans(plan(code, MediaBehaviour.ECHO));
    assertThat(caller.invite(probe.offer()).status()).isEqualTo(180);
    SipText refusal = caller.next();
    assertThat(refusal.status()).isEqualTo(code);
    caller.acknowledgeRefusal(refusal);
    assertThat(running.report().finalCode()).isEqualTo(code);
    assertThat(running.report().endedBy()).isEqualTo("fault");
    assertThat(desk.answered).isEmpty();
  }

  @Test
  void playsRingingBeforeTheAnswerAsEarlyMedia() throws Exception {
    desk.plans(new CallPlan(Duration.ofMillis(400), true, 200, null, MediaBehaviour.ECHO));
    SipText progress = caller.invite(probe.offer());
    assertThat(progress.status()).isEqualTo(183);
    assertThat(progress.body()).contains("m=audio ");
    assertThat(probe.receive()).hasSize(12 + 160);
    SipText ok = caller.next();
    assertThat(ok.status()).isEqualTo(200);
    assertThat(RtpProbe.mediaPort(ok)).isEqualTo(RtpProbe.mediaPort(progress));
    caller.acknowledge(ok);
    caller.bye();
    assertThat(running.report().txPackets()).isPositive();
  }

  @ParameterizedTest
  @EnumSource(names = {"TONE", "SPEECH", "SILENCE", "WRONG_AUDIO"})
  void makesItsOwnSoundInACodecItCanSpeak(MediaBehaviour behaviour) throws Exception {
    desk.plans(plan(200, behaviour));
    String attributes = "a=rtpmap:96 opus/48000/2\r\n";
    SipText ok = caller.call(probe.offer("RTP/AVP", "96 8 0", attributes));
    assertThat(ok.body()).contains(" RTP/AVP 8\r\n").contains("a=rtpmap:8 PCMA/8000");
    byte[] first = probe.receive();
    byte[] second = probe.receive();
    assertThat(first).hasSize(172);
    assertThat(first[1] & 0xFF).as("marker at the start, PCMA").isEqualTo(0x88);
    assertThat(second[1] & 0xFF).isEqualTo(0x08);
    assertThat((second[3] - first[3]) & 0xFF).as("sequence").isEqualTo(1);
    caller.bye();
    assertThat(running.report().codec()).isEqualTo("PCMA");
  }

  @Test
  void sendsNothingWhenTheFaultIsNoRtpAndStillCounts() throws Exception {
    desk.plans(plan(200, MediaBehaviour.NO_RTP));
    SipText ok = caller.call(probe.offer());
    probe.send(RtpProbe.packet(0, 1, 160, PAYLOAD), RtpProbe.mediaPort(ok));
    caller.bye();
    assertThat(running.report().rxPackets()).isEqualTo(1);
    assertThat(running.report().txPackets()).isZero();
  }

  @Test
  void isCancelledWhileItRings() throws Exception {
    desk.plans(new CallPlan(Duration.ofMinutes(1), false, 200, null, MediaBehaviour.ECHO));
    assertThat(caller.invite(probe.offer()).status()).isEqualTo(180);
    caller.cancel();
    List<SipText> responses = List.of(caller.next(), caller.next());
    assertThat(responses).anyMatch(r -> r.status() == 200 && r.text().contains("CANCEL"));
    assertThat(responses).anyMatch(r -> r.status() == 487 && r.text().contains("INVITE"));
    assertThat(running.report().finalCode()).isEqualTo(487);
    assertThat(running.report().endedBy()).isEqualTo("caller");
  }

  @Test
  void hangsUpAfterThePlannedTime() throws Exception {
    desk.plans(
        new CallPlan(Duration.ZERO, false, 200, Duration.ofMillis(100), MediaBehaviour.ECHO));
    caller.call(probe.offer());
    SipText bye = caller.next();
    assertThat(bye.method()).isEqualTo("BYE");
    caller.accept(bye);
    assertThat(running.report().endedBy()).isEqualTo("fault");
    assertThat(running.report().talked()).isBetween(Duration.ofMillis(100), Duration.ofSeconds(9));
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP", "TLS"})
  void hangsUpWhenThePlatformEndsTheSession(SipTransport transport) throws Exception {
    caller = new RawCaller(running.connect(transport));
    caller.call(probe.offer());
    awaitAnswered();
    running.edge.hangUp("leg-1");
    running.edge.hangUp("leg-1");
    SipText bye = caller.next();
    assertThat(bye.method()).isEqualTo("BYE");
    assertThat(bye.header("Call-ID")).contains(caller.callId());
    caller.accept(bye);
    assertThat(running.report().endedBy()).isEqualTo("platform");
    assertThat(caller.nothingFor(Duration.ofMillis(200))).as("one BYE").isEmpty();
    assertThat(desk.reports).hasSize(1);
  }

  @Test
  void refusesARingingCallWhoseSessionIsEnded() throws Exception {
    desk.plans(new CallPlan(Duration.ofMinutes(1), false, 200, null, MediaBehaviour.ECHO));
    caller.invite(probe.offer());
    running.edge.hangUp("leg-1");
    assertThat(caller.next().status()).isEqualTo(480);
    assertThat(running.report().finalCode()).isEqualTo(480);
  }

  /// A plan that cannot be carried out is a bug of the desk; the call does not ring for ever.
  @Test
  void endsACallThatItCannotBegin() throws Exception {
    Duration beyondTheClock = Duration.ofSeconds(Long.MAX_VALUE);
    desk.plans(new CallPlan(beyondTheClock, false, 200, null, MediaBehaviour.ECHO));

    SipText response = caller.invite(probe.offer());
    while (response.status() < 200) {
      response = caller.next();
    }

    assertThat(response.status()).isEqualTo(500);
    caller.acknowledgeRefusal(response);
    LegReport report = running.report();
    assertThat(report.finalCode()).isEqualTo(500);
    assertThat(report.endedBy()).isEqualTo("platform");
  }

  @Test
  void fallsSilentOnHoldAndComesBack() throws Exception {
    SipText ok = caller.call(probe.offer());
    int media = RtpProbe.mediaPort(ok);
    probe.send(RtpProbe.packet(0, 1, 160, PAYLOAD), media);
    probe.receive();

    SipText held = reinvite(probe.offer() + "a=sendonly\r\n");
    assertThat(held.body()).contains("a=recvonly");
    probe.send(RtpProbe.packet(0, 2, 320, PAYLOAD), media);
    probe.patience(200);
    assertThat(probe.receiveAny().filter(packet -> !RtpProbe.isRtcp(packet))).isEmpty();
    assertThat(reinvite(probe.offer() + "a=inactive\r\n").body()).contains("a=inactive");

    SipText back = caller.within("UPDATE", "", "application/sdp", probe.offer());
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.body()).contains("a=sendrecv");
    probe.patience(10_000);
    probe.send(RtpProbe.packet(0, 3, 480, PAYLOAD), media);
    probe.receive();
    caller.bye();
    assertThat(running.report().rxPackets()).isEqualTo(3);
    assertThat(running.report().txPackets()).isEqualTo(2);
    assertThat(desk.answered).as("told once").hasSize(1);
  }

  /// A held call has nothing to send; the thread that all calls share must not mind.
  @ParameterizedTest
  @EnumSource(names = {"TONE", "SPEECH", "SILENCE", "WRONG_AUDIO"})
  void aHeldCallWithSoundOfItsOwnHoldsUpNobody(MediaBehaviour behaviour) throws Exception {
    desk.plans(new CallPlan(Duration.ZERO, false, 200, null, behaviour));
    caller.call(probe.offer());
    probe.receive();
    assertThat(reinvite(probe.offer() + "a=sendonly\r\n").body()).contains("a=recvonly");

    RawCaller other = new RawCaller(running.connect(SipTransport.UDP));
    RtpProbe otherProbe = running.probe();
    other.call(otherProbe.offer());
    otherProbe.receive();
    assertThat(other.bye().status()).isEqualTo(200);

    probe.patience(100);
    while (probe.receiveAny().isPresent()) {
      // what was under way when the hold came
    }
    assertThat(reinvite(probe.offer()).body()).contains("a=sendrecv");
    probe.patience(10_000);
    probe.receive();
    assertThat(caller.bye().status()).isEqualTo(200);
  }

  @Test
  void sendsNoByeBeforeTheAcknowledgement() throws Exception {
    SipText ok = caller.invite(probe.offer());
    while (ok.status() < 200) {
      ok = caller.next();
    }
    running.edge.hangUp("leg-1");
    assertThat(caller.nothingFor(Duration.ofMillis(300)).filter(message -> !message.isResponse()))
        .isEmpty();
    caller.acknowledge(ok);
    SipText bye = caller.next();
    while (bye.isResponse()) {
      bye = caller.next(); // the 200 again
    }
    assertThat(bye.method()).isEqualTo("BYE");
    caller.accept(bye);
    assertThat(running.report().endedBy()).isEqualTo("platform");
  }

  @Test
  void anInactiveOfferWithoutAnAddressIsAnsweredInactive() throws Exception {
    caller.call(probe.offer());
    String nowhere = probe.offer().replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0");
    assertThat(reinvite(nowhere + "a=inactive\r\n").body()).contains("a=inactive");
    assertThat(reinvite(nowhere).body()).contains("a=recvonly");
    assertThat(caller.bye().status()).isEqualTo(200);
  }

  private SipText reinvite(String sdp) throws Exception {
    SipText response = caller.within("INVITE", "", "application/sdp", sdp);
    assertThat(response.status()).isEqualTo(200);
    caller.acknowledge(response);
    return response;
  }

  @Test
  void keepsTheCallWhenALaterOfferCannotBeTaken() throws Exception {
    SipText ok = caller.call(probe.offer());
    SipText no = caller.within("UPDATE", "", "application/sdp", probe.offer("RTP/AVP", "18", ""));
    assertThat(no.status()).isEqualTo(200); // G.729 can be echoed
    SipText dtls =
        caller.within("UPDATE", "", "application/sdp", probe.offer("UDP/TLS/RTP/SAVP", "0", ""));
    assertThat(dtls.status()).isEqualTo(488);
    probe.send(RtpProbe.packet(18, 1, 160, PAYLOAD), RtpProbe.mediaPort(ok));
    probe.receive();
    assertThat(caller.bye().status()).isEqualTo(200);
  }

  @Test
  void tellsTheDeskWhoCallsAndHow() throws Exception {
    caller
        .with("X-Kallglot-Trace: abc\r\nP-Asserted-Identity: <sip:+4930123@example.com>\r\n")
        .calls("sip:+19785550140;x=y@127.0.0.1:5060");
    caller.call(probe.offer());
    caller.bye();
    assertThat(desk.arrivals).hasSize(1);
    var arrival = desk.arrivals.getFirst();
    assertThat(arrival.calledUser()).isEqualTo("+19785550140");
    assertThat(arrival.callerNumber()).isEqualTo("+4930123");
    assertThat(arrival.headers()).containsEntry("X-Kallglot-Trace", "abc");
    assertThat(arrival.caller().username()).isEqualTo(ScriptedDesk.USER);
    assertThat(arrival.srtp()).isEqualTo(SrtpOffer.NONE);
  }

  @Test
  void passesTheDesksRefusalOnWithItsReason() throws Exception {
    desk.says(arrival ->
        new Admission.Refused(403, "Not allowed from here", "Add 127.0.0.1 to the \"list\""));
    SipText refusal = caller.invite(probe.offer());
    assertThat(refusal.startLine()).isEqualTo("SIP/2.0 403 Not allowed from here");
    assertThat(refusal.header("Warning"))
        .hasValueSatisfying(
            w -> assertThat(w).startsWith("399 127.0.0.1").contains("to the 'list'"));
    caller.acknowledgeRefusal(refusal);
    assertThat(desk.reports).as("it was no leg").isEmpty();
  }

  @Test
  void sendsNothingAtAllToACallThatIsDropped() throws Exception {
    desk.says(arrival -> new Admission.Dropped());
    caller.send("INVITE", "", probe.offer());
    SipText challenge = caller.next();
    caller.acknowledgeRefusal(challenge);
    String invite =
        caller.request(
            "INVITE",
            caller.authorization(challenge, DigestAlgorithm.MD5, "INVITE", 1),
            "application/sdp",
            probe.offer());
    caller.sip().send(invite);
    assertThat(caller.nothingFor(Duration.ofMillis(600))).as("no 100 either").isEmpty();
    caller.sip().send(invite);
    assertThat(caller.nothingFor(Duration.ofMillis(300))).isEmpty();
    assertThat(desk.arrivals).as("asked once").hasSize(1);
  }

  @Test
  void doesNotEvenChallengeWhomTheDeskDoesNotHear() throws Exception {
    desk.hearsNobody();
    caller.send("INVITE", "", probe.offer());
    assertThat(caller.nothingFor(Duration.ofMillis(600))).isEmpty();
    assertThat(desk.arrivals).isEmpty();
  }
}
