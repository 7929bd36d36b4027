package com.kallglot.console.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.sandbox.Http.Answer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions: what is asked, answered, repeated and ended.
class SessionTest {
  private static final String SESSIONS = "/v1/sessions";
  private static final String BERLIN =
      "{'mode':'ai_agent','routing':{'phone_number':'+493023125001'}}".replace('\'', '"');

  @TempDir Path folder;
  private Box box;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T15:20:00.250Z"));

  @BeforeEach
  void start() {
    box = Box.in(folder, clock);
  }

  @AfterEach
  void stop() {
    box.close();
  }

  private Answer create(String body, String... headers) {
    return box.full.post(SESSIONS, body.replace('\'', '"'), headers);
  }

  @Test
  void aSessionAnswersWhatWasAskedAndTheRouteThatWasTaken() {
    Answer created =
        create(
            "{'mode':'bidirectional_translation','source_language':'en','target_language':'de',"
                + "'routing':{'phone_number':'+493023125001','direction':'inbound'},"
                + "'recording':{'enabled':true},'metadata':{'ticket':'4711','n':1},'other':[]}");
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.text("status")).isEqualTo("created");
    assertThat(created.text("provider")).isEqualTo("telnyx");
    assertThat(created.text("phone_number")).isEqualTo("+493023125001");
    assertThat(created.text("created_at")).isEqualTo("2026-11-22T15:20:00.250Z");
    assertThat(created.json().getAsJsonObject("metadata").toString())
        .isEqualTo("{\"ticket\":\"4711\",\"n\":1}");
    assertThat(created.json().getAsJsonObject("recording").get("enabled").getAsBoolean()).isTrue();
    assertThat(created.json().getAsJsonObject("stream").get("expires_at").getAsString())
        .isEqualTo("2026-11-22T15:25:00.250Z");
    assertThat(box.full.get(SESSIONS + "/" + created.text("id")).json()).isEqualTo(created.json());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                          | missing_required_field | mode
          {'mode':null}                                               | missing_required_field | mode
          {'mode':''}                                                 | invalid_mode           | mode
          {'mode':'unknown'}                                          | invalid_mode           | mode
          {'mode':'AI_AGENT'}                                         | invalid_mode           | mode
          {'mode':7}                                                  | invalid_field_value    | mode
          {'mode':'ai_agent','source_language':[]}                    | invalid_field_value    | source_language
          {'mode':'ai_agent','metadata':'x'}                          | invalid_field_value    | metadata
          {'mode':'ai_agent','recording':true}                        | invalid_field_value    | recording
          {'mode':'ai_agent','routing':'sip'}                         | invalid_field_value    | routing
          {'mode':'ai_agent','routing':{'type':'twilio'}}             | invalid_field_value    | routing.type
          {'mode':'ai_agent','routing':{'type':''}}                   | invalid_field_value    | routing.type
          {'mode':'ai_agent','routing':{'phone_number':'0302312500'}} | invalid_field_value    | routing.phone_number
          {'mode':'ai_agent','routing':{'phone_number':''}}           | invalid_field_value    | routing.phone_number
          {'mode':'ai_agent','routing':{'phone_number':4930}}         | invalid_field_value    | routing.phone_number
          {'mode':'ai_agent','routing':{'connection_id':1}}           | invalid_field_value    | routing.connection_id
          {'mode':'ai_agent','routing':{'sip':{'from_uri':'sip:a@b'}}}| invalid_field_value    | routing.sip
          {'mode':'ai_agent','routing':{'type':'sip','sip':{'headers':{'X-A':1}}}}|invalid_field_value|routing.sip.headers.X-A
          """)
  void aWrongShapeIsRefusedNamingTheField(String body, String code, String param) {
    Answer refused = create(body);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.param()).isEqualTo(param);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'mode':'ai_agent'}                                               | twilio
          {'mode':'ai_agent','routing':null}                                | twilio
          {'mode':'ai_agent','routing':{}}                                  | twilio
          {'mode':'ai_agent','routing':{'connection_id':null}}              | twilio
          {'mode':'ai_agent','routing':{'direction':'sideways'}}            | twilio
          {'mode':'ai_agent','routing':{'type':'sip'}}                      | sip
          {'mode':'ai_agent','routing':{'type':'sip','sip':{'headers':{'X-A':'1'}}}}| sip
          {'mode':'ai_agent','routing':{'phone_number':'+19785550140'}}     | twilio
          {'mode':'ai_agent','metadata':{},'recording':{},'source_language':null} | twilio
          """)
  void nullAndEmptyAreNotGiven(String body, String provider) {
    assertThat(create(body).text("provider")).isEqualTo(provider);
  }

  @ParameterizedTest
  @CsvSource({"''", "'['", "'[]'", "null", "'\"x\"'", "'{} {}'", "'{a:1}'", "'{\"mode\":}'"})
  void whatIsNoJsonObjectIsRefused(String body) {
    Answer refused = create(body == null ? "null" : body);
    assertThat(refused.status() + " " + refused.code()).isEqualTo("400 invalid_json");
  }

  @Test
  void aNumberHasOneWaitingSessionUntilItEnds() {
    Answer first = create(BERLIN);
    Answer second = create(BERLIN);
    assertThat(second.status() + " " + second.code()).isEqualTo("409 phone_number_busy");
    box.full.post(SESSIONS + "/" + first.text("id") + "/end", "");
    assertThat(create(BERLIN).status()).isEqualTo(201);
  }

  @Test
  void endingIsIdempotentAndKeepsTheFirstSummary() {
    String id = create("{'mode':'ai_agent'}").text("id");
    clock.advanceSeconds(7);
    Answer first = box.full.post(SESSIONS + "/" + id + "/end", "");
    clock.advanceSeconds(100);
    Answer second = box.full.post(SESSIONS + "/" + id + "/end", "{\"reason\":\"completed\"}");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(first.text("ended_at")).isEqualTo("2026-11-22T15:20:07.250Z");
    assertThat(first.text("duration_seconds")).as("it never started").isEqualTo("0");
    Answer read = box.full.get(SESSIONS + "/" + id);
    assertThat(read.text("status")).isEqualTo("ended");
    assertThat(read.json().get("stream").isJsonNull()).isTrue();
  }

  @Test
  void anothersSessionIsNotFound() {
    String id = create("{'mode':'ai_agent'}").text("id");
    assertThat(box.empty.get(SESSIONS + "/" + id).code()).isEqualTo("session_not_found");
    assertThat(box.empty.post(SESSIONS + "/" + id + "/end", "").code())
        .isEqualTo("session_not_found");
    assertThat(box.full.get(SESSIONS + "/" + id).text("status")).isEqualTo("created");
  }

  @Test
  void aSessionNobodyCallsEndsAfterHalfAnHour() {
    String id = create("{'mode':'ai_agent'}").text("id");
    clock.advanceSeconds(30 * 60);
    box.sandbox.tidy();
    assertThat(box.full.get(SESSIONS + "/" + id).text("status")).isEqualTo("created");
    clock.advanceSeconds(600);
    box.sandbox.tidy();
    assertThat(box.full.get(SESSIONS + "/" + id).text("ended_at"))
        .isEqualTo("2026-11-22T15:50:00.250Z");
  }

  @Test
  void theSameKeyAnswersTheFirstSuccessAgainWhateverBecameOfIt() {
    Answer first = create(BERLIN, "Idempotency-Key", "k1");
    box.full.post(SESSIONS + "/" + first.text("id") + "/end", "");
    Answer again = create(BERLIN, "Idempotency-Key", "k1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("X-API-Credits-Used")).as("charged once").contains("1");
  }

  @Test
  void theSameKeyForAnotherRequestIsRefused() {
    String id = create(BERLIN, "Idempotency-Key", "k1").text("id");
    assertThat(create("{'mode':'ai_agent'}", "Idempotency-Key", "k1").code())
        .isEqualTo("idempotency_mismatch");
    assertThat(box.full.post(SESSIONS + "/" + id + "/end", BERLIN, "Idempotency-Key", "k1").code())
        .isEqualTo("idempotency_mismatch");
    assertThat(box.empty.post(SESSIONS, "{\"mode\":\"ai_agent\"}", "Idempotency-Key", "k1").code())
        .as("another organization's keys are its own")
        .isEqualTo("no_default_provider");
  }

  @Test
  void aRefusalIsNotKeptAndTheKeyMayBeTriedAgain() {
    box.control.put("/control/limits?organization=sandbox", "{\"credits\":0}");
    assertThat(create(BERLIN, "Idempotency-Key", "k1").status()).isEqualTo(402);
    box.control.put("/control/limits?organization=sandbox", "{\"credits\":9}");
    assertThat(create(BERLIN, "Idempotency-Key", "k1").status()).isEqualTo(201);
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    Answer first = create(BERLIN, "Idempotency-Key", "k1");
    clock.advanceSeconds(24 * 3600 - 1);
    box.sandbox.tidy();
    assertThat(create(BERLIN, "Idempotency-Key", "k1").text("id")).isEqualTo(first.text("id"));
    clock.advanceSeconds(1);
    assertThat(create(BERLIN, "Idempotency-Key", "k1").text("id")).isNotEqualTo(first.text("id"));
  }

  @Test
  void aKeyIsKeptOverARestart() {
    Answer first = create(BERLIN, "Idempotency-Key", "k1");
    box.close();
    box = Box.in(folder, clock);
    assertThat(create(BERLIN, "Idempotency-Key", "k1").text("id")).isEqualTo(first.text("id"));
  }

  @Test
  void manyAtOnceWithOneKeyCreateOneSession() throws Exception {
    List<Answer> answers = atOnce(24, () -> create(BERLIN, "Idempotency-Key", "k1"));
    Set<String> ids =
        answers.stream()
            .filter(answer -> answer.status() == 201)
            .map(answer -> answer.text("id"))
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(1);
    assertThat(answers)
        .allMatch(answer -> answer.status() == 201 || answer.code().equals("idempotency_conflict"))
        .filteredOn(answer -> answer.status() == 409)
        .allMatch(answer -> answer.header("Retry-After").equals(Optional.of("1")));
  }

  @Test
  void manyAtOnceShareThreeNumbersWithoutTakingOneTwice() throws Exception {
    List<Answer> answers = atOnce(24, () -> create("{'mode':'ai_agent'}"));
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201)
        .map(answer -> answer.text("phone_number"))
        .containsExactlyInAnyOrder("+16175550142", "+16175550143", "+16175550144");
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .hasSize(21)
        .allMatch(answer -> answer.code().equals("no_free_number"));
  }

  private static List<Answer> atOnce(int callers, Callable<Answer> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> calls = IntStream.range(0, callers).mapToObj(n -> call).toList();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "connection, pcon_none, 404, connection_not_found, routing.connection_id",
    "sip,        x,         403, sip_not_enabled,      routing.type",
    "number,     +15005550006, 404, phone_number_not_found, routing.phone_number",
    "nothing,    x,         400, no_default_provider,  none",
  })
  void theEmptyOrganizationRefusesEveryRoute(
      String route, String value, int status, String code, String param) {
    String routing =
        switch (route) {
          case "connection" -> "{'connection_id':'" + value + "'}";
          case "sip" -> "{'type':'sip'}";
          case "number" -> "{'phone_number':'" + value + "'}";
          default -> "{}";
        };
    Answer refused =
        box.empty.post(
            SESSIONS, ("{'mode':'ai_agent','routing':" + routing + "}").replace('\'', '"'));
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.param()).isEqualTo(param);
  }
}
