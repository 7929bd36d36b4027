package com.kallglot.console.calltest.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Steady;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.media.Heard;
import com.kallglot.console.report.ReportJson;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.trace.Blame;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Plain calls to sipp, a SIP peer that is none of ours: code, cause, blame and post-dial delay.
@Tag("native")
@Tag("peers")
@Tag("timed")
class PlainCallPeersTest {
  private static final Timing TIMING =
      Timing.SANDBOX.withAnswer(Duration.ofSeconds(2)).withAnyResponse(Duration.ofSeconds(2));

  @TempDir static Path folder;
  private static PjsipSoftphone softphone;

  @BeforeAll
  static void start() throws Exception {
    softphone = PjsipSoftphone.start();
  }

  @AfterAll
  static void stop() {
    softphone.close();
  }

  private static CallReport call(int port, String password, String expectation) throws Exception {
    return call(port, password, SrtpPolicy.OFF, expectation);
  }

  private static CallReport call(int port, String password, SrtpPolicy srtp, String expectation)
      throws Exception {
    String uri = "sip:peer@127.0.0.1:" + port;
    var account =
        new SipAccount(
            "sip:alice@127.0.0.1",
            "alice",
            password == null ? null : Secret.of(password),
            null,
            null,
            SipTransport.UDP,
            srtp,
            SrtpKeying.SDES,
            null,
            List.of("PCMU"),
            "127.0.0.1");
    CallReport report =
        new PlainCall(softphone, TIMING)
            .place(
                new PlainCall.Request(
                    null,
                    uri,
                    uri,
                    account,
                    Map.of(),
                    Signal.ECHO_TEST,
                    Duration.ZERO,
                    Expectation.parse(expectation).orElseThrow()));
    assertThat(Schemas.violations(Schemas.CALL, ReportJson.write(report))).isEmpty();
    return report;
  }

  /// What `challenge-407.xml` has to be answered with: RFC 7616 §3.4.1 without qop.
  private static Map<String, String> rightAnswer(int port) {
    String who = md5("alice:peers.test:correct horse");
    String what = md5("INVITE:sip:peer@127.0.0.1:" + port);
    return Map.of("response", md5(who + ":47ebe028cda119c35d4877b383027d28da013815:" + what));
  }

  private static String md5(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static Check check(CallReport report, Check.Name name) {
    return report.checks().stream().filter(c -> c.name() == name).findFirst().orElseThrow();
  }

  @Test
  void anAnsweredCallThatEchoesPasses() throws Exception {
    Steady.judged(() -> {
      try (var peer = Sipp.taking(folder, "answer")) {
        CallReport report = call(peer.port(), null, "echo");
        assertThat(report.verdict()).as(String.valueOf(report)).isEqualTo(Verdict.PASS);
        assertThat(report.sip().finalCode()).isEqualTo(200);
        assertThat(report.blame()).containsExactly(Blame.NONE);
        assertThat(report.cause()).isNull();
        assertThat(report.media().heard()).isEqualTo(Heard.Kind.ECHO);
        assertThat(report.dtmf().confirmed()).isEqualTo("12#");
        assertThat(report.sip().pddMs()).as("180 comes after 400 ms").isBetween(390L, 900L);
        assertThat(report.sip().ringMs()).as("the scenario rings 200 ms").isBetween(190L, 700L);
        assertThat(report.sip().answerMs()).isBetween(590L, 1500L);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "404, Not Found, 1, The far end knows nobody by this address",
    "486, Busy Here, 17, The far end is busy.",
    "503, Service Unavailable, 41, The far end cannot take the call now",
    "603, Decline, 21, The far end declined the call."
  })
  void aRefusalHasItsCodeItsCauseAndItsBlame(int code, String phrase, int q850, String cause)
      throws Exception {
    Steady.judged(() -> {
      String status = String.valueOf(code);
      try (var peer =
          Sipp.taking(folder, "refuse", port -> Map.of("status", status, "phrase", phrase))) {
        CallReport report = call(peer.port(), null, "answered");
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.sip().finalCode()).isEqualTo(code);
        assertThat(report.sip().reason()).isEqualTo(phrase);
        assertThat(report.sip().q850()).isEqualTo(q850);
        assertThat(report.blame()).containsExactly(Blame.SIGNALLING);
        assertThat(report.cause()).startsWith(cause).contains(status + " " + phrase);
        assertThat(report.sip().pddMs())
            .as("100 is no end of the delay, the refusal after 300 ms is")
            .isBetween(290L, 800L);
        assertThat(report.sip().answerMs()).isNull();
      }
      try (var peer =
          Sipp.taking(folder, "refuse", port -> Map.of("status", status, "phrase", phrase))) {
        CallReport expected = call(peer.port(), null, "code:" + code);
        assertThat(expected.verdict()).as("as it was expected").isEqualTo(Verdict.PASS);
        assertThat(expected.cause()).isNull();
      }
    });
  }

  @Test
  void aCallThatNobodyTakesIsCancelledByUs() throws Exception {
    Steady.judged(() -> {
      try (var peer = Sipp.taking(folder, "no-answer")) {
        CallReport report = call(peer.port(), null, "answered");
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.sip().finalCode()).isEqualTo(487);
        assertThat(report.blame()).containsExactly(Blame.SIGNALLING);
        assertThat(check(report, Check.Name.ANSWER).actual())
            .isEqualTo("no answer within 2 s, cancelled by us");
        assertThat(report.cause()).startsWith("Nobody answered: the far end rang").contains("487");
        assertThat(report.sip().pddMs()).as("it rang at once").isBetween(0L, 500L);
      }
    });
  }

  @Test
  void soundBeforeTheAnswerIsNoAnswer() throws Exception {
    Steady.judged(() -> {
      try (var peer = Sipp.taking(folder, "early-media")) {
        CallReport report = call(peer.port(), null, "echo");
        assertThat(report.verdict()).as(String.valueOf(report)).isEqualTo(Verdict.PASS);
        assertThat(report.sip().ringMs()).as("183 to 200").isBetween(950L, 1500L);
        assertThat(report.sip().pddMs()).as("183 comes at once").isBetween(0L, 500L);
        assertThat(report.media().firstMediaMs()).isLessThan(report.sip().answerMs());
      }
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407})
  void theRightPasswordIsAcceptedAfterTheChallenge(int challenge) throws Exception {
    Steady.judged(() -> {
      try (var peer =
          Sipp.taking(folder, "challenge-" + challenge, PlainCallPeersTest::rightAnswer)) {
        CallReport report = call(peer.port(), "correct horse", "answered");
        assertThat(report.verdict()).as(String.valueOf(report)).isEqualTo(Verdict.PASS);
        assertThat(check(report, Check.Name.AUTH).passed()).isTrue();
        assertThat(report.sip().finalCode()).isEqualTo(200);
        assertThat(report.sip().pddMs())
            .as("the challenge and 300 ms until 180")
            .isBetween(290L, 900L);
      }
    });
  }

  @Test
  void aChallengeThatIsRepeatedMeansAWrongPassword() throws Exception {
    Steady.judged(() -> {
      try (var peer = Sipp.taking(folder, "challenge-again")) {
        CallReport report = call(peer.port(), "battery staple", "answered");
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.sip().finalCode()).isEqualTo(401);
        assertThat(report.blame()).containsExactly(Blame.AUTH);
        assertThat(report.cause())
            .startsWith("User name or password is wrong")
            .contains("\"alice\"", "\"peers.test\"");
        assertThat(check(report, Check.Name.AUTH).actual()).isEqualTo("401 after the challenge");
      }
    });
  }

  @Test
  void anAnswerThatOurEngineCannotUseIsNoAnswer() throws Exception {
    for (String expectation : List.of("answered", "echo", "code:200")) {
      try (var peer = Sipp.taking(folder, "answer-plain")) {
        CallReport report = call(peer.port(), null, SrtpPolicy.REQUIRED, expectation);
        assertThat(report.verdict()).as(String.valueOf(report)).isEqualTo(Verdict.FAIL);
        assertThat(report.blame()).containsExactly(Blame.SIGNALLING);
        assertThat(report.cause())
            .startsWith("The far end answered with media that do not fit what was offered")
            .contains("SRTP by SDES, required; answered: PCMU, plain RTP");
        assertThat(check(report, Check.Name.ANSWER).actual())
            .startsWith("200, then ended by our own engine: 4");
      }
    }
  }

  @Test
  void aFarEndThatHangsUpAtOnceIsSaidToHaveDoneSo() throws Exception {
    Steady.judged(() -> {
      try (var peer = Sipp.taking(folder, "hang-up")) {
        CallReport report = call(peer.port(), null, "echo");
        assertThat(report.verdict()).as(String.valueOf(report)).isEqualTo(Verdict.FAIL);
        assertThat(report.blame()).containsExactly(Blame.SIGNALLING);
        assertThat(report.cause())
            .matches("(?s)The far end hung up after 0\\.[3-9]\\d s, before its sound.*");
        assertThat(check(report, Check.Name.DTMF).actual())
            .isEqualTo("not sent: the call ended first");
      }
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 407})
  void theWrongPasswordIsTheCredentialsFault(int challenge) throws Exception {
    try (var peer =
        Sipp.taking(folder, "challenge-" + challenge, PlainCallPeersTest::rightAnswer)) {
      CallReport report = call(peer.port(), "battery staple", "answered");
      assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(report.sip().finalCode()).isEqualTo(403);
      assertThat(report.blame()).contains(Blame.AUTH);
      assertThat(report.cause()).startsWith("The far end forbids the call after it saw");
      assertThat(check(report, Check.Name.AUTH).passed()).isFalse();
      assertThat(String.valueOf(report)).doesNotContain("battery staple");
    }
  }

  @Test
  void aServerThatNeverRespondsIsTheNetworksFault() throws Exception {
    Steady.judged(() -> {
      try (var deaf = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        CallReport report = call(deaf.getLocalPort(), null, "answered");
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.sip().finalCode()).isNull();
        assertThat(report.sip().pddMs()).isNull();
        assertThat(report.blame()).containsExactly(Blame.NETWORK);
        assertThat(report.cause())
            .startsWith("There was no response at all within")
            .contains("OPTIONS got no answer");
        assertThat(check(report, Check.Name.ANSWER).actual()).contains("no response of any kind");
      }
    });
  }

  @Test
  void aPortWhereNobodyListensIsTheNetworksFault() throws Exception {
    Steady.judged(() -> {
      int free;
      try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        free = socket.getLocalPort();
      }
      CallReport report = call(free, null, "answered");
      assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(report.blame()).isEqualTo(Set.of(Blame.NETWORK));
      assertThat(report.cause()).startsWith("Nothing listens where the call was sent");
      assertThat(report.sip().finalCode()).isNull();
    });
  }
}
