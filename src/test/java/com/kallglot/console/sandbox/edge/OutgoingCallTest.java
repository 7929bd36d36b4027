package com.kallglot.console.sandbox.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.Dialler.Order;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Dialler.Target;
import com.kallglot.console.sandbox.edge.tls.Authority;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Calls that the platform makes, met by a callee that writes its own SIP.
class OutgoingCallTest {
  @TempDir static Path folder;
  private static RunningEdge running;
  private ScriptedDesk desk;
  private RawCallee callee;
  private RtpProbe probe;

  @BeforeAll
  static void startEdge() throws IOException {
    running = new RunningEdge(folder);
  }

  @AfterAll
  static void stopEdge() throws Exception {
    running.close();
  }

  @BeforeEach
  void begin() throws IOException {
    desk = running.newDesk();
    probe = running.probe();
  }

  @AfterEach
  void end() throws Exception {
    if (callee != null) {
      callee.close();
    }
    running.closeSockets();
  }

  private RawCallee listening(SipTransport transport) throws Exception {
    callee =
        switch (transport) {
          case UDP -> RawCallee.udp();
          case TCP -> RawCallee.tcp();
          case TLS -> RawCallee.tls(serverIdentity());
          case UNKNOWN -> throw new IllegalArgumentException("No such transport");
        };
    return callee;
  }

  /// With a certificate of the edge's own authority, the one that calls from here trust.
  private static SSLContext serverIdentity() throws Exception {
    char[] password = Authority.PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance(folder.resolve("server.p12").toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static Order order(String to) {
    return order(new Target.Address(to), Duration.ofSeconds(30), SrtpPolicy.OFF);
  }

  private static Order order(Target target, Duration ringing, SrtpPolicy srtp) {
    return new Order(
        "leg_1",
        "call-" + System.nanoTime(),
        "sess_1",
        target,
        new E164("+19785550140"),
        ringing,
        List.of("PCMU", "PCMA"),
        srtp,
        CallPlan.ECHO);
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP", "TLS"})
  void saysWhoseSessionItIsAndEchoes(SipTransport transport) throws Exception {
    listening(transport);
    // Over TLS the INVITE leaves once the callee has shaken hands
    var sent = CompletableFuture.supplyAsync(() -> running.edge.dial(order(callee.address())));

    SipText invite = callee.invited();
    assertThat(sent.join()).isEqualTo(new Sent.OnItsWay());
    assertThat(invite.header("X-Kallglot-Session-Id")).contains("sess_1");
    assertThat(invite.header("From").orElseThrow()).contains("sip:+19785550140@");
    callee.answer(180, "Ringing", "");
    assertThat(desk.answered).isEmpty();
    callee.answer(200, "OK", probe.offer());
    assertThat(callee.receive().method()).isEqualTo("ACK");
    Await.until(RunningEdge.SOON, "the desk is told", () -> desk.answered.contains("leg_1"));

    byte[] sound = RtpProbe.packet(0, 1, 160, new byte[160]);
    probe.send(sound, RtpProbe.mediaPort(invite));
    assertThat(probe.receive()).hasSameSizeAs(sound);

    callee.send("BYE", 2);
    assertThat(callee.receive().status()).isEqualTo(200);
    LegReport report = running.report();
    assertThat(report.endedBy()).isEqualTo("callee");
    assertThat(report.finalCode()).isEqualTo(200);
    assertThat(report.codec()).isEqualTo("PCMU");
    assertThat(report.rxPackets()).isEqualTo(1);
  }

  @Test
  void hangsUpWhereThePlatformEndsTheSession() throws Exception {
    answered();

    running.edge.hangUp("leg_1");

    SipText bye = callee.receive();
    assertThat(bye.method()).isEqualTo("BYE");
    callee.answer(bye, 200, "OK", "");
    assertThat(running.report().endedBy()).isEqualTo("platform");
  }

  private void answered() throws Exception {
    listening(SipTransport.UDP);
    running.edge.dial(order(callee.address()));
    callee.invited();
    callee.answer(200, "OK", probe.offer());
    assertThat(callee.receive().method()).isEqualTo("ACK");
    Await.until(RunningEdge.SOON, "the desk is told", () -> desk.answered.contains("leg_1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 407, 480, 486, 603})
  void reportsARefusal(int code) throws Exception {
    listening(SipTransport.UDP);
    running.edge.dial(order(callee.address()));
    callee.invited();

    callee.answer(code, "No", "");

    assertThat(callee.receive().method()).isEqualTo("ACK");
    assertThat(running.report().finalCode()).isEqualTo(code);
    assertThat(running.report().endedBy()).isEqualTo("callee");
    assertThat(desk.answered).isEmpty();
  }

  @Test
  void givesUpWhereItRingsTooLong() throws Exception {
    listening(SipTransport.UDP);
    running.edge.dial(
        order(new Target.Address(callee.address()), Duration.ofMillis(300), SrtpPolicy.OFF));
    callee.invited();
    callee.answer(180, "Ringing", "");

    SipText cancel = callee.receive();

    assertThat(cancel.method()).isEqualTo("CANCEL");
    assertThat(running.report().finalCode()).isEqualTo(487);
  }

  @Test
  void takesAnAnswerThatCrossedItsEndAndHangsUp() throws Exception {
    listening(SipTransport.UDP);
    running.edge.dial(order(callee.address()));
    callee.invited();
    running.edge.hangUp("leg_1");
    assertThat(running.report().finalCode()).isEqualTo(487);

    callee.answer(200, "OK", probe.offer());

    assertThat(callee.receive().method()).isEqualTo("ACK");
    assertThat(callee.receive().method()).isEqualTo("BYE");
  }

  @Test
  void hangsUpOnAnAnswerWithoutTheSrtpItNeeds() throws Exception {
    listening(SipTransport.UDP);
    running.edge.dial(
        order(new Target.Address(callee.address()), Duration.ofSeconds(30), SrtpPolicy.REQUIRED));
    SipText invite = callee.invited();
    assertThat(invite.body()).contains("RTP/SAVP 0 8 101", "a=crypto:1 AES_CM_128_HMAC_SHA1_80 ");

    callee.answer(200, "OK", probe.offer());

    assertThat(callee.receive().method()).isEqualTo("ACK");
    assertThat(callee.receive().method()).isEqualTo("BYE");
    assertThat(running.report().finalCode()).isEqualTo(488);
    assertThat(desk.answered).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:a@192.0.2.1",
        "sip:a@pbx.example.com",
        "sip:a@127.0.0.1;transport=sctp",
        "sip:a@127.0.0.1:99999",
        "sip:a@127.0.0.1:99999;transport=tcp",
        "sip:a@127.0.0.1:0",
        "sip:"
      })
  void callsNobodyElsewhere(String address) {
    assertThat(running.edge.dial(order(address))).isInstanceOf(Sent.Failed.class);
    assertThat(desk.reports).isEmpty();
  }

  @Test
  void saysThatNobodyTakesTheCall() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    assertThat(running.edge.dial(order("sip:a@127.0.0.1:" + port + ";transport=tcp")))
        .isInstanceOf(Sent.Failed.class);
    assertThat(desk.reports).isEmpty();
  }

  /// What no offer can be made of is a bug of whoever ordered the call; it leaves nothing behind.
  @Test
  void leavesNothingBehindWhereItBreaks() throws Exception {
    Order broken =
        new Order(
            "leg_broken",
            "call-broken",
            "sess_1",
            new Target.Address("sip:a@127.0.0.1:5099"),
            null,
            Duration.ofSeconds(1),
            List.of("no codec"),
            SrtpPolicy.OFF,
            CallPlan.ECHO);
    long before = OpenFiles.count();
    for (int call = 0; call < 40; call++) {
      assertThatThrownBy(() -> running.edge.dial(broken)).isInstanceOf(RuntimeException.class);
    }
    Await.until(
        RunningEdge.SOON, "its media ports are closed", () -> OpenFiles.count() < before + 20);
    running.edge.hangUp("leg_broken");
    answered();
    callee.send("BYE", 2);
    assertThat(callee.receive().status()).isEqualTo(200);
    assertThat(desk.reports).extracting(LegReport::legId).containsExactly("leg_1");
  }

  @Test
  void doesNotFindATelephoneThatHasNotRegistered() {
    Target nobody = new Target.Telephone("line-9", new E164("+12125550123"));
    assertThat(running.edge.dial(order(nobody, Duration.ofSeconds(1), SrtpPolicy.OFF)))
        .isInstanceOf(Sent.Failed.class);
  }
}
