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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
  private volatile Optional<String> key = Optional.empty();
  private volatile Optional<Instead> instead = Optional.empty();

  /// What is not answered waits for this.
  private volatile CountDownLatch over = new CountDownLatch(1);

  private interface Answering {
    void to(HttpExchange exchange, String question) throws IOException;
  }

  /// What this front does by itself.
  private record Instead(Predicate<String> of, Answering answer) {}

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

  /// The environment that makes it the profile in use.
  Map<String, String> environment(String key) {
    return Map.of("KALLGLOT_API_BASE", base(), "KALLGLOT_API_KEY", key);
  }

  /// The same with a key of another kind, which is exchanged for `key` on the way: the sandbox as a
  /// platform where calls cost something.
  Map<String, String> environment(String shown, String key) {
    this.key = Optional.of("Bearer " + key);
    return environment(shown);
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answerAfter(Duration wanted) {
    delay = wanted;
  }

  /// Answers by itself what is asked for, as `PATCH /v1/telephony/numbers/num_1`.
  void answerInstead(Predicate<String> of, int status, String type, UnaryOperator<String> body) {
    instead =
        Optional.of(
            new Instead(
                of, (exchange, question) -> answer(exchange, status, type, body.apply(question))));
  }

  /// As a hotel's network does.
  void answerHtml(Predicate<String> of) {
    answerInstead(of, 200, "text/html", _ -> "<html><body>Log in</body></html>");
  }

  /// The connection ends before any answer.
  void cutOff(Predicate<String> of) {
    instead = Optional.of(new Instead(of, (exchange, _) -> exchange.close()));
  }

  /// Takes the question and says nothing, until it passes everything on again.
  void neverAnswer(Predicate<String> of) {
    instead = Optional.of(new Instead(of, (exchange, _) -> await(over)));
  }

  private static void await(CountDownLatch over) throws IOException {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// The same, with an error as the platform tells it.
  ///
  /// @param more members of the error, each with a comma before
  void refuse(Predicate<String> of, int status, String code, String more) {
    answerInstead(
        of,
        status,
        "application/json",
        _ ->
            "{\"error\":{\"type\":\"api_error\",\"code\":\"%s\",\"message\":\"%s\",\"request_id\":\"req_7Q\"%s}}"
                .formatted(code, code, more));
  }

  /// Passes everything on again.
  void answerTruly() {
    instead = Optional.empty();
    over.countDown();
    over = new CountDownLatch(1);
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
      String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      Optional<Instead> own = instead.filter(each -> each.of().test(question));
      if (own.isPresent()) {
        own.get().answer().to(exchange, question);
      } else {
        passOn(exchange);
      }
    } finally {
      lastNanos = System.nanoTime();
      underWay.decrementAndGet();
    }
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    exchange.getRequestBody().readAllBytes();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void passOn(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    var request =
        HttpRequest.newBuilder(URI.create(sandbox + exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (String header : PASSED_ON) {
      String value = exchange.getRequestHeaders().getFirst(header);
      if (value != null) {
        request.header(header, header.equals("Authorization") ? key.orElse(value) : value);
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
