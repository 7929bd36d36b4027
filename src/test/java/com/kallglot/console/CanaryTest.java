package com.kallglot.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.kallglot.console.sandbox.Attachment;
import com.kallglot.console.sandbox.EndpointFile;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets never leave: whole commands with the log at its most talkative, and then everything they
/// printed and every file they left is searched for each secret they had.
@Tag("native")
class CanaryTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Map<String, String> TALKATIVE = Map.of("KALLGLOT_LOG", "TRACE");

  /// The two files that exist to hold them, readable by their owner alone.
  private static final List<String> KEEPERS = List.of("credentials.json", "endpoint.json");

  /// What has the look of a secret, whatever its value: keys, stream tokens, digest responses, SRTP
  /// keys.
  private static final Pattern LOOK =
      Pattern.compile(
          "\\b(?:sk_(?:test|live)_|kst_|ctl_)[A-Za-z0-9_-]{6,}"
              + "|\\bresponse=\"[0-9a-f]{8,}"
              + "|inline:[A-Za-z0-9+/]{16,}"
              + "|Bearer [A-Za-z0-9]",
          Pattern.CASE_INSENSITIVE);

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
  }

  @Test
  void aCheckOfTheSandboxLeavesNone() throws Exception {
    try (var check = console("check", TALKATIVE, "check", "--json")) {
      assertThat(check.exitCode()).as(check.said().lines().limit(5).toList().toString()).isZero();
      assertThat(check.said())
          .as("the log is on, that of the SIP stack too")
          .contains("DEBUG", " sip: ");
    }
    List<String> secrets = secretsIn(home.resolve("sandbox/credentials.json"));
    assertThat(secrets.size())
        .as("keys, passwords and the sandbox's own")
        .isGreaterThanOrEqualTo(8);
    assertNowhere(secrets);
  }

  @Test
  void aProfileOfTheEnvironmentLeavesNone() throws Exception {
    try (var sandbox = console("sandbox", TALKATIVE, "sandbox")) {
      Await.until(SOON, "the sandbox", () -> sandbox.isAlive() && endpointIsThere());
      EndpointFile.OrganizationAccess access = access();
      Map<String, String> environment = new HashMap<>(TALKATIVE);
      environment.put("KALLGLOT_API_BASE", attached().baseUrl());
      environment.put("KALLGLOT_API_KEY", access.apiKey().reveal());
      environment.put("KALLGLOT_SIP_PASSWORD", access.sipPassword().reveal());
      environment.put("KALLGLOT_TEST_LINE_PASSWORD", access.testLine().password().reveal());
      environment.put(
          "KALLGLOT_TEST_LINE",
          "sip:%s@%s;transport=udp;proxy=127.0.0.1:%d;number=%s"
              .formatted(
                  access.testLine().username(),
                  attached().sip().domain(),
                  attached().sip().udp(),
                  access.testLine().number()));
      try (var call =
          console("call", environment, "call", "--route", "number:+19785550140", "--yes")) {
        assertThat(call.exitCode()).as(call.said()).isZero();
      }
      try (var kept = console("kept", environment, "profile", "list", "--json")) {
        assertThat(kept.exitCode()).as(kept.said()).isZero();
      }
    }
    assertNowhere(secretsIn(home.resolve("sandbox/credentials.json")));
  }

  /// A server that gives back all it was sent, as debugging proxies and some error pages do.
  @Test
  void aServerThatTellsTheKeyBackLearnsNobodyIt() throws Exception {
    String key = "sk_live_Canary5Zq8Wx2Lm";
    HttpServer parrot =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    parrot.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    parrot.createContext("/", CanaryTest::tellBack);
    parrot.start();
    try {
      Map<String, String> environment = new HashMap<>(TALKATIVE);
      environment.put(
          "KALLGLOT_API_BASE", "http://127.0.0.1:" + parrot.getAddress().getPort() + "/v1");
      environment.put("KALLGLOT_API_KEY", key);
      for (String verb : List.of("numbers", "sip")) {
        try (var list = console(verb, environment, verb, "list")) {
          assertThat(list.exitCode()).as(list.said()).isIn(1, 3);
          assertThat(list.said()).contains("told back");
        }
      }
    } finally {
      parrot.stop(0);
    }
    assertNowhere(List.of(key));
  }

  private static void tellBack(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String path = exchange.getRequestURI().getPath();
    byte[] body =
        (path.contains("sip")
                ? "<html>told back: " + authorization + "</html>"
                : "{\"error\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"told back: "
                    + authorization
                    + "\"}}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("X-Request-ID", authorization);
    exchange.sendResponseHeaders(500, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private ConsoleProcess console(String name, Map<String, String> environment, String... arguments)
      throws IOException {
    return ConsoleProcess.start(folder.resolve(name), environment, arguments);
  }

  private boolean endpointIsThere() {
    return Files.exists(home.resolve("sandbox/endpoint.json"));
  }

  private EndpointFile attached() throws Exception {
    try (Attachment attachment = Attachment.to(home.resolve("sandbox")).orElseThrow()) {
      return attachment.endpoint();
    }
  }

  private EndpointFile.OrganizationAccess access() throws Exception {
    return attached().organizations().getFirst();
  }

  /// Every value of a field named like a secret.
  private static List<String> secretsIn(Path file) throws IOException {
    return values(JsonParser.parseString(Files.readString(file))).distinct().toList();
  }

  private static Stream<String> values(JsonElement json) {
    if (json.isJsonArray()) {
      return json.getAsJsonArray().asList().stream().flatMap(CanaryTest::values);
    }
    if (!json.isJsonObject()) {
      return Stream.empty();
    }
    return json.getAsJsonObject().entrySet().stream()
        .flatMap(field ->
            field.getValue().isJsonPrimitive() && field.getKey().matches(".*([kK]ey|[pP]assword)")
                ? Stream.of(field.getValue().getAsString())
                : values(field.getValue()));
  }

  private void assertNowhere(List<String> secrets) throws IOException {
    try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        if (KEEPERS.contains(file.getFileName().toString())) {
          continue;
        }
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(forms(secret).filter(content::contains).map(form -> form.length()))
              .as("%s holds a secret; beside it stands: %s", file, around(content, secret))
              .isEmpty();
        }
        assertThat(LOOK.matcher(content).results().map(hit -> near(content, hit.start())))
            .as("%s holds what looks like a secret", file)
            .isEmpty();
      }
    }
  }

  /// As it is, in Base64, in hexadecimal digits.
  private static Stream<String> forms(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return Stream.of(
        secret,
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        HexFormat.of().formatHex(bytes));
  }

  private static String around(String content, String secret) {
    return forms(secret)
        .mapToInt(content::indexOf)
        .filter(at -> at >= 0)
        .mapToObj(at -> near(content, at))
        .collect(Collectors.joining("; "));
  }

  /// What precedes a hit, not the hit itself.
  private static String near(String content, int at) {
    return content.substring(Math.max(0, at - 120), at) + "[here]";
  }
}
