package com.kallglot.console.desktop;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/// A platform that does one thing wrong, whatever it is asked.
final class FailingFront implements AutoCloseable {
  private static final String ERROR =
      "{\"error\":{\"type\":\"api_error\",\"code\":\"%s\",\"message\":\"%s\",\"request_id\":\"req_7Q\"}}";

  private final MockWebServer server = new MockWebServer();
  private final AtomicReference<MockResponse> answer = new AtomicReference<>();

  private FailingFront(MockResponse answer) {
    this.answer.set(answer);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return FailingFront.this.answer.get();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static FailingFront answering(int status, String code) {
    return new FailingFront(json(status, code));
  }

  void answerWith(int status, String code) {
    answer.set(json(status, code));
  }

  private static MockResponse json(int status, String code) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(ERROR.formatted(code, code))
        .build();
  }

  static FailingFront html() {
    return new FailingFront(
        new MockResponse.Builder()
            .code(200)
            .addHeader("Content-Type", "text/html")
            .body("<html><body>Please log in to the hotel network</body></html>")
            .build());
  }

  /// Answers after a while, and then with an error.
  static FailingFront slow() {
    return new FailingFront(
        new MockResponse.Builder()
            .code(500)
            .addHeader("Content-Type", "application/json")
            .body(ERROR.formatted("internal_error", "late"))
            .headersDelay(2, TimeUnit.SECONDS)
            .build());
  }

  /// The environment that makes it the profile in use.
  Map<String, String> environment() {
    return Map.of(
        "KALLGLOT_API_BASE",
        "http://127.0.0.1:" + server.getPort(),
        "KALLGLOT_API_KEY",
        "sk_test_front");
  }

  @Override
  public void close() {
    server.close();
  }
}
