package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.Http.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A request that is wrong in every way is mended step by step, and each step meets the next
/// refusal: the order of the contract.
class RefusalOrderTest {
  private static final String SESSIONS = "/v1/sessions";
  private static final String LIMITS = "/control/limits?organization=sandbox";

  @TempDir Path folder;
  private Box box;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T15:20:00Z"));

  @BeforeEach
  void start() {
    box = Box.in(folder, clock);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  @Test
  void aSessionIsRefusedInTheOrderOfTheContract() {
    box.control.put("/control/reading", "{\"missing_routing\":\"default_route\"}");
    // Two sessions are open, and the limit is two; the key is used, the credits are gone.
    assertThat(create("{\"mode\":\"ai_agent\"}", "Idempotency-Key", "used").status())
        .isEqualTo(201);
    assertThat(
            create("{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+493023125001\"}}")
                .status())
        .isEqualTo(201);
    limit(
        "{\"active\":false,\"scopes\":[],\"requests_per_minute\":1,\"concurrent_sessions\":2,\"credits\":0}");

    String wrong = "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"030\"}}";
    assertCode(box.full.anonymous("POST", SESSIONS, "{"), 401, "invalid_api_key");
    assertCode(create("{"), 403, "organization_inactive");
    limit("{\"active\":true}");
    assertCode(box.full.get("/v1/nothing"), 404, "resource_not_found");
    assertCode(box.full.send("PUT", SESSIONS, "{"), 405, "method_not_allowed");
    assertCode(create("{"), 403, "insufficient_permissions");
    limit("{\"scopes\":[\"sessions:write\"]}");
    assertCode(create("{"), 429, "rate_limit_exceeded");
    limit("{\"requests_per_minute\":1000}");
    assertCode(create("{".repeat(300_000)), 413, "payload_too_large");
    assertCode(create("{"), 400, "invalid_json");
    assertCode(create("{\"mode\":\"\"}", "Idempotency-Key", "used"), 422, "invalid_mode");
    assertCode(create(wrong, "Idempotency-Key", "used"), 422, "invalid_field_value");
    String unowned = "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+15005550006\"}}";
    assertCode(create(unowned, "Idempotency-Key", "used"), 400, "idempotency_mismatch");
    assertCode(create(unowned), 404, "phone_number_not_found");
    String busy = "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+493023125001\"}}";
    assertCode(create(busy), 409, "phone_number_busy");
    String free = "{\"mode\":\"ai_agent\",\"routing\":{\"phone_number\":\"+19785550140\"}}";
    assertCode(create(free), 429, "concurrent_session_limit");
    limit("{\"concurrent_sessions\":3}");
    assertCode(create(free), 402, "insufficient_api_credits");
    limit("{\"credits\":1}");
    assertThat(create(free).status()).isEqualTo(201);
  }

  @Test
  void anEditIsRefusedInTheOrderOfTheContract() {
    String path = "/v1/telephony/numbers/none";
    limit("{\"scopes\":[\"telephony:read\"]}");
    assertCode(box.full.send("PATCH", path, "{"), 403, "insufficient_permissions");
    limit("{\"scopes\":[\"telephony:read\",\"telephony:write\"]}");
    assertCode(box.full.send("PATCH", path, "{"), 400, "invalid_json");
    String wrong = "{\"status\":\"released\"}";
    assertCode(box.full.send("PATCH", path, wrong), 428, "precondition_required");
    assertCode(box.full.patch(path, "*", wrong), 428, "precondition_required");
    assertCode(box.full.patch(path, "r0", wrong), 422, "invalid_field_value");
    String right = "{\"status\":\"active\"}";
    assertCode(box.full.patch(path, "r0", right), 404, "resource_not_found");
    String number =
        box.full
            .get("/v1/telephony/numbers?phone_number=%2B442079460018")
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsString();
    Answer stale = box.full.patch("/v1/telephony/numbers/" + number, "r0", right);
    assertCode(stale, 412, "precondition_failed");
    String etag = stale.header("ETag").orElseThrow();
    assertThat(box.full.patch("/v1/telephony/numbers/" + number, etag, right).text("status"))
        .isEqualTo("active");
  }

  record Unauthenticated(List<String> headers) {}

  static Stream<Unauthenticated> unauthenticated() {
    return Stream.of(
            List.<String>of(),
            List.of("Authorization", "Bearer sk_test_wrong"),
            List.of("Authorization", "Basic dXNlcjpwYXNz"),
            List.of("Authorization", "Bearer "),
            List.of("X-API-Key", "sk_test_wrong"))
        .map(Unauthenticated::new);
  }

  @ParameterizedTest
  @MethodSource("unauthenticated")
  void withoutAKnownKeyNothingIsSaid(Unauthenticated request) {
    for (String path : List.of(SESSIONS, "/v1/nothing", "/v1", "/v1/telephony/sip")) {
      Answer answer = box.full.anonymous("GET", path, "", request.headers.toArray(String[]::new));
      assertCode(answer, 401, "invalid_api_key");
      assertThat(answer.header("X-RateLimit-Limit")).isEmpty();
    }
  }

  @Test
  void theKeyIsTakenInEitherHeaderAndAuthorizationCounts() {
    String key = box.full.key();
    assertThat(box.full.anonymous("GET", "/v1/telephony/sip", "", "X-API-Key", key).status())
        .isEqualTo(200);
    assertThat(
            box.full
                .anonymous(
                    "GET",
                    "/v1/telephony/sip",
                    "",
                    "Authorization",
                    "Bearer wrong",
                    "X-API-Key",
                    key)
                .status())
        .isEqualTo(401);
  }

  @Test
  void outsideTheApiNoKeyIsAskedFor() {
    assertCode(box.full.anonymous("GET", "/", ""), 404, "resource_not_found");
    assertCode(box.full.anonymous("GET", "/v2/sessions", ""), 404, "resource_not_found");
  }

  @Test
  void theRateIsToldAndComesBackAfterAMinute() {
    limit("{\"requests_per_minute\":3}");
    Answer first = box.full.get("/v1/telephony/sip");
    assertThat(first.header("X-RateLimit-Limit")).contains("3");
    assertThat(first.header("X-RateLimit-Remaining")).contains("2");
    assertThat(first.header("X-RateLimit-Reset"))
        .contains(Long.toString(clock.instant().getEpochSecond() + 60));
    box.full.get("/v1/telephony/sip");
    assertThat(box.full.get("/v1/telephony/sip").header("X-RateLimit-Remaining")).contains("0");
    clock.advanceSeconds(20);
    Answer refused = box.full.get("/v1/telephony/sip");
    assertCode(refused, 429, "rate_limit_exceeded");
    assertThat(refused.header("Retry-After")).contains("40");
    assertThat(refused.json().getAsJsonObject("error").get("retry_after").getAsInt()).isEqualTo(40);
    assertThat(box.empty.get("/v1/telephony/sip").status()).as("of another one").isEqualTo(200);
    clock.advanceSeconds(40);
    assertThat(box.full.get("/v1/telephony/sip").status()).isEqualTo(200);
  }

  @Test
  void creditsAreToldAndSessionsCostOne() {
    limit("{\"credits\":5}");
    Answer before = box.full.get("/v1/telephony/sip");
    assertThat(before.header("X-API-Credits-Remaining")).contains("5");
    assertThat(before.header("X-API-Credits-Used")).contains("0");
    Answer created = create("{\"mode\":\"ai_agent\"}");
    assertThat(created.header("X-API-Credits-Remaining")).contains("4");
    assertThat(created.header("X-API-Credits-Used")).contains("1");
    Answer refused = create("{\"mode\":\"nothing\"}");
    assertThat(refused.header("X-API-Credits-Remaining")).as("of a refusal").contains("4");
  }

  @Test
  void theControlKeyIsNoKeyOfThePlatformAndTheReverse() {
    assertCode(box.control.get("/v1/telephony/sip"), 401, "invalid_api_key");
    assertCode(box.full.get("/control/legs"), 401, "invalid_api_key");
    assertCode(box.control.anonymous("GET", "/control/legs", ""), 401, "invalid_api_key");
  }

  @Test
  void headIsGetWithoutABody() {
    assertThat(box.full.send("HEAD", "/v1/telephony/sip", "").status()).isEqualTo(200);
    assertThat(box.full.send("HEAD", "/v1/sessions/none", "").status()).isEqualTo(404);
  }

  private Answer create(String body, String... headers) {
    return box.full.post(SESSIONS, body, headers);
  }

  private void limit(String body) {
    assertThat(box.control.put(LIMITS, body).status()).isEqualTo(200);
  }

  private static void assertCode(Answer answer, int status, String code) {
    assertThat(answer.status() + " " + answer.code())
        .as(answer.toString())
        .isEqualTo(status + " " + code);
  }
}
