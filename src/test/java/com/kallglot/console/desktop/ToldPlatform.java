package com.kallglot.console.desktop;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/// A platform without management that has one session, answered as it is told.
final class ToldPlatform implements AutoCloseable {
  @SuppressWarnings("InlineFormatString") // a body as the wire has it, apart from the code
  private static final String SESSION =
      """
      {"id":"%s","object":"session","status":"%s","mode":"bidirectional_translation",
       "provider":"sip","phone_number":null,"source_language":"en","target_language":"de",
       "stream":null,"recording":{"enabled":true},"metadata":null,
       "created_at":"2026-01-02T03:04:05Z","started_at":"2026-01-02T03:04:08Z","ended_at":%s}
      """;

  @SuppressWarnings("InlineFormatString") // a body as the wire has it, apart from the code
  private static final String TRANSCRIPT =
      """
      {"id":"trn_1","session_id":"sess_1","status":"%s","turns":[
        {"sequence":1,"speaker":"a","language":"en","text":"Where is the station?",
         "translation":{"language":"de","text":"Wo ist der Bahnhof?"},
         "timestamp":"2026-01-02T03:04:09Z"}%s],
       "metadata":{"total_turns":1,"duration_seconds":3.5,"languages_detected":["en"]}}
      """;

  private static final String SECOND =
      """
      ,{"sequence":2,"speaker":"b","language":"de","text":"Gleich hier.","translation":null,
        "timestamp":null}\
      """;
  private static final String RECORDINGS =
      """
      {"object":"list","has_more":false,"data":[
        {"id":"rec_1","object":"recording","session_id":"sess_1","duration":127.4,
         "format":"mp3","status":"ready","created_at":"2026-01-02T03:06:05Z"},
        {"id":"rec_2","object":"recording","session_id":"sess_1","duration":null,
         "format":null,"status":"processing","created_at":"2026-01-02T03:06:05Z"}]}
      """;

  private final MockWebServer server = new MockWebServer();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicReference<MockResponse> instead = new AtomicReference<>();
  private volatile boolean ended;

  /// What is asked of the session is not answered before this.
  private volatile CountDownLatch answering = new CountDownLatch(0);

  ToldPlatform() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            return answer(request);
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The environment that makes it the profile in use.
  Map<String, String> environment() {
    return environment("sk_test_told");
  }

  Map<String, String> environment(String key) {
    return Map.of(
        "KALLGLOT_API_BASE", "http://127.0.0.1:" + server.getPort(), "KALLGLOT_API_KEY", key);
  }

  /// Another session, active, and nothing wrong; its id is answered.
  String beginAnew() {
    ended = false;
    letGo();
    instead.set(null);
    made.incrementAndGet();
    return id();
  }

  String id() {
    return "sess_01HXYZ" + made.get();
  }

  /// How often it was asked for anything about a session while it was the newest.
  int asked() {
    return asked.get();
  }

  void answerWith(int status, String code) {
    instead.set(json(status, error(code)));
  }

  void answerWithHtml() {
    instead.set(
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Type", "text/html")
            .body("<html>Please log in to the hotel network</html>")
            .build());
  }

  /// The request is read, and no answer ever comes.
  void fallSilent() {
    instead.set(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
  }

  boolean isEnded() {
    return ended;
  }

  void answerAsItIs() {
    instead.set(null);
  }

  /// Takes what is asked of the session, and answers it once it is let go.
  void hold() {
    answering = new CountDownLatch(1);
  }

  void letGo() {
    answering.countDown();
  }

  private MockResponse answer(RecordedRequest request) throws InterruptedException {
    String path = request.getUrl().encodedPath();
    if (path.startsWith("/v1/telephony")) {
      return json(404, error("resource_not_found"));
    }
    if (!(path + "/").contains(id() + "/")) {
      return json(404, error("session_not_found")); // of an earlier test, looked at again
    }
    asked.incrementAndGet();
    answering.await();
    MockResponse wrong = instead.get();
    if (wrong != null) {
      return wrong;
    }
    if (path.endsWith("/transcript")) {
      return json(
          200, TRANSCRIPT.formatted(ended ? "completed" : "in_progress", ended ? SECOND : ""));
    }
    if (path.endsWith("/recordings")) {
      return json(200, RECORDINGS);
    }
    if (path.endsWith("/end")) {
      ended = true;
      return json(
          200,
          "{\"id\":\"%s\",\"object\":\"session\",\"status\":\"ended\",\"duration_seconds\":4,\"ended_at\":\"2026-01-02T03:04:12Z\"}"
              .formatted(id()));
    }
    return json(
        200,
        SESSION.formatted(
            id(), ended ? "ended" : "active", ended ? "\"2026-01-02T03:04:12Z\"" : "null"));
  }

  private static String error(String code) {
    return "{\"error\":{\"type\":\"x\",\"code\":\"%s\",\"message\":\"No\",\"request_id\":\"req_7Q\"}}"
        .formatted(code);
  }

  private static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
