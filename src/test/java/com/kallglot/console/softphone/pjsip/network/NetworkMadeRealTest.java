package com.kallglot.console.softphone.pjsip.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallEvent.FirstMedia;
import com.kallglot.console.softphone.CallEvent.MediaStarted;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Echo;
import com.kallglot.console.softphone.SoundSource.Silence;
import com.kallglot.console.softphone.network.NetworkEdit;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.NetworkSettings.Lookup;
import com.kallglot.console.softphone.network.PortRange;
import com.kallglot.console.softphone.network.SessionTimer;
import com.kallglot.console.softphone.network.TurnServer;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an account says about its network is what happens on the wire.
@Tag("native")
@Tag("timed")
class NetworkMadeRealTest {
  private static PjsipSoftphone softphone;
  private static final CallListener LISTENS_NOT = event -> {};

  private final Heard heard = new Heard();

  @BeforeAll
  static void start() throws Exception {
    softphone = PjsipSoftphone.start();
  }

  @AfterAll
  static void close() {
    softphone.close();
  }

  private static SipAccount alice(UnaryOperator<NetworkEdit> edit) {
    return with(SoftphoneAccounts.plain("alice"), edit);
  }

  private static SipAccount with(SipAccount account, UnaryOperator<NetworkEdit> edit) {
    return account.with(edit.apply(account.network().edit()).done());
  }

  private static DialRequest to(String uri) {
    return new DialRequest(uri, Map.of(), new Silence(), SoundCapture.NONE);
  }

  /// The first request of the account's that reaches somebody who never answers.
  private String invite(UnaryOperator<NetworkEdit> edit) throws Exception {
    try (var peer = UdpPeer.silent();
        Line line = softphone.open(alice(edit), LineListener.NONE)) {
      CallHandle call = line.dial(to("sip:bob@" + peer.address()), heard);
      Await.until(Heard.LIMIT, "an INVITE", () -> !peer.texts().isEmpty());
      var _ = call.hangUp();
      return peer.texts().getFirst();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UDP", "TCP"})
  void callsOverIpv6(SipTransport transport) throws Exception {
    SipAccount usual = SoftphoneAccounts.over("alice", transport);
    SipAccount six = usual.with(usual.network().boundTo("::1"));
    try (Line bob = softphone.open(six, Callee.answering(new Echo()));
        Line line = softphone.open(six, LineListener.NONE)) {
      assertThat(bob.contact()).contains("@[::1]:");
      CallHandle call = line.dial(to(bob.contact()), heard);
      heard.await(FirstMedia.class);
      Await.until(Heard.LIMIT, "sound", () -> call.statistics().rxPackets() > 10);

      assertThat(heard.await(MediaStarted.class).media().remote()).startsWith("[::1]:");
      call.hangUp().join();
    }
  }

  @Test
  void mediaKeepsToItsPorts() throws Exception {
    var ports = new PortRange(41_000, 41_007);
    for (int call = 0; call < 6; call++) {
      assertThat(mediaPort(invite(e -> e.rtpPorts(ports)))).isBetween(41_000, 41_006).isEven();
    }
  }

  private static int mediaPort(String invite) {
    return Integer.parseInt(invite.replaceFirst("(?s).*\r\nm=audio (\\d+) .*", "$1"));
  }

  @Test
  void sessionTimersAreOfferedAsTheAccountSays() throws Exception {
    var required =
        new SessionTimer(
            SessionTimer.Use.REQUIRED, Duration.ofSeconds(120), Duration.ofSeconds(100));
    var off = new SessionTimer(SessionTimer.Use.OFF, Duration.ofMinutes(30), SessionTimer.SHORTEST);

    assertThat(invite(e -> e.sessionTimer(required)))
        .containsPattern("\r\nSession-Expires: 120")
        .containsPattern("\r\nMin-SE: 100\r\n")
        .containsPattern("\r\nRequire:[^\r]*timer");
    assertThat(invite(e -> e))
        .containsPattern("\r\nSession-Expires: 1800")
        .doesNotContainPattern("\r\nRequire:[^\r]*timer");
    assertThat(invite(e -> e.sessionTimer(off))).doesNotContain("Session-Expires");
  }

  @Test
  void anAccountThatDoesNotRegisterIsKeptAliveWhereItCalled() throws Exception {
    try (var peer = UdpPeer.silent();
        Line line =
            softphone.open(alice(e -> e.keepAlive(Duration.ofSeconds(1))), LineListener.NONE)) {
      CallHandle call = line.dial(to("sip:bob@" + peer.address()), heard);
      Await.until(Heard.LIMIT, "a keep-alive", () -> peer.texts().contains("\r\n\r\n"));
      var _ = call.hangUp();
    }
  }

  @Test
  void aConnectionIsKeptAliveToo() throws Exception {
    SipAccount account =
        with(
            SoftphoneAccounts.over("alice", SipTransport.TCP),
            e -> e.keepAlive(Duration.ofSeconds(1)));
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Line line = softphone.open(account, LineListener.NONE)) {
      String uri = "sip:bob@127.0.0.1:" + server.getLocalPort() + ";transport=tcp";
      CallHandle call = line.dial(to(uri), heard);
      try (Socket connection = server.accept()) {
        connection.setSoTimeout((int) Heard.LIMIT.toMillis());
        var said = new StringBuilder();
        // The empty line at the end of the SDP, where there should be none, is the keep-alive's.
        while (said.indexOf("\r\nv=0") < 0 || !said.toString().endsWith("\r\n\r\n")) {
          said.append((char) connection.getInputStream().read());
        }
        assertThat(said.toString()).startsWith("INVITE ");
      }
      var _ = call.hangUp();
    }
  }

  @Test
  void aThirdCallFindsNoPortInARangeForTwo() throws Exception {
    var ports = new PortRange(42_000, 42_003);
    try (var peer = UdpPeer.silent();
        Line line = softphone.open(alice(e -> e.rtpPorts(ports)), LineListener.NONE)) {
      var _ = line.dial(to("sip:bob@" + peer.address()), LISTENS_NOT);
      var _ = line.dial(to("sip:bob@" + peer.address()), LISTENS_NOT);
      var _ = line.dial(to("sip:bob@" + peer.address()), heard);

      assertThat(heard.awaitEnd().reason()).contains("42000-42003");
    }
  }

  /// PJSIP 2.17 gives up after a hundred pairs that others have: compile.sh mends it.
  @Test
  void everyCallFindsTheOnlyPairThatIsFreeOfManyHundred() throws Exception {
    var ports = new PortRange(12_000, 13_199);
    int free = ports.last() - 1;
    var others = new ArrayList<DatagramSocket>();
    try (var peer = UdpPeer.silent();
        Line line = softphone.open(alice(e -> e.rtpPorts(ports)), LineListener.NONE)) {
      for (int port = ports.first(); port < free; port += 2) {
        others.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
      }
      for (int made = 1; made <= 2; made++) {
        CallHandle call = line.dial(to("sip:bob@" + peer.address()), heard);
        String offer = "m=audio " + free + " ";
        int calls = made;
        Await.until(Heard.LIMIT, "an INVITE", () -> invites(peer, offer) == calls);
        call.hangUp().join();
      }
    } finally {
      others.forEach(DatagramSocket::close);
    }
  }

  /// Each INVITE once, however often it came.
  private static long invites(UdpPeer peer, String offer) {
    return peer.texts().stream().filter(text -> text.contains(offer)).distinct().count();
  }

  @Test
  void whatAStunServerSaysGoesIntoContactAndSdp() throws Exception {
    try (var server = new UdpPeer(Answers::stun)) {
      String told = invite(e -> e.stunServers(List.of(server.address())));

      assertThat(told)
          .containsPattern("\r\nContact: <sip:alice@203\\.0\\.113\\.7:700[01][;>]")
          .contains("\r\nc=IN IP4 203.0.113.7\r\n");
      assertThat(invite(e -> e)).as("another line asks nobody").doesNotContain("203.0.113.7");
    }
  }

  @Test
  void aLineWhoseStunServersAreSilentDoesNotOpen() throws Exception {
    try (var silent = UdpPeer.silent()) {
      SipAccount account = alice(e -> e.stunServers(List.of(silent.address())));

      assertThatThrownBy(() -> softphone.open(account, LineListener.NONE))
          .isInstanceOf(SoftphoneException.class)
          .hasMessageContaining(silent.address() + " does not answer");
    }
  }

  private static void relays(UdpPeer peer, String why) {
    var turn =
        new TurnServer(peer.address(), TurnServer.Transport.UDP, "me", Secret.of("correct horse"));
    NetworkSettings network = NetworkSettings.PLATFORM.edit().ice(Ice.ON).turn(turn).done();
    SipAccount account = SoftphoneAccounts.plain("alice").with(network);

    assertThatThrownBy(() -> softphone.open(account, LineListener.NONE))
        .isInstanceOf(SoftphoneException.class)
        .hasMessageEndingWith(why)
        .hasMessageContaining(peer.address())
        .message()
        .doesNotContain("correct horse");
  }

  @Test
  void aLineWhoseRelayRelaysNothingDoesNotOpen() throws Exception {
    try (var silent = UdpPeer.silent();
        var full = new UdpPeer(Answers::turn)) {
      relays(silent, "it does not answer");
      relays(full, "for user me, 486 Full");
    }
  }

  @Test
  void theServerIsFoundByItsServiceRecord() throws Exception {
    try (var peer = UdpPeer.silent();
        var names = Answers.nameserver("example.test", peer.port())) {
      SipAccount account =
          with(
              SoftphoneAccounts.withUri("sip:alice@example.test"),
              e -> e.lookup(Lookup.SRV).nameserver(names.address()));
      try (Line line = softphone.open(account, LineListener.NONE)) {
        CallHandle call = line.dial(to("sip:bob@example.test"), heard);
        Await.until(Heard.LIMIT, "an INVITE", () -> !peer.texts().isEmpty());
        var _ = call.hangUp();

        assertThat(peer.texts().getFirst()).startsWith("INVITE sip:bob@example.test");
      }
    }
  }

  @Test
  void aNameThatIsNotThereIsTold() throws Exception {
    try (var names = Answers.nameserver("example.test", 5060)) {
      NetworkSettings network = NetworkSettings.PLATFORM.edit().nameserver(names.address()).done();
      SipAccount account = SoftphoneAccounts.withUri("sip:alice@nowhere.test").with(network);

      assertThatThrownBy(() -> softphone.open(account, LineListener.NONE))
          .isInstanceOf(SoftphoneException.class)
          .hasMessageContaining("nowhere.test at " + names.address() + ": there is no such name");
    }
  }
}
