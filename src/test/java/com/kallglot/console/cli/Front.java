package com.kallglot.console.cli;

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
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A platform in front of the sandbox that passes sessions on and does with management what it is
/// told: another platform, as far as the console can see.
final class Front implements AutoCloseable {
  private static final List<String> PASSED_ON =
      List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match");

  private final String sandbox;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Management management = Management.OFFERED;

  /// What becomes of a request for a number, a connection or the SIP settings.
  enum Management {
    OFFERED,
    /// 404 in the API's form.
    ABSENT,
    /// 405 and 501, in the API's form.
    ABSENT_OTHERWISE,
    /// 403 for a key without the scope.
    FORBIDDEN,
    /// Passed on after a while.
    SLOW,
    /// 503, after a while.
    FAILING,
    /// Passed on, but for an edit after one of somebody else's, who labels it `Theirs`.
    RACED,
    /// A web page with 404, as a proxy has one.
    HTML
  }

  Front(String sandbox) throws IOException {
    this.sandbox = sandbox;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  void does(Management wanted) {
    management = wanted;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().startsWith("/v1/telephony/")) {
        passOn(exchange);
        return;
      }
      switch (management) {
        case OFFERED -> passOn(exchange);
        case ABSENT -> error(exchange, 404, "resource_not_found", "No such path");
        case ABSENT_OTHERWISE -> {
          boolean sip = exchange.getRequestURI().getPath().endsWith("/sip");
          error(exchange, sip ? 501 : 405, "not_implemented", "Not here");
        }
        case FORBIDDEN ->
            error(exchange, 403, "insufficient_permissions", "The key lacks telephony:read");
        case SLOW -> {
          aWhile();
          passOn(exchange);
        }
        case FAILING -> {
          aWhile();
          error(exchange, 503, "internal_error", "Out of order");
        }
        case RACED -> {
          beFaster(exchange);
          passOn(exchange);
        }
        case HTML ->
            send(
                exchange,
                404,
                "text/html",
                "<html>Not found</html>".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void beFaster(HttpExchange exchange) throws IOException {
    if (exchange.getRequestHeaders().getFirst("If-Match") == null) {
      return;
    }
    var theirs =
        HttpRequest.newBuilder(URI.create(sandbox + exchange.getRequestURI()))
            .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
            .header("If-Match", exchange.getRequestHeaders().getFirst("If-Match"))
            .method("PATCH", BodyPublishers.ofString("{\"label\":\"Theirs\"}"))
            .build();
    sent(theirs);
  }

  private HttpResponse<byte[]> sent(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void aWhile() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
  }

  private void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    String body =
        "{\"error\":{\"type\":\"x\",\"code\":\"%s\",\"message\":\"%s\",\"request_id\":\"req_1\"}}"
            .formatted(code, message);
    send(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private void passOn(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var request =
        HttpRequest.newBuilder(URI.create(sandbox + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String header : PASSED_ON) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, value);
      }
    }
    HttpResponse<byte[]> answer = sent(request.build());
    send(exchange, answer.statusCode(), "application/json", answer.body());
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
