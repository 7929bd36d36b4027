package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.Dialler.Order;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Dialler.Target;
import com.kallglot.console.softphone.CallEvent.Challenged;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Silence;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The two SIP stacks of this project against each other: PJSIP as the caller, the sandbox's edge
/// as the platform.
@Tag("native")
class EngineMeetsEdgeTest {
  @TempDir Path folder;
  private final ScriptedDesk desk = new ScriptedDesk();
  private final Heard heard = new Heard();
  private final List<SipMessage> messages = new CopyOnWriteArrayList<>();
  private SipEdge edge;
  private PjsipSoftphone softphone;

  @BeforeEach
  void start() throws Exception {
    edge = SipEdge.start(options("edge"), desk);
    softphone = PjsipSoftphone.start();
    softphone.onSipMessage(messages::add);
  }

  private EdgeOptions options(String name) {
    return new EdgeOptions("127.0.0.1", 0, 0, 0, folder.resolve(name), ScriptedDesk.REALM);
  }

  @AfterEach
  void close() {
    softphone.close();
    edge.close();
  }

  private SipAccount account(SipTransport transport, SrtpPolicy srtp, String password, Path ca) {
    int port =
        edge.transports().stream()
            .filter(listening -> listening.kind() == transport)
            .mapToInt(SipSettings.Transport::port)
            .findFirst()
            .orElseThrow();
    return new SipAccount(
        "sip:" + ScriptedDesk.USER + "@" + ScriptedDesk.REALM,
        null,
        Secret.of(password),
        null,
        "127.0.0.1:" + port,
        transport,
        srtp,
        SrtpKeying.SDES,
        ca,
        List.of("PCMU"),
        "127.0.0.1");
  }

  private CallHandle dial(SipAccount account) throws Exception {
    var request =
        new DialRequest(
            "sip:sess_1@" + ScriptedDesk.REALM, Map.of(), new Silence(), SoundCapture.NONE);
    return softphone.open(account, LineListener.NONE).dial(request, heard);
  }

  @ParameterizedTest
  @CsvSource({"UDP, OFF", "UDP, REQUIRED", "TCP, OPTIONAL", "TLS, OFF", "TLS, REQUIRED"})
  void provesWhoItIsAndTalks(SipTransport transport, SrtpPolicy srtp) throws Exception {
    CallHandle call = dial(account(transport, srtp, ScriptedDesk.PASSWORD, edge.authorityFile()));
    heard.await(FirstMedia.class);
    call.sendDigits("42#", DtmfMethod.RFC4733).join();
    Await.until(Heard.LIMIT, "half a second of echo", () -> call.statistics().rxPackets() > 25);
    Await.until(Heard.LIMIT, "the digits come back", () -> heard.digits().equals("42#"));
    Await.until(Heard.LIMIT, "RTCP tells the round trip", () -> call.statistics().rttMs() != null);

    call.hangUp().join();

    assertThat(heard.awaitEnd().code()).isEqualTo(200);
    assertThat(heard.await(Challenged.class).code()).isIn(401, 407);
    String suite = heard.await(MediaStarted.class).media().srtp();
    if (srtp == SrtpPolicy.OFF) {
      assertThat(suite).isNull();
    } else {
      assertThat(suite).startsWith("AES_");
    }
    assertThat(messages).extracting(SipMessage::transport).containsOnly(transport);
    assertThat(messages)
        .noneMatch(message -> message.text().matches("(?s).*response=\"[0-9a-f]{8}.*"));
    Await.until(Heard.LIMIT, "the edge reports", () -> !desk.reports.isEmpty());
    assertThat(desk.reports.getFirst().digits()).isEqualTo("42#");
  }

  @Test
  void isRefusedWithAWrongPassword() throws Exception {
    dial(account(SipTransport.UDP, SrtpPolicy.OFF, "wrong", null));

    Ended end = heard.awaitEnd();
    assertThat(end.code()).isIn(401, 403, 407);
    assertThat(end.origin()).isEqualTo(Origin.FAR_END);
    assertThat(end.local()).isFalse();
    assertThat(heard.all(Challenged.class)).isNotEmpty();
  }

  @Test
  void doesNotTalkToAServerOfAnotherAuthority() throws Exception {
    try (var other = SipEdge.start(options("other"), desk)) {
      dial(account(SipTransport.TLS, SrtpPolicy.OFF, ScriptedDesk.PASSWORD, other.authorityFile()));

      Ended end = heard.awaitEnd();
      assertThat(end.code()).isEqualTo(503);
      assertThat(end.local()).isTrue();
      assertThat(end.reason()).containsIgnoringCase("cert");
      assertThat(desk.arrivals).isEmpty();
    }
  }

  /// As a test line whose number is called.
  @ParameterizedTest
  @CsvSource({
    "UDP, OFF, OFF",
    "UDP, REQUIRED, REQUIRED",
    "TCP, OFF, OPTIONAL",
    "TCP, OPTIONAL, OPTIONAL",
    "TLS, OPTIONAL, OPTIONAL",
    "TLS, REQUIRED, REQUIRED",
    "TLS, REQUIRED, OPTIONAL"
  })
  void isCalledWhereItRegistered(SipTransport transport, SrtpPolicy its, SrtpPolicy ours)
      throws Exception {
    var registered = new CompletableFuture<Integer>();
    Callee callee = Callee.answering(new Silence());
    softphone.open(
        line(account(transport, its, ScriptedDesk.PASSWORD, edge.authorityFile())),
        new LineListener() {
          @Override
          public void registered(int code, String reason) {
            registered.complete(code);
          }

          @Override
          public CallListener incoming(CallHandle call, IncomingCall details) {
            return callee.incoming(call, details);
          }
        });
    assertThat(registered.join()).isEqualTo(200);

    Order order =
        new Order(
            "leg_7",
            "call-7",
            "sess_7",
            new Target.Telephone(ScriptedDesk.LINE, new E164("+12125550123")),
            null,
            Duration.ofSeconds(30),
            List.of("PCMU", "opus"),
            ours,
            CallPlan.ECHO);
    assertThat(edge.dial(order)).isEqualTo(new Sent.OnItsWay());

    CallHandle call = callee.call();
    Await.until(Heard.LIMIT, "half a second of echo", () -> call.statistics().rxPackets() > 25);
    assertThat(messages)
        .anyMatch(message -> message.text().contains("X-Kallglot-Session-Id: sess_7"));
    String suite = callee.events().await(MediaStarted.class).media().srtp();
    assertThat(suite == null).isEqualTo(its == SrtpPolicy.OFF);
    edge.hangUp("leg_7");
    callee.events().awaitEnd();
    Await.until(Heard.LIMIT, "the edge reports", () -> !desk.reports.isEmpty());
    assertThat(desk.answered).containsExactly("leg_7");
    assertThat(desk.reports.getFirst().rxPackets()).isGreaterThan(25);
  }

  private static SipAccount line(SipAccount of) {
    return new SipAccount(
        "sip:" + ScriptedDesk.LINE + "@" + ScriptedDesk.REALM,
        null,
        of.password(),
        "sip:" + ScriptedDesk.REALM,
        of.proxy(),
        of.transport(),
        of.srtp(),
        of.srtpKeying(),
        of.trustedCa(),
        List.of(),
        "127.0.0.1");
  }

  @Test
  void registersWhereItIsToldTo() throws Exception {
    var registered = new CompletableFuture<Integer>();
    SipAccount account =
        line(account(SipTransport.TCP, SrtpPolicy.OFF, ScriptedDesk.PASSWORD, null));

    softphone.open(
        account,
        new LineListener() {
          @Override
          public void registered(int code, String reason) {
            registered.complete(code);
          }

          @Override
          public CallListener incoming(CallHandle call, IncomingCall details) {
            return event -> {};
          }
        });

    assertThat(registered.join()).isEqualTo(200);
    softphone.close();
    assertThat(messages)
        .as("the registration is taken back")
        .anyMatch(message -> message.text().contains("Expires: 0"));
  }
}
