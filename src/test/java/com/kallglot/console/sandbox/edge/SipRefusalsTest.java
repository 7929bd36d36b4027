package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.edge.digest.DigestAlgorithm;
import com.kallglot.console.telephony.SipTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who and what the edge turns away: credentials, malformed and unknown requests, junk.
class SipRefusalsTest {
  private static volatile Duration later = Duration.ZERO;
  private static RunningEdge running;
  private ScriptedDesk desk;
  private RawCaller caller;
  private RtpProbe probe;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    InstantSource source = () -> Instant.now().plus(later);
    running = new RunningEdge(folder, EdgeTimers.STANDARD, source.withZone(ZoneOffset.UTC));
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

  @ParameterizedTest
  @CsvSource({"UDP, MD5", "UDP, SHA_256", "TCP, MD5", "TCP, SHA_256", "TLS, MD5", "TLS, SHA_256"})
  void registersATestLineAndForgetsIt(SipTransport transport, DigestAlgorithm algorithm)
      throws Exception {
    RawCaller line =
        new RawCaller(running.connect(transport), ScriptedDesk.LINE, ScriptedDesk.PASSWORD)
            .calls("sip:" + ScriptedDesk.LINE + "@" + ScriptedDesk.REALM);
    SipText registered = line.challenged(algorithm, "REGISTER", "Expires: 60\r\n", "");
    assertThat(registered.status()).isEqualTo(200);
    assertThat(registered.headers("Contact")).hasSize(1);
    assertThat(registered.find("expires=(\\d+)"))
        .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isBetween(50, 60));
    SipText gone = line.challenged(algorithm, "REGISTER", "Expires: 0\r\n", "");
    assertThat(gone.status()).isEqualTo(200);
    assertThat(gone.headers("Contact")).isEmpty();
  }

  @Test
  void registersNoAccountOfTheSipSettingsAndNoForeignAddress() throws Exception {
    RawCaller settings = caller.calls("sip:" + ScriptedDesk.USER + "@" + ScriptedDesk.REALM);
    assertThat(settings.challenged(DigestAlgorithm.MD5, "REGISTER", "", "").status())
        .isEqualTo(403);
    RawCaller line =
        new RawCaller(running.connect(SipTransport.UDP), ScriptedDesk.LINE, ScriptedDesk.PASSWORD)
            .calls("sip:somebody@" + ScriptedDesk.REALM);
    assertThat(line.challenged(DigestAlgorithm.MD5, "REGISTER", "", "").status()).isEqualTo(403);
  }

  @Test
  void offersSha256Last() throws Exception {
    caller.send("INVITE", "", probe.offer());
    SipText challenge = caller.next();
    caller.acknowledgeRefusal(challenge);
    assertThat(challenge.status()).isEqualTo(401);
    assertThat(challenge.headers("WWW-Authenticate")).hasSize(2);
    assertThat(challenge.headers("WWW-Authenticate").getFirst()).contains("algorithm=MD5");
    assertThat(challenge.headers("WWW-Authenticate").getLast())
        .contains("algorithm=SHA-256", "qop=\"auth\"", "realm=\"" + ScriptedDesk.REALM + "\"");
  }

  @ParameterizedTest
  @CsvSource({"acme, wrong", "nobody, correct horse"})
  void tellsNotWhetherUserOrPasswordIsWrong(String user, String password) throws Exception {
    RawCaller stranger = new RawCaller(running.connect(SipTransport.UDP), user, password);
    SipText refusal = stranger.invite(probe.offer());
    assertThat(refusal.status()).isEqualTo(401);
    assertThat(refusal.header("Warning"))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains("not known here or the password is wrong"));
    assertThat(refusal.text()).doesNotContain("stale");
    assertThat(desk.arrivals).isEmpty();
  }

  @Test
  void callsAnOldNonceStaleAndTakesTheNewOne() throws Exception {
    caller.send("INVITE", "", probe.offer());
    SipText challenge = caller.next();
    caller.acknowledgeRefusal(challenge);
    later = Duration.ofMinutes(6);
    try {
      SipText stale = answer(challenge, 1);
      assertThat(stale.status()).isEqualTo(401);
      assertThat(stale.text()).contains("stale=true").doesNotContain("Warning");
      assertThat(answer(stale, 1).status()).isEqualTo(180);
    } finally {
      later = Duration.ZERO;
    }
  }

  @Test
  void takesEachNonceCountOnce() throws Exception {
    caller.send("INVITE", "", probe.offer());
    SipText challenge = caller.next();
    caller.acknowledgeRefusal(challenge);
    assertThat(answer(challenge, 2).status()).isEqualTo(180);
    caller.newCall();
    assertThat(answerFresh(challenge, 1).status()).as("overtaken, not used").isEqualTo(180);
    caller.newCall();
    SipText replayed = answerFresh(challenge, 2);
    assertThat(replayed.status()).isEqualTo(401);
    assertThat(replayed.text()).contains("stale=true");
  }

  private SipText answer(SipText challenge, int count) throws IOException {
    caller.send(
        "INVITE",
        caller.authorization(challenge, DigestAlgorithm.SHA_256, "INVITE", count),
        probe.offer());
    SipText response = caller.next();
    if (response.status() == 401) {
      caller.acknowledgeRefusal(response);
    }
    return response;
  }

  /// Past what the earlier calls still send.
  private SipText answerFresh(SipText challenge, int count) throws IOException {
    SipText response = answer(challenge, count);
    while (!response.text().contains(caller.callId())) {
      response = caller.next();
    }
    return response;
  }

  @ParameterizedTest
  @CsvSource({
    "'Max-Forwards: 70~', '', 400",
    "'Contact: ', 'X-Contact: ', 400",
    "'sandbox.kallglot.test SIP/2.0~', 'sandbox.kallglot.test SIP/7.0~', 505",
    "'sandbox.kallglot.test SIP/2.0~', 'sandbox.kallglot.test SIP/2.1~', 505",
    "'INVITE', 'REFER', 405",
    "'INVITE', 'TELEPORT', 501",
    "'@sip.sandbox.kallglot.test SIP', '@elsewhere.test SIP', 404",
    "'Contact: ', 'Require: 100rel~Contact: ', 420",
  })
  void refusesWhatIsMalformedOrUnknown(String part, String changed, int status) throws Exception {
    String invite = caller.request("INVITE", "", "application/sdp", probe.offer());
    String bad = invite.replace(part.replace("~", "\r\n"), changed.replace("~", "\r\n"));
    assertThat(bad).isNotEqualTo(invite);
    caller.sip().send(bad);
    assertThat(caller.next().status()).isEqualTo(status);
    assertThat(desk.arrivals).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'hello', 400",
    "'v=0~no line~', 400",
    "'v=0~o=- 1 1 IN IP4 1.1.1.1~s=-~', 400",
    "'v=0~s=-~c=IN IP4 somewhere.example~m=audio 4000 RTP/AVP 0~', 400",
    "'v=0~s=-~c=IN IP4 127.0.0.1~m=audio none RTP/AVP 0~', 400",
    "'v=0~s=-~c=IN IP4 127.0.0.1~m=video 4000 RTP/AVP 96~', 488",
    "'v=0~s=-~c=IN IP4 127.0.0.1~m=audio 4000 RTP/AVP 97~', 488",
  })
  void refusesOffersThatNobodyCanTake(String sdp, int status) throws Exception {
    SipText refusal = caller.invite(sdp.replace("~", "\r\n"));
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.header("Warning")).isPresent();
    caller.acknowledgeRefusal(refusal);
    if (status == 488) {
      assertThat(running.report().finalCode()).isEqualTo(488);
    }
  }

  @Test
  void asksForTheOfferInTheInvite() throws Exception {
    SipText refusal = caller.invite("");
    assertThat(refusal.status()).isEqualTo(488);
    assertThat(refusal.header("Warning"))
        .hasValueSatisfying(warning -> assertThat(warning).contains("Send the offer"));
    caller.acknowledgeRefusal(refusal);
  }

  @Test
  void takesNoOtherBodyThanSdp() throws Exception {
    caller.send("INVITE", "", probe.offer());
    SipText challenge = caller.next();
    caller.acknowledgeRefusal(challenge);
    String request =
        caller.request(
            "INVITE",
            caller.authorization(challenge, DigestAlgorithm.MD5, "INVITE", 1),
            "text/plain",
            "hello");
    caller.sip().send(request);
    assertThat(caller.next().status()).isEqualTo(415);
  }

  @Test
  void answersOptionsWithWhatItCanDo() throws Exception {
    caller.send("OPTIONS", "", "");
    SipText ok = caller.next();
    assertThat(ok.status()).isEqualTo(200);
    assertThat(ok.text()).contains("Allow: ", "UPDATE", "REGISTER");
  }

  @ParameterizedTest
  @CsvSource({"BYE", "INFO", "UPDATE", "CANCEL"})
  void knowsNoCallThatIsNotUp(String method) throws Exception {
    caller.send(method, "", "");
    assertThat(caller.next().status()).isEqualTo(481);
  }

  @Test
  void decidesARetransmittedInviteOnce() throws Exception {
    caller.send("INVITE", "", probe.offer());
    SipText challenge = caller.next();
    caller.acknowledgeRefusal(challenge);
    String invite =
        caller.request(
            "INVITE",
            caller.authorization(challenge, DigestAlgorithm.MD5, "INVITE", 1),
            "application/sdp",
            probe.offer());
    for (int i = 0; i < 5; i++) {
      caller.sip().send(invite);
    }
    SipText response = caller.next();
    while (response.status() != 200) {
      response = caller.next();
    }
    caller.acknowledge(response);
    Await.until(RunningEdge.SOON, "answered", () -> !desk.answered.isEmpty());
    assertThat(desk.arrivals).hasSize(1);
    assertThat(desk.answered).hasSize(1);
  }

  @Test
  void survivesThousandsOfMalformedDatagrams() throws Exception {
    Random random = new Random(4475);
    byte[] good =
        caller
            .request("INVITE", "", "application/sdp", probe.offer())
            .getBytes(StandardCharsets.UTF_8);
    RawSip junk = running.connect(SipTransport.UDP);
    for (int i = 0; i < 3000; i++) {
      junk.send(mutated(good, random));
    }
    Await.until(RunningEdge.SOON, "an answer to OPTIONS", this::isAlive);
    SipText ok = new RawCaller(running.connect(SipTransport.UDP)).call(probe.offer());
    assertThat(ok.status()).isEqualTo(200);
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bad = good.clone();
    for (int i = 0; i <= random.nextInt(12); i++) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    }
    return random.nextBoolean() ? bad : Arrays.copyOf(bad, random.nextInt(bad.length));
  }

  private boolean isAlive() {
    try {
      RawCaller asking = running.caller();
      asking.send("OPTIONS", "", "");
      return asking.nothingFor(Duration.ofMillis(500)).filter(r -> r.status() == 200).isPresent();
    } catch (IOException | GeneralSecurityException problem) {
      throw new AssertionError(problem);
    }
  }
}
