package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.kallglot.console.Await;
import com.kallglot.console.Steady;
import com.kallglot.console.calltest.RunListener;
import com.kallglot.console.calltest.Runner;
import com.kallglot.console.calltest.TestCall;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.report.Schemas;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main job with nothing left out: the command line, the sandbox's HTTP and SIP sides, PJSIP.
@Tag("native")
@Tag("timed")
class CheckEndToEndTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir static Path home;
  private static Console console;

  @BeforeAll
  static void open() {
    console = new Console(home);
  }

  @AfterAll
  static void close() {
    console.close();
  }

  @AfterEach
  void asBefore() throws Exception {
    control().clearFaults();
    control().setReading(new SandboxControl.Reading("refuse", "first_applies", "default_route"));
  }

  private static TestSite site() throws Exception {
    return console.site();
  }

  private static SandboxControl control() throws Exception {
    return site().control();
  }

  private static SandboxControl.Fault fault(
      String called, Integer code, SandboxControl.Fault.Media media) {
    return new SandboxControl.Fault(called, null, code, null, null, media, null);
  }

  private static Map<String, JsonObject> callsOf(Outcome outcome) {
    var calls = new HashMap<String, JsonObject>();
    JsonObject run = JsonParser.parseString(outcome.out()).getAsJsonObject();
    for (JsonElement call : run.getAsJsonArray("calls")) {
      JsonObject one = call.getAsJsonObject();
      calls.put(one.get("profile").getAsString() + " " + one.get("route").getAsString(), one);
    }
    return calls;
  }

  @Test
  void provesEveryRouteOfBothOrganizations() {
    Outcome outcome = console.run("check", "--json");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(Schemas.violations(Schemas.RUN, outcome.out())).isEmpty();
    Map<String, JsonObject> calls = callsOf(outcome);
    assertThat(calls).hasSize(10);
    assertThat(calls.values()).allMatch(call -> call.get("verdict").getAsString().equals("pass"));
    List<JsonObject> answered =
        calls.values().stream()
            .filter(call -> !call.get("refused_as_predicted").getAsBoolean())
            .toList();
    assertThat(answered).hasSize(6).allSatisfy(CheckEndToEndTest::assertProven);
    assertThat(calls.values())
        .filteredOn(call -> call.get("refused_as_predicted").getAsBoolean())
        .extracting(call -> call.getAsJsonObject("actual").get("code").getAsString())
        .containsExactlyInAnyOrder(
            "phone_number_not_found",
            "connection_not_found",
            "sip_not_enabled",
            "no_default_provider");
    JsonObject sip = calls.get("sandbox sip").getAsJsonObject("sip");
    assertThat(sip.get("transport").getAsString()).isEqualTo("tls");
    assertThat(sip.get("srtp").getAsString()).contains("AES");
  }

  @Test
  void provesTheOtherDirectionTooWhereAskedTo() {
    Outcome outcome = console.run("check", "--profile", "sandbox", "--outbound", "--json");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    List<JsonObject> outwards =
        callsOf(outcome).entrySet().stream()
            .filter(call -> call.getKey().endsWith(" outbound"))
            .map(Map.Entry::getValue)
            .filter(call -> !call.get("refused_as_predicted").getAsBoolean())
            .toList();
    assertThat(outwards).hasSize(5).allSatisfy(CheckEndToEndTest::assertProven);
  }

  /// Each figure of a call that was answered, heard, counted by both ends and ended.
  private static void assertProven(JsonObject call) {
    assertThat(call.getAsJsonObject("sip").get("final_code").getAsInt()).isEqualTo(200);
    JsonObject media = call.getAsJsonObject("media");
    assertThat(media.get("heard").getAsString()).isEqualTo("echo");
    assertThat(media.get("direction").getAsString()).isEqualTo("both");
    assertThat(media.get("mos").getAsDouble()).isGreaterThan(4);
    assertThat(call.getAsJsonObject("dtmf").get("confirmed").getAsString()).isEqualTo("12#");
    for (JsonElement check : call.getAsJsonArray("checks")) {
      JsonObject one = check.getAsJsonObject();
      boolean told = !one.get("passed").isJsonNull();
      assertThat(told)
          .as(one.toString())
          .isEqualTo(!one.get("name").getAsString().equals("transcript"));
      assertThat(!told || one.get("passed").getAsBoolean()).as(one.toString()).isTrue();
    }
    assertThat(call.getAsJsonArray("checks").toString()).contains("far end counted");
  }

  @Test
  void lastsAsLongAsTheLongestChainOfCallsThatShareANumber() throws Exception {
    Steady.judged(() -> {
      TestPlan plan = TestPlan.everyRoute(List.of(site()));
      Map<TestCase, Long> began = new ConcurrentHashMap<>();
      Map<TestCase, Long> lasted = new ConcurrentHashMap<>();
      RunListener stopwatch =
          new RunListener() {
            @Override
            public void started(TestCase test) {
              began.put(test, System.nanoTime());
            }

            @Override
            public void finished(TestCase test, CallReport report) {
              lasted.put(test, System.nanoTime() - began.get(test));
            }
          };
      try (var calls = new TestCall(console.services().softphone())) {
        long whole = new Runner(calls, Runner.SANDBOX_AT_ONCE).run(plan, stopwatch).durationMs();
        Map<String, Long> chains = new HashMap<>();
        lasted.forEach((test, nanos) ->
            chains.merge(test.occupies().orElse(test.route().label()), nanos, Long::sum));
        long longest = chains.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        assertThat(whole).isLessThanOrEqualTo(TimeUnit.NANOSECONDS.toMillis(longest) + 1500);
      }
    });
  }

  @Test
  void aFarEndThatRefusesIsBlamedAndNotTheSession() throws Exception {
    control().setFaults(List.of(fault("+19785550140", 486, null)));
    Outcome outcome = console.run("call", "--route", "number:+19785550140", "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(Schemas.violations(Schemas.CALL, outcome.out())).isEmpty();
    JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(call.getAsJsonObject("sip").get("final_code").getAsInt()).isEqualTo(486);
    assertThat(call.getAsJsonObject("sip").get("q850").getAsInt()).isEqualTo(17);
    assertThat(call.getAsJsonArray("blame").toString()).isEqualTo("[\"signalling\"]");
  }

  @Test
  void aFarEndThatHangsUpEarlyIsSaidToHaveDoneSo() throws Exception {
    control()
        .setFaults(List.of(new SandboxControl.Fault("sip", null, null, null, 400L, null, null)));
    Outcome outcome = console.run("call", "--route", "sip", "--json");
    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
    JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(call.get("cause").getAsString())
        .startsWith("The far end hung up after 0.")
        .contains("before its sound could be judged");
    assertThat(call.getAsJsonArray("blame").toString()).isEqualTo("[\"signalling\"]");
  }

  @Test
  void soundThatDoesNotComeBackIsTheMediasFault() throws Exception {
    for (var media :
        List.of(SandboxControl.Fault.Media.NO_RTP, SandboxControl.Fault.Media.WRONG_AUDIO)) {
      control().setFaults(List.of(fault("sip", null, media)));
      Outcome outcome = console.run("call", "--route", "sip", "--json");
      assertThat(outcome.exitCode()).as(media + outcome.out()).isEqualTo(1);
      JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
      assertThat(call.getAsJsonArray("blame").toString()).contains("media");
      assertThat(call.getAsJsonObject("sip").get("final_code").getAsInt()).isEqualTo(200);
    }
  }

  /// Early media is the network's: what counts is what the answering side sends.
  @Test
  void aRingbackToneIsNotTakenForTheSideThatAnswers() throws Exception {
    var silent =
        new SandboxControl.Fault(
            "sip", 300L, null, null, null, SandboxControl.Fault.Media.SILENCE, true);
    control().setFaults(List.of(silent));
    Outcome outcome = console.run("call", "--route", "sip", "--json");
    assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(1);
    JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(call.getAsJsonObject("media").get("heard"))
        .as(outcome.out())
        .isEqualTo(new JsonPrimitive("silence"));
    assertThat(call.getAsJsonObject("media").get("first_media_ms").getAsLong())
        .isLessThan(call.getAsJsonObject("sip").get("answer_ms").getAsLong());
  }

  @Test
  void aPlatformThatReadsTheRulesOtherwiseIsToldAsDrift() throws Exception {
    control().setReading(new SandboxControl.Reading("refuse", "first_applies", "stream_only"));
    Outcome outcome = console.run("call", "--route", "default", "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(call.get("prediction_held").getAsBoolean()).isFalse();
    assertThat(call.getAsJsonArray("blame").toString()).contains("resolver");
    assertThat(call.get("cause").getAsString()).contains("otherwise than predicted");
  }

  @Test
  void ctrlCHangsUpAndEndsTheSessions() throws Exception {
    var running = CompletableFuture.supplyAsync(() -> console.run("check", "--profile", "sandbox"));
    SandboxControl control = control();
    var sessions = new ArrayList<String>();
    Await.until(SOON, "a call is up", () -> !up(control, sessions).isEmpty());

    console.interrupt();

    Outcome outcome = running.get(30, TimeUnit.SECONDS);
    assertThat(outcome.exitCode()).isEqualTo(130);
    assertThat(outcome.err()).contains("Cancelled");
    assertThat(up(control, new ArrayList<>())).as("calls still up").isEmpty();
    for (String session : sessions) {
      assertThat(site().platform().sessions().get(session).status().name()).isEqualTo("ENDED");
    }
  }

  private static List<String> up(SandboxControl control, List<String> sessions) {
    try {
      List<String> up =
          control.legs(null).stream()
              .filter(leg -> leg.state() == SandboxControl.Leg.State.UP)
              .map(SandboxControl.Leg::sessionId)
              .toList();
      sessions.addAll(up);
      return up;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void withoutACommandTheSandboxIsChecked() {
    Outcome outcome = console.run();
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("ROUTE", "refused as predicted", "10 passed, 0 failed, 0 skipped");
    assertThat(outcome.err()).contains("sandbox");
  }
}
