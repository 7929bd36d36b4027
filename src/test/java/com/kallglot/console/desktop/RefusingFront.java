package com.kallglot.console.desktop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A platform that can be read as the sandbox behind it, and does with edits what the test wants.
final class RefusingFront implements AutoCloseable {
  @SuppressWarnings("InlineFormatString") // a body as the wire has it, apart from the code
  private static final String ERROR =
      "{\"error\":{\"type\":\"api_error\",\"code\":\"%s\",\"message\":\"said the front\","
          + "\"request_id\":\"req_9Z\"}}";

  private final String sandbox;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Edit edit = Edit.PASSED_ON;
  private volatile CountDownLatch silence = new CountDownLatch(0);
  private volatile int status;
  private volatile String code = "";

  private enum Edit {
    PASSED_ON,
    REFUSED,
    WEB_PAGE,
    CUT_OFF,
    SILENT
  }

  /// @param sandbox its address, with or without `/v1`
  RefusingFront(String sandbox) {
    this.sandbox = sandbox.replaceFirst("/v1/?$", "");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /// The environment that makes it the profile in use.
  Map<String, String> environment(String key) {
    return Map.of(
        "KALLGLOT_API_BASE",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "KALLGLOT_API_KEY",
        key);
  }

  void passOn() {
    silence.countDown();
    edit = Edit.PASSED_ON;
  }

  void refuse(int with, String saying) {
    status = with;
    code = saying;
    edit = Edit.REFUSED;
  }

  /// As a hotel's network does.
  void answerHtml() {
    edit = Edit.WEB_PAGE;
  }

  /// The connection ends before any answer.
  void cutOff() {
    edit = Edit.CUT_OFF;
  }

  /// The connection is taken, the request read, and no answer ever comes.
  void fallSilent() {
    silence = new CountDownLatch(1);
    edit = Edit.SILENT;
  }

  private static void await(CountDownLatch end) throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Edit wanted = exchange.getRequestMethod().equals("GET") ? Edit.PASSED_ON : edit;
      switch (wanted) {
        case PASSED_ON -> passOn(exchange, body);
        case REFUSED -> send(exchange, status, "application/json", ERROR.formatted(code));
        case WEB_PAGE -> send(exchange, 200, "text/html", "<html><body>Log in</body></html>");
        case CUT_OFF -> {}
        case SILENT -> await(silence);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void passOn(HttpExchange exchange, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String header : new String[] {"Authorization", "Content-Type", "If-Match"}) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      send(exchange, answer.statusCode(), "application/json", answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
