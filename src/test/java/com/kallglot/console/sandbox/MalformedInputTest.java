package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.Http.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, the answer is JSON of the contract and never 500. `Http` holds each answer to
/// the document; the seeds make a failure repeatable.
class MalformedInputTest {
  private static final int MUTATIONS_EACH = 25;
  private static final List<String> BODIES =
      List.of(
          """
          {"mode":"ai_agent","source_language":"en","routing":{"type":"sip","phone_number":\
          "+493023125001","connection_id":"pcon_x","direction":"inbound","sip":{"from_uri":\
          "sip:a@b","headers":{"X-A":"1"}}},"recording":{"enabled":true},"metadata":{"a":"b"}}\
          """,
          """
          {"label":"a","status":"active","is_default":true}\
          """,
          """
          {"enabled":true,"srtp":"off","srtp_keying":"sdes","codecs":["PCMU"],\
          "max_concurrent_calls":5,"allowlist":{"mode":"any","entries":[{"cidr":"10.0.0.0/8",\
          "label":"x"}]},"session_defaults":{"mode":"ai_agent"}}\
          """,
          """
          {"faults":[{"called":"sip","answer_delay_ms":5,"final_code":486,"media":"echo"}]}\
          """,
          """
          {"numbers":[{"phone_number":"+493023125001","id":"n","status":"active","created_at":\
          "2026-01-01T00:00:00Z","monthly_price":{"amount":"1.15","currency":"USD"}}],\
          "connections":[{"id":"c","provider":"telnyx","is_default":true,"credentials":{},\
          "numbers":["+493023125017"]}],"sip":{"enabled":true}}\
          """,
          """
          {"requests_per_minute":100000,"concurrent_sessions":5,"credits":7,"active":true,\
          "scopes":["sessions:write","sessions:read","telephony:read","telephony:write"]}\
          """);
  private static final List<String> TARGETS =
      List.of(
          "POST /v1/sessions",
          "POST /v1/sessions/none/end",
          "PATCH /v1/telephony/numbers/NUMBER",
          "PATCH /v1/telephony/connections/CONNECTION",
          "PATCH /v1/telephony/sip",
          "PUT /control/faults",
          "PUT /control/configuration?organization=sandbox-empty",
          "PUT /control/reading",
          "PUT /control/limits?organization=sandbox-empty");
  private static final String[] FRAGMENTS = {
    "null",
    "{}",
    "[]",
    "\"\"",
    "-1",
    "1e999999999",
    "99999999999999999999",
    "true",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "{\"a\":",
    "]",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "\u0007",
    "[[[[[[[[",
    "\"unknown\"",
    "0.1",
    "\"+49\"",
    "\"::/0\"",
    "NaN",
    "// x\n",
    "'x'",
    "{\"mode\":\"ai_agent\"}"
  };

  @TempDir static Path folder;
  private static Box box;
  private static String number;
  private static String connection;

  @BeforeAll
  static void start() {
    box = Box.in(folder);
    number = firstId("/v1/telephony/numbers");
    connection = firstId("/v1/telephony/connections");
  }

  private static String firstId(String path) {
    return box.full
        .get(path)
        .json()
        .getAsJsonArray("data")
        .get(0)
        .getAsJsonObject()
        .get("id")
        .getAsString();
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  private static Answer send(String target, String body) {
    String method = target.substring(0, target.indexOf(' '));
    String path =
        target
            .substring(target.indexOf(' ') + 1)
            .replace("NUMBER", number)
            .replace("CONNECTION", connection);
    Http caller = path.startsWith("/control") ? box.control : box.full;
    Answer answer = caller.send(method, path, body, "If-Match", "r1, r2, r3, r4, r5, r6, r7, r8");
    assertThat(answer.status()).as(target + " ← " + body + " → " + answer).isLessThan(500);
    return answer;
  }

  static Stream<String> targets() {
    return TARGETS.stream();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void mutatedBodiesAreAnsweredByTheContract(String target) {
    Random random = new Random(target.hashCode());
    for (String body : BODIES) {
      for (int n = 0; n < MUTATIONS_EACH; n++) {
        send(target, mutated(body, random));
      }
    }
  }

  /// One to three times: a piece cut out, replaced by another fragment, or one put in.
  private static String mutated(String body, Random random) {
    StringBuilder text = new StringBuilder(body);
    for (int times = random.nextInt(3); times >= 0; times--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(12));
      String fragment = FRAGMENTS[random.nextInt(FRAGMENTS.length)];
      text.replace(at, random.nextBoolean() ? end : at, random.nextInt(3) == 0 ? "" : fragment);
    }
    return text.toString();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void everyValueIsReplacedByEveryOther(String target) {
    String body = BODIES.get(Math.min(TARGETS.indexOf(target) / 2, BODIES.size() - 1));
    List<String> pieces = List.of(body.split("(?<=[:,\\[{])|(?=[,\\]}])", -1));
    for (int at = 0; at < pieces.size(); at++) {
      for (String value : List.of("null", "7", "\"x\"", "[]", "{}", "true", "[{}]", "[null]")) {
        int index = at;
        send(
            target,
            String.join(
                "",
                IntStream.range(0, pieces.size())
                    .mapToObj(i -> i == index ? value : pieces.get(i))
                    .toList()));
      }
    }
  }

  @Test
  void deeplyNestedJsonIsRefused() {
    for (String target : TARGETS) {
      Answer answer = send(target, "{\"a\":" + "[".repeat(100_000));
      assertThat(answer.code()).isEqualTo("invalid_json");
      send(target, "{\"a\":".repeat(40_000));
    }
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] body = "{\"mode\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);
    Answer answer =
        box.full.exchange(
            HttpRequest.newBuilder(URI.create(box.sandbox.baseUrl() + "/v1/sessions"))
                .header("Authorization", box.full.bearer())
                .POST(BodyPublishers.ofByteArray(body)));
    assertThat(answer.status() + " " + answer.code()).isEqualTo("400 invalid_json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/v1",
        "/v1/",
        "/v1//sessions",
        "/v1/sessions/",
        "/v1/sessions/%2e%2e/end",
        "/v1/sessions/%00",
        "/v1/sessions/%FF%FE",
        "/v1/sessions/a%2Fb",
        "/v1/sessions/x/y/z",
        "/v1/telephony/numbers/%20",
        "/v1/telephony/numbers?limit=%00",
        "/v1/telephony/numbers?&&=",
        "/v1/telephony/numbers?limit",
        "/v1/telephony/numbers?limit=5&limit=x",
        "/v1/telephony/numbers?starting_after=%27%20OR%201%3D1",
        "/control",
        "/control/",
        "/v1/telephony/numbers?country=%F0%9F%8E%A7",
        "/v1/telephony/numbers?phone_number=%2B"
      })
  void strangePathsAndQueriesAreAnsweredByTheContract(String path) {
    for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "WEIRD")) {
      Http caller = path.startsWith("/control") ? box.control : box.full;
      Answer answer = caller.send(method, path, method.equals("GET") ? "" : "{}");
      assertThat(answer.status()).as(method + " " + path + " → " + answer).isLessThan(500);
      HttpResponse<String> response = answer.response();
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "bearer  ", "Token x", "Bearer a b", "Bearer ,"})
  void strangeKeysAreRefused(String authorization) {
    Answer answer =
        box.full.anonymous("GET", "/v1/telephony/sip", "", "Authorization", authorization);
    assertThat(answer.code()).isEqualTo("invalid_api_key");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\"", ",", "\"\"", "W/", "r1,", "**", "x"})
  void strangePreconditionsAreRefused(String ifMatch) {
    Answer answer = box.full.patch("/v1/telephony/sip", ifMatch, "{}");
    assertThat(answer.status()).isIn(412, 428);
  }
}
