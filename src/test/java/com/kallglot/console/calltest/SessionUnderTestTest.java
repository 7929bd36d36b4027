package com.kallglot.console.calltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A platform that stalls while a call is up does not keep the call up.
class SessionUnderTestTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String CREATED =
      """
      {"id":"sess_1","status":"created","mode":"ai_agent","created_at":"2026-01-02T03:04:05Z"}\
      """;

  private final MockWebServer server = new MockWebServer();
  private PlatformClient platform;
  private SessionUnderTest session;

  @BeforeEach
  void createASessionAndStall() throws Exception {
    server.start();
    server.enqueue(new MockResponse.Builder().code(201).body(CREATED).build());
    platform =
        new PlatformClient(
            new Endpoint("http://127.0.0.1:" + server.getPort(), Secret.of("sk_test_stalled")),
            ExchangeListener.NONE);
    session =
        SessionUnderTest.create(
            platform, new SessionRequest("ai_agent", null, null, RouteRequest.overSip(), Map.of()));
  }

  @AfterEach
  void close() throws IOException {
    platform.close();
    server.close();
  }

  @Test
  void theLookAtASessionEndsWithItsLimit() {
    assertThatThrownBy(() -> session.await(Session.Status.ACTIVE, Duration.ofMillis(200)))
        .isInstanceOf(TimeoutException.class);
    assertThat(session.last().id()).isEqualTo("sess_1");
  }

  @Test
  void aCancelledTestWaitsForNoAnswer() {
    var ended = new CompletableFuture<Exception>();
    Thread looking =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var _ = session.await(Session.Status.ACTIVE, Duration.ofMinutes(5));
              } catch (Exception e) {
                ended.complete(e);
              }
            });
    Await.until(SOON, "the platform is asked", () -> server.getRequestCount() == 2);
    looking.interrupt();
    Await.until(SOON, "the look is given up", ended::isDone);
    assertThat(ended).isCompletedWithValueMatching(InterruptedException.class::isInstance);
  }
}
