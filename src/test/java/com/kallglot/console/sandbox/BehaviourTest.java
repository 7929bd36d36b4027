package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.sandbox.Http.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The four sandboxes that a console meets: a full one, one without management, one that it may
/// only read, and one that is slow and fails.
class BehaviourTest {
  private static final String SESSION = "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}";

  @TempDir static Path folder;
  private static Box box;

  @BeforeAll
  static void start() {
    box = Box.in(folder);
  }

  @AfterAll
  static void stop() {
    box.close();
  }

  @AfterEach
  void behaveAgain() {
    box.control.send("DELETE", "/control/behaviour", "");
  }

  private static void behave(String how) {
    assertThat(box.control.put("/control/behaviour", how).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "not_found,          404, resource_not_found",
    "method_not_allowed, 405, method_not_allowed",
    "not_implemented,    501, not_implemented"
  })
  void managementIsAbsentAndSessionsAreNot(String management, int status, String code)
      throws IOException {
    behave("{\"management\":\"%s\"}".formatted(management));
    for (String path : new String[] {"numbers", "connections", "sip", "numbers/available", "x"}) {
      Answer answer = box.full.unchecked("GET", "/v1/telephony/" + path, "");
      assertThat(answer.status() + " " + answer.code()).isEqualTo(status + " " + code);
      assertThat(answer.header("X-RateLimit-Limit")).isPresent();
    }
    assertThat(box.full.unchecked("POST", "/v1/telephony/numbers", "{}").status())
        .isEqualTo(status);
    assertThat(box.full.post("/v1/sessions", SESSION).status()).isEqualTo(201);
    assertThat(box.full.anonymous("GET", "/v1/telephony/sip", "").code())
        .as("the key is looked at first")
        .isEqualTo("invalid_api_key");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/sessions, '{\"mode\":\"ai_agent\"}'",
    "POST, /v1/telephony/numbers, {}",
    "POST, /v1/telephony/connections, {}",
    "POST, /v1/telephony/sip/password, {}",
    "PATCH, /v1/telephony/sip, {}"
  })
  void aReadOnlyKeyChangesNothing(String method, String path, String body) {
    assertThat(box.readOnly.send(method, path, body).code()).isEqualTo("insufficient_permissions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/telephony/numbers",
        "/v1/telephony/numbers/available?country=DE",
        "/v1/telephony/connections",
        "/v1/telephony/sip"
      })
  void aReadOnlyKeyReads(String path) {
    assertThat(box.readOnly.get(path).status()).isEqualTo(200);
  }

  @Test
  void isAsSlowAsItIsTold() {
    behave("{\"delay_ms\":300}");
    long start = System.nanoTime();
    box.full.get("/v1/telephony/sip");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(299));
  }

  @ParameterizedTest
  @CsvSource({
    "internal_error, 500, application/json",
    "html_502, 502, text/html",
    "html_200, 200, text/html"
  })
  void failsAsItIsTold(String failure, int status, String type) throws IOException {
    behave("{\"failure\":\"%s\"}".formatted(failure));
    Answer answer = box.full.unchecked("GET", "/v1/telephony/sip", "");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains(type);
    assertThat(answer.header("X-Request-ID")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"reset", "truncated"})
  void breaksOff(String failure) {
    behave("{\"failure\":\"%s\"}".formatted(failure));
    assertThatThrownBy(() -> box.full.unchecked("GET", "/v1/telephony/sip", ""))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({"before_effect, 0", "after_effect, 1"})
  void failsBeforeOrAfterTheEffect(String moment, int sessions) throws IOException {
    int before = used();
    behave(
        "{\"failure\":\"html_502\",\"moment\":\"%s\",\"failing\":\"POST /v1/sessions\",\"times\":1}"
            .formatted(moment));
    assertThat(box.full.unchecked("POST", "/v1/sessions", SESSION).status()).isEqualTo(502);
    assertThat(used() - before).isEqualTo(sessions);
    assertThat(box.full.post("/v1/sessions", SESSION).status()).as("only once").isEqualTo(201);
  }

  private static int used() {
    return Integer.parseInt(
        box.full.get("/v1/telephony/sip").header("X-API-Credits-Used").orElseThrow());
  }

  /// A command must not hang at its end because its sandbox was told to be slow.
  @Test
  void doesNotWaitForItsOwnSlownessWhenItCloses(@TempDir Path other) {
    Box slow = Box.in(other);
    slow.control.put("/control/behaviour", "{\"delay_ms\":60000}");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = threads.submit(() -> slow.full.unchecked("GET", "/v1/telephony/sip", ""));
      for (int later = 0; later < 20; later++) { // by then the other has come, too
        slow.control.get("/control/legs");
      }
      long start = System.nanoTime();
      slow.sandbox.close();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThatThrownBy(asked::get).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void whoSteersIsNeverFailed() {
    behave("{\"failure\":\"reset\"}");
    assertThat(box.control.get("/control/legs").status()).isEqualTo(200);
    assertThat(box.full.get("/v1/openapi.yaml").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"'{\"failure\":\"maybe\"}', failure", "'{\"delay_ms\":-1}', delay_ms"})
  void refusesABehaviourThatIsNone(String body, String param) {
    assertThat(box.control.put("/control/behaviour", body).param()).isEqualTo(param);
  }
}
