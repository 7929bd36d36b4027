package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.CallDesk.MediaBehaviour;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The engine of the console against the sandbox's SIP side: two stacks that share no code.
@Tag("native")
class PjsipOnEdgeTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static RunningEdge running;
  private static PjsipSoftphone phone;
  private ScriptedDesk desk;
  private final List<CallEvent> events = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    running = new RunningEdge(folder);
    phone = PjsipSoftphone.start();
  }

  @AfterAll
  static void stop() throws Exception {
    phone.close();
    running.close();
  }

  @BeforeEach
  void takeANewDesk() {
    desk = running.newDesk();
  }

  private Line line(SipTransport transport, SrtpPolicy srtp, String codec) throws Exception {
    return phone.open(
        new SipAccount(
            "sip:" + ScriptedDesk.USER + "@" + ScriptedDesk.REALM,
            null,
            Secret.of(ScriptedDesk.PASSWORD),
            null,
            "127.0.0.1:" + running.port(transport),
            transport,
            srtp,
            SrtpKeying.SDES,
            running.edge.authorityFile(),
            List.of(codec),
            "127.0.0.1"),
        LineListener.NONE);
  }

  private CallHandle dial(Line line) {
    return line.dial(
        new DialRequest(RawCaller.CALLED, Map.of(), new SoundSource.Silence(), SoundCapture.NONE),
        events::add);
  }

  private void await(Class<? extends CallEvent> kind) {
    Await.until(LONG, kind + " in " + events, () -> events.stream().anyMatch(kind::isInstance));
  }

  private CallEvent.Ended ended() {
    await(CallEvent.Ended.class);
    return (CallEvent.Ended) events.getLast();
  }

  @ParameterizedTest
  @CsvSource({
    "UDP, OFF, PCMU",
    "TCP, OFF, PCMA",
    "TLS, REQUIRED, opus",
    "UDP, OPTIONAL, G722",
    "TLS, REQUIRED, PCMU",
  })
  void isAnsweredEchoedAndCountedAlike(SipTransport transport, SrtpPolicy srtp, String codec)
      throws Exception {
    try (Line line = line(transport, srtp, codec)) {
      CallHandle call = dial(line);
      await(CallEvent.FirstMedia.class);
      call.sendDigits("12#", DtmfMethod.RFC4733).get(10, TimeUnit.SECONDS);
      Await.until(
          LONG,
          "the digits came back",
          () -> events.stream().filter(CallEvent.Digit.class::isInstance).count() >= 3);
      var _ = call.hangUp();
      assertThat(ended().code()).isEqualTo(200);
      LegReport report = running.report();
      assertThat(report.codec()).isEqualToIgnoringCase(codec);
      assertThat(report.srtp() != null).isEqualTo(srtp != SrtpPolicy.OFF);
      assertThat(report.digits()).isEqualTo("12#");
      assertThat(report.rxLost()).isZero();
      assertThat(report.rxPackets()).isEqualTo(call.statistics().txPackets());
      assertThat(report.endedBy()).isEqualTo("caller");
    }
  }

  @ParameterizedTest
  @CsvSource({"404", "486", "503", "603"})
  void hearsTheFinalCode(int code) throws Exception {
    desk.plans(new CallPlan(Duration.ofMillis(20), false, code, null, MediaBehaviour.ECHO));
    try (Line line = line(SipTransport.UDP, SrtpPolicy.OFF, "PCMU")) {
      dial(line);
      assertThat(ended().code()).isEqualTo(code);
      assertThat(running.report().finalCode()).isEqualTo(code);
    }
  }

  @Test
  void isRefusedWithoutTheSrtpThatIsRequired() throws Exception {
    desk.says(arrival -> desk.admitted(CallPlan.ECHO, SrtpPolicy.REQUIRED, List.of()));
    try (Line line = line(SipTransport.UDP, SrtpPolicy.OFF, "PCMU")) {
      dial(line);
      assertThat(ended().code()).isEqualTo(488);
      assertThat(ended().warningHeader()).contains("SRTP is required");
    }
  }

  @Test
  void cancelsARingingCall() throws Exception {
    desk.plans(new CallPlan(Duration.ofMinutes(1), false, 200, null, MediaBehaviour.ECHO));
    try (Line line = line(SipTransport.UDP, SrtpPolicy.OFF, "PCMU")) {
      CallHandle call = dial(line);
      Await.until(
          LONG,
          "180",
          () ->
              events.stream()
                  .anyMatch(e -> e instanceof CallEvent.Provisional p && p.code() == 180));
      var _ = call.hangUp();
      assertThat(ended().code()).isEqualTo(487);
      assertThat(running.report().finalCode()).isEqualTo(487);
    }
  }

  @ParameterizedTest
  @CsvSource({"UDP", "TCP", "TLS"})
  void isHungUpByThePlatform(SipTransport transport) throws Exception {
    try (Line line = line(transport, SrtpPolicy.OFF, "PCMU")) {
      dial(line);
      await(CallEvent.FirstMedia.class);
      running.edge.hangUp("leg-1");
      assertThat(ended().origin()).isEqualTo(CallEvent.Origin.FAR_END);
      assertThat(running.report().endedBy()).isEqualTo("platform");
    }
  }
}
