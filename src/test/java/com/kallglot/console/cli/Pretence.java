package com.kallglot.console.cli;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.EndpointFile.OrganizationAccess;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A sandbox that passes itself off as a real platform: reached through a door that takes a key of
/// its own, by a profile that does not say what is behind it.
final class Pretence implements AutoCloseable {
  private static final String NO_PATH =
      """
      {"error":{"type":"invalid_request_error","code":"resource_not_found","message":"No such path.","request_id":"req_1"}}
      """;
  private static final List<String> PASSED_ON =
      List.of("content-type", "idempotency-key", "if-match", "accept");

  private final Console sandbox;
  private final EndpointFile endpoint;
  private final OrganizationAccess organization;
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer door;
  private final String key;
  private volatile Optional<String> dialledInstead = Optional.empty();
  private volatile boolean dials = true;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  /// @param key what the platform is asked with: its beginning makes the profile test or live
  Pretence(Path folder, String key) throws Exception {
    this.key = key;
    sandbox = new Console(folder);
    String name = sandbox.services().profile(Optional.of("sandbox")).name();
    endpoint = EndpointFile.find(folder.resolve("sandbox")).orElseThrow();
    organization =
        endpoint.organizations().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow();
    door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    door.createContext("/", this::passOn);
    door.start();
  }

  /// The environment of a profile for it: every secret a person has, and no word of a sandbox.
  Map<String, String> environment() {
    return Map.of(
        "KALLGLOT_API_BASE", apiBase(),
        "KALLGLOT_API_KEY", key,
        "KALLGLOT_SIP_PASSWORD", organization.sipPassword().reveal(),
        "KALLGLOT_TEST_LINE_PASSWORD", organization.testLine().password().reveal());
  }

  String apiBase() {
    return "http://127.0.0.1:" + door.getAddress().getPort() + "/v1";
  }

  /// Keeps a profile for it in another program's folder, with more options where wanted.
  void introduce(Console console, String name, String... more) {
    Console.Outcome added = console.run(introduction(name, more).toArray(String[]::new));
    if (added.exitCode() != 0) {
      throw new AssertionError(added.err());
    }
  }

  /// The words of the command that keeps it.
  List<String> introduction(String name, String... more) {
    var words = new ArrayList<>(List.of("profile", "add", name, "--api-base", apiBase()));
    words.addAll(List.of("--kind", key.startsWith("sk_test_") ? "test" : "live"));
    words.addAll(List.of("--sip-proxy", "127.0.0.1:" + endpoint.sip().tls()));
    words.addAll(List.of("--ca", endpoint.sip().caFile()));
    words.addAll(List.of(more));
    return List.copyOf(words);
  }

  /// The profile's test line as it is typed.
  String testLine() {
    return "sip:%s@%s;transport=udp;srtp=off;proxy=127.0.0.1:%d;number=%s"
        .formatted(
            organization.testLine().username(),
            endpoint.sip().domain(),
            endpoint.sip().udp(),
            organization.testLine().number());
  }

  /// What was asked for since, as `POST /v1/sessions`.
  List<String> seen() {
    return List.copyOf(seen);
  }

  /// Whatever session is to be dialled into, it dials into this one.
  void crossesDialsWith(String session) {
    dialledInstead = Optional.of(session);
  }

  void crossesNothing() {
    dialledInstead = Optional.empty();
    dials = true;
  }

  /// From now on it has no path to be told by to call somebody.
  void doesNotDial() {
    dials = false;
  }

  private String path(HttpExchange exchange) {
    String asked = exchange.getRequestURI().toString();
    return dialledInstead
        .map(session ->
            asked.replaceFirst("/sessions/[^/]+/dial$", "/sessions/" + session + "/dial"))
        .orElse(asked);
  }

  /// The sandbox that stands behind it.
  TestSite site() throws Exception {
    return sandbox.site();
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      if (!("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      if (!dials && exchange.getRequestURI().getPath().endsWith("/dial")) {
        byte[] none = NO_PATH.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(404, none.length);
        exchange.getResponseBody().write(none);
        return;
      }
      HttpResponse<byte[]> answer = ask(exchange);
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!List.of("content-length", "date").contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + path(exchange)))
            .header("Authorization", "Bearer " + organization.apiKey().reveal())
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
            request.header(name, values.getFirst());
          }
        });
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    door.stop(0);
    http.close();
    sandbox.close();
  }
}
