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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A platform far away: passes everything on to a sandbox after a while, and notes what it was
/// asked.
final class SlowFront implements AutoCloseable {
  private static final List<String> PASSED_ON =
      List.of("Authorization", "Content-Type", "Idempotency-Key", "If-Match");

  private final String sandbox;
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile long lastNanos = System.nanoTime();
  private volatile Duration delay;

  /// @param sandbox its address, with or without `/v1`
  SlowFront(String sandbox, Duration delay) {
    this.sandbox = sandbox.replaceFirst("/v1/?$", "");
    this.delay = delay;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answerAfter(Duration wanted) {
    delay = wanted;
  }

  /// Such as `GET /v1/telephony/numbers?limit=100`, in the order in which they came.
  List<String> asked() {
    return List.copyOf(asked);
  }

  void forget() {
    asked.clear();
  }

  /// Whether nobody asks and nobody did for a moment.
  boolean isQuiet() {
    return underWay.get() == 0 && System.nanoTime() - lastNanos > Duration.ofMillis(400).toNanos();
  }

  private void answer(HttpExchange exchange) throws IOException {
    underWay.incrementAndGet();
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    try (exchange) {
      LockSupport.parkNanos(delay.toNanos());
      passOn(exchange);
    } finally {
      lastNanos = System.nanoTime();
      underWay.decrementAndGet();
    }
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
    answer
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    int length = answer.body().length == 0 ? -1 : answer.body().length;
    exchange.sendResponseHeaders(answer.statusCode(), length);
    exchange.getResponseBody().write(answer.body());
  }

  private HttpResponse<byte[]> sent(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
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
