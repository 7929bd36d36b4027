package com.kallglot.console.trace.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.probe.CredentialProbe.Account;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The probe against a server that answers what the test says.
class CredentialProbeTest {
  private static final String CHALLENGE =
      "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth,auth-int\"\r\n";
  private static final Account ALICE =
      new Account("alice@example.test", "alice", Secret.of("Canary-open-sesame"));

  private DatagramSocket server;
  private final List<SipText> requests = new CopyOnWriteArrayList<>();
  private volatile Function<SipText, String> script = _ -> "";

  @BeforeEach
  void listen() throws Exception {
    server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    var _ = Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[65_535], 65_535);
    try {
      while (true) {
        server.receive(packet);
        SipText request =
            SipText.of(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        requests.add(request);
        String answer = script.apply(request);
        if (!answer.isEmpty()) {
          byte[] bytes =
              ("SIP/2.0 "
                      + answer.replaceFirst(
                          "\n", "\r\n" + "CSeq: " + request.cseq() + " REGISTER\r\n")
                      + "\r\n")
                  .getBytes(StandardCharsets.UTF_8);
          server.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
      }
    } catch (java.io.IOException closed) {
      assertThat(server.isClosed()).isTrue();
    }
  }

  private CredentialFinding probe(Account account) {
    return new CredentialProbe(
            SipServer.usual("127.0.0.1", server.getLocalPort()),
            SipTransport.UDP,
            null,
            Duration.ofMillis(1_200))
        .run(account);
  }

  private static boolean hasAnswer(SipText request) {
    return request.header("Authorization").isPresent();
  }

  @Test
  void asksForBindingsAndChangesNone() {
    script = request -> hasAnswer(request) ? "200 OK\n" : "401 Unauthorized\n" + CHALLENGE;
    assertThat(probe(ALICE)).isInstanceOf(CredentialFinding.Accepted.class);
    assertThat(requests)
        .hasSize(2)
        .allSatisfy(request -> {
          assertThat(request.method()).isEqualTo("REGISTER");
          assertThat(request.header("Contact")).isEmpty();
        });
    assertThat(requests.getLast().header("Authorization").orElseThrow())
        .contains("qop=auth", "username=\"alice\"")
        .doesNotContain("Canary");
  }

  @Test
  void aRequestThatIsLostIsSentAgain() {
    script =
        request ->
            requests.size() == 1
                ? ""
                : hasAnswer(request) ? "200 OK\n" : "401 Unauthorized\n" + CHALLENGE;
    assertThat(probe(ALICE)).isInstanceOf(CredentialFinding.Accepted.class);
    assertThat(requests.getFirst().cseq()).isEqualTo(requests.get(1).cseq());
  }

  @Test
  void aRefusalThatAWrongPasswordGetsAsWellProvesNothing() {
    script = request -> hasAnswer(request) ? "403 Forbidden\n" : "401 Unauthorized\n" + CHALLENGE;
    assertThat(probe(ALICE)).isEqualTo(new CredentialFinding.Unclear(403, "Forbidden"));
    assertThat(requests.stream().filter(CredentialProbeTest::hasAnswer))
        .as("one wrong password, never more")
        .hasSize(2);
  }

  @Test
  void anAgedNonceIsNoWrongPassword() {
    script =
        request ->
            requests.size() == 3
                ? "200 OK\n"
                : "401 Unauthorized\n" + CHALLENGE.replace("\r\n", ", stale=true\r\n");
    assertThat(probe(ALICE)).isInstanceOf(CredentialFinding.Accepted.class);
  }

  @Test
  void saysWhatWasNotAsked() {
    script = _ -> "200 OK\n";
    assertThat(probe(ALICE)).isEqualTo(new CredentialFinding.NotAsked(200));
    script = _ -> "405 Method Not Allowed\n";
    assertThat(probe(ALICE)).isEqualTo(new CredentialFinding.OnlyByCall(405, "Method Not Allowed"));
    script = _ -> "401 Unauthorized\nWWW-Authenticate: Digest realm=\"r\", algorithm=AKAv1\r\n";
    assertThat(probe(ALICE)).isEqualTo(new CredentialFinding.UnknownDigest());
    script = _ -> "";
    assertThat(probe(ALICE)).isInstanceOf(CredentialFinding.Unanswered.class);
  }

  /// Over TCP each byte would begin the wait anew.
  @Test
  void aServerThatOnlyEverTriesIsNotWaitedForLongerThanOneThatIsSilent() throws Exception {
    byte[] trying =
        "SIP/2.0 100 Trying\r\nCSeq: 1 REGISTER\r\nContent-Length: 0\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var _ = Thread.ofVirtual().start(() -> repeat(listening, trying));
      var probe =
          new CredentialProbe(
              SipServer.usual("127.0.0.1", listening.getLocalPort()),
              SipTransport.TCP,
              null,
              Duration.ofMillis(300));
      CredentialFinding found =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> probe.run(ALICE));
      assertThat(found).isInstanceOf(CredentialFinding.Unanswered.class);
    }
  }

  private static void repeat(ServerSocket listening, byte[] said) {
    try (Socket client = listening.accept()) {
      while (true) {
        client.getOutputStream().write(said);
      }
    } catch (IOException _) {
      // It is given up, as it should be.
    }
  }

  /// RFC 7616 §3.9.1, but for its client nonce, which is not ours to choose: hashed anew.
  @Test
  void answersWithTheAlgorithmThatIsAskedFor() throws Exception {
    for (String algorithm : List.of("MD5", "SHA-256", "SHA-512-256")) {
      var challenge =
          DigestChallenge.in(
                  SipText.of(
                      "SIP/2.0 401 Unauthorized\r\nWWW-Authenticate: Digest realm=\"r\","
                          + " nonce=\"n\", algorithm="
                          + algorithm
                          + "\r\n\r\n"))
              .orElseThrow();
      String answer = challenge.answer("REGISTER", "sip:d", "alice", Secret.of("secret"));
      var digest =
          java.security.MessageDigest.getInstance(
              algorithm.equals("SHA-512-256") ? "SHA-512/256" : algorithm);
      Function<String, String> hash =
          text ->
              java.util.HexFormat.of()
                  .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      String expected =
          hash.apply(hash.apply("alice:r:secret") + ":n:" + hash.apply("REGISTER:sip:d"));
      assertThat(answer).contains("response=\"" + expected + "\"", "algorithm=" + algorithm);
    }
  }
}
