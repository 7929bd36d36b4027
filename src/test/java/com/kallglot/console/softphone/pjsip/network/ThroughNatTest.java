package com.kallglot.console.softphone.pjsip.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.Await;
import com.kallglot.console.softphone.network.TurnServer;
import com.kallglot.console.softphone.pjsip.network.NatLab.LabProcess;
import com.kallglot.console.softphone.pjsip.network.NatLab.Nat;
import com.kallglot.console.softphone.pjsip.network.NatLab.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Real calls of the program through real translation of addresses: each ends in sound both ways,
/// or in the sentence that says why not.
@Tag("native")
@Tag("timed")
@Tag("long")
class ThroughNatTest {
  private static final int EDGE = 5060;
  private static final int STUBBORN = 5070;
  private static final int PROXY = 5080;

  private static final String[] OVER_UDP = {
    "--proxy", NatLab.SERVER + ":" + EDGE, "--transport", "udp"
  };

  @TempDir static Path folder;
  private static NatLab lab;
  private static LabProcess edge;
  private static Path password;

  @BeforeAll
  static void open() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/bin/turnserver")),
        "there is no coturn: prerequisites.sh --tests");
    lab = NatLab.open(folder);
    password = Files.writeString(folder.resolve("password"), "correct horse\n");
    edge = lab.startEdge(EDGE);
    LabProcess stubborn =
        lab.start(
            Place.OUTSIDE, StubbornPeer.class.getName(), NatLab.SERVER, String.valueOf(STUBBORN));
    LabProcess proxy =
        lab.start(Place.OUTSIDE, LittleProxy.class.getName(), NatLab.SERVER, String.valueOf(PROXY));
    LabProcess relay =
        lab.startProgram(
            Place.OUTSIDE,
            List.of(
                "turnserver",
                "-n",
                "--log-file=stdout",
                "--pidfile=" + folder.resolve("turn.pid"),
                "--listening-ip=" + NatLab.SERVER,
                "--relay-ip=" + NatLab.SERVER,
                "--lt-cred-mech",
                "--user=me:correct horse",
                "--realm=turn.test",
                "--no-cli",
                "--no-tls",
                "--no-dtls",
                "--userdb=" + folder.resolve("turndb")));
    edge.awaitSaid("ready");
    stubborn.awaitSaid("ready");
    proxy.awaitSaid("ready");
    relay.awaitSaid("DB connection success");
  }

  @AfterAll
  static void close() throws Exception {
    if (lab != null) {
      lab.close();
    }
  }

  private static JsonObject call(String... options) throws Exception {
    List<String> words = new ArrayList<>(List.of("call", "--json", "--codec", "PCMU"));
    words.addAll(List.of(options));
    return JsonParser.parseString(lab.console(Place.HERE, words.toArray(String[]::new)).result())
        .getAsJsonObject();
  }

  private static JsonObject callEdge(String... options) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--to",
                "sip:sess_1@sip.sandbox.kallglot.test",
                "--user",
                "acme",
                "--password-file",
                password.toString(),
                "--expect",
                "echo"));
    words.addAll(List.of(options));
    return call(words.toArray(String[]::new));
  }

  private static JsonObject callStubborn(String... options) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--to",
                "sip:peer@" + NatLab.SERVER + ":" + STUBBORN,
                "--expect",
                "audio",
                "--for",
                "1s"));
    words.addAll(List.of(options));
    return call(words.toArray(String[]::new));
  }

  private static void passes(JsonObject call) {
    assertThat(call.get("verdict").getAsString()).as(call.toString()).isEqualTo("pass");
    assertThat(call.getAsJsonObject("media").get("direction").getAsString()).isEqualTo("both");
  }

  @ParameterizedTest
  @EnumSource
  void aFarEndThatAnswersToWherePacketsComeFromIsHeard(Nat nat) throws Exception {
    lab.translate(Place.HERE, nat);

    passes(callEdge(OVER_UDP));
  }

  @ParameterizedTest
  @EnumSource
  void soItIsOverTlsWithEncryptedSoundAsThePlatformWantsIt(Nat nat) throws Exception {
    lab.translate(Place.HERE, nat);

    passes(
        callEdge(
            "--transport",
            "tls",
            "--proxy",
            NatLab.SERVER + ":" + (EDGE + 1),
            "--ca",
            lab.edgeAuthority().toString(),
            "--srtp",
            "required"));
  }

  @Test
  void aFarEndThatTrustsOurSdpSendsToNobody() throws Exception {
    lab.translate(Place.HERE, Nat.FULL_CONE);

    JsonObject call = callStubborn();

    assertThat(call.get("verdict").getAsString()).isEqualTo("fail");
    assertThat(call.get("cause").toString())
        .contains("our own SDP names the private address " + Place.HERE.address());
  }

  @Test
  void stunTellsItsAddressWhereANatKeepsIt() throws Exception {
    lab.translate(Place.HERE, Nat.FULL_CONE);

    passes(callStubborn("--stun", NatLab.SERVER, "--rtp-ports", "40000-40099"));
  }

  @Test
  void theRegistrarsViewOfUsGoesIntoSdpWhereThatIsWanted() throws Exception {
    lab.translate(Place.HERE, Nat.FULL_CONE);

    passes(
        callStubborn(
            "--registrar",
            NatLab.SERVER + ":" + EDGE,
            "--user",
            "line",
            "--password-file",
            password.toString(),
            "--rewrite",
            "contact,sdp"));
  }

  @Test
  void stunIsOfNoUseWhereEachDestinationSeesAnother() throws Exception {
    lab.translate(Place.HERE, Nat.SYMMETRIC);

    JsonObject call = callStubborn("--stun", NatLab.SERVER);

    assertThat(call.get("verdict").getAsString()).isEqualTo("fail");
    assertThat(call.get("cause").toString())
        .contains("the NAT here gives each destination another port");
  }

  private LabProcess telephone(String... options) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "answer",
                "--media",
                "tone",
                "--user",
                "line",
                "--password-file",
                password.toString(),
                "--registrar",
                "sip.sandbox.kallglot.test",
                "--proxy",
                NatLab.SERVER + ":" + EDGE,
                "--transport",
                "udp"));
    words.addAll(List.of(options));
    LabProcess telephone = lab.console(Place.HERE, words.toArray(String[]::new));
    telephone.awaitSaid("Registered at");
    return telephone;
  }

  /// @return what became of it
  private static String callTelephone(LabProcess telephone) throws Exception {
    String before = edge.said();
    edge.type("call");
    edge.awaitSaid("(?s)" + Pattern.quote(before) + ".*(over: [^\n]*)\n");
    telephone.interrupt();
    return edge.said().substring(before.length());
  }

  @ParameterizedTest
  @CsvSource({"contact, finalCode=200", "none, finalCode=487"})
  void aTelephoneIsReachedWhereItsContactIsRewritten(String rewrite, String end) throws Exception {
    lab.translate(Place.HERE, Nat.FULL_CONE);

    LabProcess telephone = telephone("--rewrite", rewrite);

    assertThat(callTelephone(telephone)).contains(end);
  }

  @ParameterizedTest
  @CsvSource({"1s, finalCode=200", "0s, finalCode=487"})
  void aTelephoneIsReachedAsLongAsItsMappingIsKeptAlive(String keepAlive, String end)
      throws Exception {
    lab.translate(Place.HERE, Nat.SYMMETRIC);
    lab.forgetAfter(Place.HERE, Duration.ofSeconds(2));
    LabProcess telephone = telephone("--keep-alive", keepAlive);
    long registered = System.nanoTime();
    Await.until(
        Duration.ofSeconds(10),
        "longer than the NAT remembers",
        () -> System.nanoTime() - registered > Duration.ofSeconds(4).toNanos());

    assertThat(callTelephone(telephone)).contains(end);
  }

  /// Calls from one home to the other, through a proxy outside that leaves media to the two.
  private static JsonObject callHome(Nat nat, String... options) throws Exception {
    lab.translate(Place.HERE, nat);
    lab.translate(Place.THERE, nat);
    String proxy = NatLab.SERVER + ":" + PROXY;
    String[] answer = {"answer", "--user", "there", "--registrar", proxy};
    LabProcess there = lab.console(Place.THERE, concat(options, answer));
    there.awaitSaid("Registered at");
    JsonObject call =
        call(concat(options, "--to", "sip:there@" + proxy, "--proxy", proxy, "--expect", "echo"));
    there.interrupt();
    return call;
  }

  @Test
  void iceFindsTheDirectWayWhereThereIsOne() throws Exception {
    passes(callHome(Nat.FULL_CONE, "--ice", "--stun", NatLab.SERVER));
  }

  @ParameterizedTest
  @EnumSource
  void iceGoesOverTheRelayWhereThereIsNoOtherWay(TurnServer.Transport transport) throws Exception {
    passes(
        callHome(
            Nat.SYMMETRIC,
            "--ice",
            "--turn",
            NatLab.SERVER,
            "--turn-transport",
            transport.name(),
            "--turn-user",
            "me",
            "--turn-password-file",
            password.toString()));
  }

  @Test
  void withoutARelayThereIsNoWayAndThatIsSaid() throws Exception {
    JsonObject call = callHome(Nat.SYMMETRIC, "--ice");

    assertThat(call.get("verdict").getAsString()).isEqualTo("fail");
    assertThat(call.get("cause").toString()).contains("which no packet from here reaches");
  }

  @Test
  void aRelayThatRefusesUsIsToldBeforeAnybodyIsCalled() throws Exception {
    lab.translate(Place.HERE, Nat.SYMMETRIC);
    String wrong = Files.writeString(folder.resolve("wrong"), "no horse\n").toString();
    String[] turn = {"--turn", NatLab.SERVER, "--turn-user", "me", "--turn-password-file", wrong};

    JsonObject call = callEdge(concat(OVER_UDP, turn));

    assertThat(call.get("verdict").getAsString()).as(call.toString()).isEqualTo("fail");
    assertThat(call.get("cause").toString())
        .contains("Asking the TURN server 203.0.113.2 over UDP for a relay: for user me, 401");
  }

  private static String[] concat(String[] last, String... first) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(List.of(last));
    return all.toArray(String[]::new);
  }
}
