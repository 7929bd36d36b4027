package com.kallglot.console.calltest.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.ScriptedSoftphone;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.trace.Blame;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A call from a line that registers first.
@Tag("timed")
class RegisteringCallTest {
  private final ScriptedSoftphone softphone = new ScriptedSoftphone();

  @AfterEach
  void close() {
    softphone.close();
  }

  private CallReport call() throws Exception {
    String uri =
        softphone
            .open(SoftphoneAccounts.plain("bob"), Callee.answering(new SoundSource.Silence()))
            .contact();
    return new PlainCall(softphone, Timing.SANDBOX)
        .place(
            new PlainCall.Request(
                null,
                uri,
                uri,
                SoftphoneAccounts.registering("alice"),
                Map.of(),
                new Signal(Signal.ECHO_TEST.sound(), ""),
                Duration.ZERO,
                new Expectation.Answered()));
  }

  private static Check auth(CallReport report) {
    return report.checks().stream()
        .filter(check -> check.name() == Check.Name.AUTH)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void failsWhereTheRegistrarRefusesAlthoughTheCallIsAnswered() throws Exception {
    softphone.answerRegistrations(403);
    CallReport report = call();
    assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(report.sip().finalCode()).as("called all the same").isEqualTo(200);
    assertThat(auth(report).actual()).startsWith("not registered: 403");
    assertThat(report.blame())
        .containsExactlyInAnyOrder(Blame.AUTH, Blame.NETWORK, Blame.SIGNALLING);
    assertThat(report.cause()).startsWith("The line is not registered").contains("REGISTER: 403");
  }

  @Test
  void aPasswordInTheAddressCalledIsNotReported() throws Exception {
    String uri = "sip:bob:canary9aXd3@127.0.0.1:9";
    CallReport report =
        new PlainCall(softphone, Timing.SANDBOX)
            .place(
                new PlainCall.Request(
                    null,
                    uri,
                    uri,
                    SoftphoneAccounts.plain("alice"),
                    Map.of(),
                    new Signal(Signal.ECHO_TEST.sound(), ""),
                    Duration.ZERO,
                    new Expectation.Answered()));
    assertThat(report.dialed()).isEqualTo("sip:bob:***@127.0.0.1:9");
    assertThat(report.toString()).doesNotContain("canary9aXd3");
  }

  @Test
  void saysThatTheRegistrarTookIt() throws Exception {
    CallReport report = call();
    assertThat(auth(report).passed()).isTrue();
    assertThat(auth(report).actual()).startsWith("registered");
    assertThat(report.verdict()).as(String.valueOf(report)).isEqualTo(Verdict.PASS);
  }
}
