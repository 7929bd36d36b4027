package com.kallglot.console.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kallglot.console.client.PlatformException.Unreachable;
import com.kallglot.console.client.PlatformException.Unreachable.Reason;
import com.kallglot.console.sandbox.edge.tls.Authority;
import com.kallglot.console.telephony.Secret;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A platform behind an authority that no system knows, as companies have them.
class TrustTest {
  private static final String SESSION =
      "{\"id\":\"sess_1\",\"status\":\"created\",\"mode\":\"ai_agent\",\"created_at\":\"2026-01-02T03:04:05Z\"}";

  @TempDir Path folder;
  private Authority authority;
  private MockWebServer server;

  @BeforeEach
  void start() throws Exception {
    authority =
        Authority.open(
            folder.resolve("company"),
            "api.example.test",
            InetAddress.ofLiteral("127.0.0.1"),
            Clock.systemUTC());
    server = new MockWebServer();
    server.useHttps(sockets(authority));
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
    server.enqueue(new MockResponse.Builder().body(SESSION).build());
  }

  private static SSLSocketFactory sockets(Authority authority) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(authority.serverFile())) {
      keys.load(in, Authority.PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, Authority.PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context.getSocketFactory();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PlatformClient client(String host, @Nullable Path authorities) {
    return new PlatformClient(
        new Endpoint("https://" + host + ":" + server.getPort() + "/v1", Secret.of("sk_test_1"))
            .trusting(authorities),
        ExchangeListener.NONE,
        Patience.ONE_TRY);
  }

  @Test
  void aPlatformOfTheProfilesOwnAuthorityIsBelieved() throws Exception {
    try (PlatformClient client = client("127.0.0.1", authority.certificateFile())) {
      assertThat(client.sessions().get("sess_1").id()).isEqualTo("sess_1");
    }
  }

  @Test
  void withoutThatAuthorityItIsNotAndTheKeyIsNotSent() {
    try (PlatformClient client = client("127.0.0.1", null)) {
      Unreachable refused =
          catchThrowableOfType(Unreachable.class, () -> client.sessions().get("sess_1"));

      assertThat(refused.reason()).isEqualTo(Reason.TLS);
      assertThat(refused).hasMessageContaining("an authority that the profile does not name");
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void anotherNameThanTheCertificatesIsNotBelievedWhoeverVouchesForIt() {
    try (PlatformClient client = client("localhost", authority.certificateFile())) {
      assertThat(
              catchThrowableOfType(Unreachable.class, () -> client.sessions().get("sess_1"))
                  .reason())
          .isEqualTo(Reason.TLS);
      assertThat(server.getRequestCount()).isZero();
    }
  }

  @Test
  void theSystemsAuthoritiesAreStillBelieved() throws Exception {
    assertThat(Trust.systemAnd(authority.certificateFile()).judge().getAcceptedIssuers())
        .hasSizeGreaterThan(10);
  }

  @Test
  void aFileWithoutACertificateIsToldBeforeAnythingIsSent() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing here\n");

    assertThatThrownBy(() -> client("127.0.0.1", empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(empty.toString());
    assertThatThrownBy(() -> client("127.0.0.1", folder.resolve("missing.pem")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing.pem");
  }
}
