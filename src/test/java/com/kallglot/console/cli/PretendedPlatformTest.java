package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.client.SandboxControl.Fault.Media;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The proof of a leg, by real calls to a platform that does not say that it is a sandbox: nothing
/// is known of its far end, and only what any platform shows counts.
@Tag("native")
@Tag("timed")
class PretendedPlatformTest {
  @TempDir static Path behind;
  @TempDir static Path home;
  private static Pretence platform;
  private static Console console;

  @BeforeAll
  static void open() throws Exception {
    platform = new Pretence(behind, "sk_test_pretended");
    console = new Console(home, platform.environment());
    platform.introduce(console, "acme", "--test-line", platform.testLine());
    platform.introduce(console, "acme-without-line");
    platform.introduce(
        console, "acme-berlin", "--test-line", platform.testLine(), "--allow", "+4930");
  }

  @AfterAll
  static void close() {
    console.close();
    platform.close();
  }

  @AfterEach
  void asBefore() throws Exception {
    control().clearFaults();
  }

  private static SandboxControl control() throws Exception {
    return platform.site().control();
  }

  private static void farEnd(Media media) throws Exception {
    control()
        .setFaults(List.of(new SandboxControl.Fault("*", null, null, null, null, media, null)));
  }

  private static Map<String, JsonObject> checksOf(JsonObject call) {
    return call.getAsJsonArray("checks").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .collect(Collectors.toMap(check -> check.get("name").getAsString(), check -> check));
  }

  private static String actual(JsonObject call, String check) {
    return checksOf(call).get(check).get("actual").getAsString();
  }

  private static JsonObject call(Outcome outcome) {
    assertThat(Schemas.violations(Schemas.CALL, outcome.out())).isEmpty();
    return JsonParser.parseString(outcome.out()).getAsJsonObject();
  }

  @Test
  void everyRouteIsProvenAsALeg() {
    Outcome outcome = console.run("check", "--profile", "acme", "--yes", "--json");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(Schemas.violations(Schemas.RUN, outcome.out())).isEmpty();
    JsonObject run = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(run.get("passed").getAsInt()).isEqualTo(8);
    List<JsonObject> answered =
        run.getAsJsonArray("calls").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(call -> !call.get("refused_as_predicted").getAsBoolean())
            .toList();
    assertThat(answered).hasSize(6).allSatisfy(PretendedPlatformTest::assertProvenAsALeg);
    assertThat(outcome.err()).contains("up to 8 API credits, 6 calls, 6 minutes");
  }

  private static void assertProvenAsALeg(JsonObject call) {
    assertThat(call.get("proof").getAsString()).isEqualTo("leg");
    Map<String, JsonObject> checks = checksOf(call);
    for (String passed : List.of("prediction", "session", "answer", "media", "active", "ended")) {
      assertThat(checks.get(passed).get("passed").getAsBoolean()).as(passed).isTrue();
    }
    assertThat(checks.get("media").get("expected").getAsString()).contains("RTP both ways");
    assertThat(actual(call, "dtmf")).startsWith("not tested: ");
    assertThat(actual(call, "transcript")).startsWith("not tested: ");
    assertThat(call.getAsJsonObject("dtmf").get("sent").isJsonNull()).isTrue();
  }

  @Test
  void theEvidenceSaysWhetherIdOrNumberNamedTheSession() {
    JsonObject sip = call(run("sip"));
    assertThat(actual(sip, "active")).isEqualTo("active, by its id in the address called");
    JsonObject number = call(run("number:+19785550140"));
    assertThat(actual(number, "active"))
        .matches(
            "active, by called number \\+19785550140, caller ID \\+12125550123 and time: started"
                + " \\d\\.\\d s after our dialling");
  }

  private static Outcome run(String route) {
    return console.run("call", "--profile", "acme", "--route", route, "--yes", "--json");
  }

  @ParameterizedTest
  @CsvSource({"TONE, pass, tone", "SPEECH, pass, speech", "SILENCE, fail, silence"})
  void anySoundButSilenceIsEnough(Media media, String verdict, String heard) throws Exception {
    farEnd(media);
    JsonObject call = call(run("sip"));
    assertThat(call.get("verdict").getAsString()).as(call.toString()).isEqualTo(verdict);
    assertThat(call.getAsJsonObject("media").get("heard").getAsString()).isEqualTo(heard);
  }

  @Test
  void soundOneWayOnlyIsNoProof() throws Exception {
    farEnd(Media.NO_RTP);
    JsonObject call = call(run("sip"));
    assertThat(call.get("verdict").getAsString()).isEqualTo("fail");
    assertThat(actual(call, "media")).isEqualTo("nothing, RTP only sent");
    assertThat(call.getAsJsonArray("blame").toString()).contains("media");
  }

  @Test
  void whatTheProofLeavesOpenIsNamedInTheTextToo() {
    Outcome outcome = console.run("call", "--profile", "acme", "--route", "sip", "--yes");
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(outcome.out())
        .contains(
            "Not tested by the proof 'leg': digits, which a platform that translates swallows;"
                + " translation, which needs a sentence and two parties; the transcript, which has"
                + " no turn: no sentence was spoken.");
  }

  @Test
  void withoutATestLineRoutesAreSkippedWithTheReasonAndNothingIsCreated() {
    int before = sessionsCreated();
    Outcome outcome =
        console.run(
            "call", "--profile", "acme-without-line", "--route", "default", "--yes", "--json");
    assertThat(outcome.exitCode()).as("a prerequisite is missing").isEqualTo(5);
    JsonObject call = call(outcome);
    assertThat(call.get("verdict").getAsString()).isEqualTo("skipped");
    assertThat(call.get("skipped_reason").getAsString()).contains("has no test line");
    assertThat(sessionsCreated()).isEqualTo(before);
    Outcome check = console.run("check", "--profile", "acme-without-line", "--yes");
    assertThat(check.exitCode()).as("skipped is not failed").isZero();
    assertThat(check.out()).contains("3 passed, 0 failed, 5 skipped", "has no test line");
  }

  @Test
  void aDestinationThatIsNotAllowedIsSkippedBeforeItCosts() {
    int before = sessionsCreated();
    Outcome outcome =
        console.run(
            "call",
            "--profile",
            "acme-berlin",
            "--route",
            "number:+19785550140",
            "--yes",
            "--json");
    JsonObject call = call(outcome);
    assertThat(call.get("verdict").getAsString()).isEqualTo("skipped");
    assertThat(call.get("skipped_reason").getAsString())
        .contains("not on this profile's list of allowed destinations (+4930)");
    assertThat(sessionsCreated()).isEqualTo(before);
    assertThat(
            console
                .run("call", "--profile", "acme-berlin", "--route", "number:+493023125001", "--yes")
                .exitCode())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"number:+19785550140", "number:+493023125001", "default"})
  void thePlatformCallsTheTestLineAndTheSessionIsNamedByTheCall(String route) {
    Outcome outcome =
        console.run("call", "--profile", "acme", "--route", route, "--outbound", "--yes", "--json");
    JsonObject call = call(outcome);
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
    assertThat(call.get("route").getAsString()).isEqualTo(route + " outbound");
    assertThat(call.get("dialed").getAsString()).isEqualTo("tel:+12125550123");
    assertThat(call.getAsJsonObject("request").getAsJsonObject("routing").get("direction"))
        .hasToString("\"outbound\"");
    assertThat(actual(call, "active")).isEqualTo("active, by its id in the call that came");
    for (String passed : List.of("auth", "answer", "media", "active", "ended")) {
      assertThat(checksOf(call).get(passed).get("passed").getAsBoolean()).as(passed).isTrue();
    }
  }

  @Test
  void aCallOfAnotherSessionIsACrossedLegAndFails() throws Exception {
    PlatformClient behind = platform.site().platform();
    Session other = anotherSession(behind);
    platform.crossesDialsWith(other.id());
    try {
      Outcome outcome =
          console.run(
              "call",
              "--profile",
              "acme",
              "--route",
              "number:+19785550140",
              "--outbound",
              "--yes",
              "--json");
      assertThat(outcome.exitCode()).isEqualTo(1);
      JsonObject call = call(outcome);
      assertThat(actual(call, "active")).isEqualTo("crossed: it is of " + other.id());
      assertThat(call.get("cause").getAsString()).contains("A call of another session");
    } finally {
      platform.crossesNothing();
      var _ = behind.sessions().end(other.id());
    }
  }

  private static Session anotherSession(PlatformClient behind) throws Exception {
    var request =
        new SessionRequest(
            "bidirectional_translation",
            null,
            null,
            RouteRequest.overNumber(new E164("+493023125001")),
            Map.of());
    return behind.sessions().create(request, UUID.randomUUID().toString());
  }

  @Test
  void aSecondPartyOfAnotherSessionIsACrossedLegAndFails() throws Exception {
    PlatformClient behind = platform.site().platform();
    Session other = anotherSession(behind);
    platform.crossesDialsWith(other.id());
    try {
      Outcome outcome = translate("line");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err()).contains("up to 1 API credit, 2 calls, 6 minutes");
      JsonObject call = call(outcome);
      assertThat(actual(call, "second_party")).isEqualTo("crossed: it is of " + other.id());
      assertThat(checksOf(call).get("translation").get("passed").getAsBoolean()).isFalse();
      assertThat(call.get("cause").getAsString()).contains("A call of another session");
      assertThat(call.get("blame").toString()).isEqualTo("[\"api\"]");
    } finally {
      platform.crossesNothing();
      var _ = behind.sessions().end(other.id());
    }
  }

  @Test
  void whereThePlatformCallsNobodyTheTestLineCannotBeTheOtherParty() {
    platform.doesNotDial();
    try {
      Outcome outcome = translate("line");
      assertThat(outcome.exitCode()).isEqualTo(5);
      JsonObject call = call(outcome);
      assertThat(call.get("verdict").getAsString()).isEqualTo("skipped");
      assertThat(call.get("skipped_reason").getAsString()).contains("does not call out by the API");
    } finally {
      platform.crossesNothing();
    }
  }

  private static Outcome translate(String second) {
    return console.run(
        "call",
        "--profile",
        "acme",
        "--route",
        "sip",
        "--proof",
        "translation",
        "--second-party",
        second,
        "--yes",
        "--json");
  }

  @Test
  void checkTestsBothDirectionsWhereAskedTo() {
    Outcome outcome =
        console.run("check", "--profile", "acme-without-line", "--outbound", "--yes", "--json");
    assertThat(outcome.exitCode()).isZero();
    JsonObject run = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(run.getAsJsonArray("calls").toString())
        .contains("number:+19785550140 outbound", "default outbound")
        .doesNotContain("sip outbound");
    Outcome sip = console.run("call", "--profile", "acme", "--route", "sip", "--outbound", "--yes");
    assertThat(sip.exitCode()).isEqualTo(5);
    assertThat(sip.out()).contains("over SIP the platform is called");
  }

  private static int sessionsCreated() {
    return (int) platform.seen().stream().filter("POST /v1/sessions"::equals).count();
  }
}
