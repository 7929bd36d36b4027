package com.kallglot.console.trace.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration IMPATIENCE = Duration.ofMillis(200);
  private static final byte[] ANSWER =
      "SIP/2.0 405 Method Not Allowed\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final ExecutorService servers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    servers.shutdownNow();
  }

  @Test
  void anyResponseToOptionsMeansThatSipIsSpokenThere() throws IOException {
    try (var server = new DatagramSocket(0, LOOPBACK)) {
      var _ = servers.submit(() -> answer(server));
      Reachability found = probe(server.getLocalPort(), SipTransport.UDP, PATIENCE);
      assertThat(found.attempts())
          .extracting(Attempt::step)
          .containsExactly(Step.NAME, Step.OPTIONS);
      assertThat(found.attempt(Step.OPTIONS).orElseThrow().detail())
          .isEqualTo("SIP/2.0 405 Method Not Allowed");
    }
  }

  /// The server is told where it saw the request come from by itself, as behind a NAT.
  @Test
  void bothEndsOfTheLastRequestAreKept() throws IOException {
    byte[] seen =
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 10.0.0.5:40000;rport=61002;received=203.0.113.7\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    try (var server = new DatagramSocket(0, LOOPBACK)) {
      var _ = servers.submit(() -> answer(server, seen));
      Reachability.Ends ends = probe(server.getLocalPort(), SipTransport.UDP, PATIENCE).ends();
      assertThat(ends.address()).isEqualTo("127.0.0.1");
      assertThat(ends.port()).isPositive();
      assertThat(ends.seenAddress()).isEqualTo("203.0.113.7");
      assertThat(ends.seenPort()).isEqualTo(61_002);
    }
  }

  @Test
  void anAnswerThatDoesNotSayWhatItSawLeavesThatOpen() throws IOException {
    try (var server = new DatagramSocket(0, LOOPBACK)) {
      var _ = servers.submit(() -> answer(server));
      Reachability.Ends ends = probe(server.getLocalPort(), SipTransport.UDP, PATIENCE).ends();
      assertThat(ends.seenAddress()).isNull();
      assertThat(ends.seenPort()).isNull();
    }
  }

  @Test
  void aWebServerThatAnswersSpeaksNoSip() throws IOException {
    byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      var _ = servers.submit(() -> answer(server, http));
      Reachability found = probe(server.getLocalPort(), SipTransport.TCP, PATIENCE);
      assertThat(outcome(found, Step.OPTIONS)).isEqualTo(Outcome.FAILED);
      assertThat(found.summary()).contains("what is no SIP: HTTP/1.1 400 Bad Request");
    }
  }

  @Test
  void silenceOverUdpIsToldFromAClosedPort() throws IOException {
    int port;
    try (var server = new DatagramSocket(0, LOOPBACK)) {
      port = server.getLocalPort();
      assertThat(outcome(probe(port, SipTransport.UDP, IMPATIENCE), Step.OPTIONS))
          .isEqualTo(Outcome.SILENT);
    }
    assertThat(outcome(probe(port, SipTransport.UDP, PATIENCE), Step.OPTIONS))
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void followsTcpToTheFirstStepThatFails() throws IOException {
    int port;
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      port = server.getLocalPort();
      var _ = servers.submit(() -> answer(server));
      Reachability found = probe(port, SipTransport.TCP, PATIENCE);
      assertThat(found.attempts())
          .extracting(Attempt::outcome)
          .containsExactly(Outcome.OK, Outcome.OK, Outcome.OK);
      assertThat(outcome(probe(port, SipTransport.TCP, IMPATIENCE), Step.OPTIONS))
          .as("nobody answers the second connection")
          .isEqualTo(Outcome.SILENT);
    }
    assertThat(outcome(probe(port, SipTransport.TCP, PATIENCE), Step.TCP_CONNECT))
        .isEqualTo(Outcome.REFUSED);
  }

  @Test
  void aServerThatSpeaksNoTlsFailsTheHandshake() throws IOException {
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      var _ = servers.submit(() -> answer(server));
      Reachability found = probe(server.getLocalPort(), SipTransport.TLS, PATIENCE);
      assertThat(outcome(found, Step.TCP_CONNECT)).isEqualTo(Outcome.OK);
      assertThat(outcome(found, Step.TLS_HANDSHAKE)).isEqualTo(Outcome.FAILED);
      assertThat(found.attempt(Step.OPTIONS)).isEmpty();
    }
  }

  @Test
  void aCertificateIsTrustedForItsNameOnly() throws Exception {
    Path certificate = certificate("localhost");
    try (ServerSocket server = secureServer()) {
      int port = server.getLocalPort();
      answerThreeTimes(server);
      Reachability right = tls(port, "localhost", certificate);
      assertThat(outcome(right, Step.OPTIONS)).as(right.summary()).isEqualTo(Outcome.OK);
      assertThat(right.attempt(Step.TLS_HANDSHAKE).orElseThrow().detail()).startsWith("TLSv1.");
      assertThat(outcome(tls(port, "127.0.0.1", certificate), Step.TLS_HANDSHAKE))
          .as("the name of the next hop counts, not the domain that is called")
          .isEqualTo(Outcome.WRONG_NAME);
      Reachability strange = tls(port, "localhost", null);
      assertThat(outcome(strange, Step.TLS_HANDSHAKE)).isEqualTo(Outcome.UNTRUSTED);
      assertThat(strange.summary()).contains("TLS handshake met a certificate that is not trusted");
    }
  }

  @Test
  void aCertificateThatHasExpiredIsToldFromOneOfAStrangeAuthority() throws Exception {
    Path authority = expired();
    try (ServerSocket server = secureServer()) {
      answerThreeTimes(server);
      Reachability found = tls(server.getLocalPort(), "localhost", authority);
      assertThat(outcome(found, Step.TLS_HANDSHAKE))
          .as(found.summary())
          .isEqualTo(Outcome.OUT_OF_DATE);
      assertThat(outcome(tls(server.getLocalPort(), "localhost", null), Step.TLS_HANDSHAKE))
          .isEqualTo(Outcome.UNTRUSTED);
    }
  }

  @Test
  void aTrustFileThatHoldsNoCertificateIsSaid() throws IOException {
    Path empty = Files.writeString(folder.resolve("ca.pem"), "nothing");
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      Reachability found = tls(server.getLocalPort(), "localhost", empty);
      assertThat(found.summary()).contains("TLS handshake failed", "ca.pem");
    }
  }

  @Test
  void aNameWithoutAnAddressEndsIt() {
    Reachability found =
        new Probe(
                SipServer.usual("no-such-host.invalid", 5060),
                SipTransport.UDP,
                "x",
                null,
                IMPATIENCE)
            .run();
    assertThat(found.attempts())
        .singleElement()
        .extracting(Attempt::outcome)
        .isEqualTo(Outcome.NO_ADDRESS);
  }

  private static Reachability probe(int port, SipTransport transport, Duration timeout) {
    return new Probe(SipServer.usual("127.0.0.1", port), transport, "example.test", null, timeout)
        .run();
  }

  private static Reachability tls(int port, String host, Path trusted) {
    return new Probe(SipServer.usual(host, port), SipTransport.TLS, "localhost", trusted, PATIENCE)
        .run();
  }

  private static Outcome outcome(Reachability found, Step step) {
    return found.attempt(step).orElseThrow().outcome();
  }

  private void answerThreeTimes(ServerSocket server) {
    var _ =
        servers.submit(() -> {
          for (int i = 0; i < 3; i++) {
            try {
              answer(server);
            } catch (IOException _) {
              // A client that does not trust us ends the handshake; the next one comes.
            }
          }
          return null;
        });
  }

  private static Void answer(ServerSocket server) throws IOException {
    return answer(server, ANSWER);
  }

  private static Void answer(ServerSocket server, byte[] words) throws IOException {
    try (Socket client = server.accept()) {
      int read = client.getInputStream().read(new byte[4096]);
      assertThat(read).isPositive();
      client.getOutputStream().write(words);
      client.getOutputStream().flush();
    }
    return null;
  }

  private static Void answer(DatagramSocket server) throws IOException {
    return answer(server, ANSWER);
  }

  private static Void answer(DatagramSocket server, byte[] words) throws IOException {
    var request = new DatagramPacket(new byte[4096], 4096);
    server.receive(request);
    server.send(new DatagramPacket(words, words.length, request.getSocketAddress()));
    return null;
  }

  private ServerSocket secureServer() throws Exception {
    var keys = KeyStore.getInstance(folder.resolve("keys").toFile(), "changeit".toCharArray());
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, "changeit".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    ServerSocket server = context.getServerSocketFactory().createServerSocket();
    server.bind(new InetSocketAddress(LOOPBACK, 0));
    return server;
  }

  /// A certificate that is its own authority, in PEM; its key goes into the store `keys`.
  private Path certificate(String name) throws Exception {
    keytool(
        "-genkeypair -alias a -keyalg EC -dname CN=%s -ext SAN=dns:%s -ext BC=ca:true"
            .formatted(name, name));
    return exported("a");
  }

  /// The authority of a certificate whose time is over.
  private Path expired() throws Exception {
    keytool("-genkeypair -alias ca -keyalg EC -dname CN=ca -ext BC=ca:true");
    keytool(
        "-genkeypair -alias a -keyalg EC -dname CN=localhost -ext SAN=dns:localhost -signer ca"
            + " -startdate -10d -validity 5");
    Path authority = exported("ca");
    keytool("-delete -alias ca");
    return authority;
  }

  private Path exported(String alias) throws Exception {
    Path pem = folder.resolve("ca.pem");
    keytool("-exportcert -rfc -alias " + alias, "-file", pem.toString());
    return pem;
  }

  /// @param words divided at their spaces
  /// @param more as they are
  private void keytool(String words, String... more) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of(more));
    command.addAll(
        List.of("-keystore", folder.resolve("keys").toString(), "-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
