package com.kallglot.console.calltest;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.trace.journal.Journal;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The test of a session by its stream alone, against a platform that tells things one by one.
class StreamCallTest {
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS);

  private final MockWebServer server = new MockWebServer();
  private final Journal journal = new Journal(Clock.systemUTC());
  private volatile String status = "active";
  private PlatformClient platform;

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return request.getUrl().encodedPath().equals("/connect")
                ? new MockResponse.Builder().webSocketUpgrade(new Platform()).build()
                : session();
          }
        });
    server.start();
    platform =
        new PlatformClient(
            new Endpoint("http://127.0.0.1:" + server.getPort(), Secret.of("sk_test_stream")),
            ExchangeListener.NONE);
  }

  @AfterEach
  void close() {
    platform.close();
    server.close();
  }

  private MockResponse session() {
    return new MockResponse.Builder()
        .code(200)
        .addHeader("Content-Type", "application/json")
        .body(
            """
            {"id":"sess_1","status":"%s","mode":"bidirectional_translation",
             "created_at":"2026-01-02T03:04:05Z",
             "stream":{"url":"ws://127.0.0.1:%d/connect","token":"kst_live_1",
                       "expires_at":"2126-01-02T03:04:05Z"}}\
            """
                .formatted(status, server.getPort()))
        .build();
  }

  /// Hears and answers everything, and says a moment after it that a session has ended.
  private final class Platform extends WebSocketListener {
    private boolean heard;

    @Override
    public void onOpen(WebSocket socket, okhttp3.Response response) {
      socket.send("{\"type\":\"session.ready\"}");
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      if (text.contains("\"ping\"")) {
        socket.send("{\"type\":\"pong\"}");
      } else if (text.contains("\"session.end\"")) {
        status = "ended";
        LATER.execute(() -> socket.send("{\"type\":\"session.ended\",\"reason\":\"client\"}"));
      } else if (!heard) {
        heard = true;
        socket.send(
            "{\"type\":\"transcript.final\",\"text\":\"a\",\"translation\":{\"text\":\"b\"}}");
      }
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
      socket.close(code, null);
    }
  }

  private TestSite site() {
    TestSite planned = Sites.planned();
    return new TestSite(
        "here",
        platform,
        planned.configuration(),
        planned.reading(),
        null,
        null,
        null,
        planned.destinations(),
        planned.proof(),
        planned.timing(),
        journal);
  }

  @Test
  void staysUntilItIsToldHowTheSessionEnded() throws Exception {
    CallReport report =
        new StreamCall(Dialogue.Plan.SANDBOX).test(TestCase.of(site(), new Route.Stream(), null));
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.PASS);
    assertThat(journal.since(0).toString()).contains("transcript.final", "session.ended");
  }
}
