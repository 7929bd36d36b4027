package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.cli.Front.Management;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.TestLineText;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same `check` on four platforms: one that offers everything, one without management, one
/// whose key may not read it, one that is slow and fails. Everything but the platform's manners is
/// real: the command line, PJSIP, and the sandbox behind it.
@Tag("native")
@Tag("long") // FourSandboxesTest shows the same by the sandbox's own switches
class ModesEndToEndTest {
  private static final String NOTICE = "kept on this computer, not on the platform";

  @TempDir static Path sandboxHome;
  @TempDir Path home;

  private static Console sandbox;
  private static Profile box;
  private static TelephonyConfiguration seeded;
  private static Front front;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new Console(sandboxHome);
    box = sandbox.services().profile(Optional.of("sandbox"));
    seeded = sandbox.services().modes(box).find().configuration().orElseThrow();
    front = new Front(box.apiBase().replaceFirst("/v1$", ""));
  }

  @AfterAll
  static void close() {
    front.close();
    sandbox.close();
  }

  @BeforeEach
  void everythingIsOffered() {
    front.does(Management.OFFERED);
  }

  /// A console that knows the front as a platform with a test key, and the sandbox's SIP side.
  private Console console() {
    return new Console(
        home,
        Map.of(
            "KALLGLOT_API_KEY", box.apiKey().reveal(),
            "KALLGLOT_SIP_PASSWORD", box.sip().password().reveal(),
            "KALLGLOT_TEST_LINE_PASSWORD", box.testLine().password().reveal()));
  }

  private static void addProfile(Console console) {
    Outcome added =
        console.run(
            "profile",
            "add",
            "acme",
            "--kind",
            "test",
            "--api-base",
            front.base(),
            "--ca",
            box.trustedCa().toString(),
            "--sip-proxy",
            box.sip().proxy(),
            "--test-line",
            TestLineText.write(box.testLine()));
    assertThat(added.exitCode()).as(added.err()).isZero();
  }

  private static Outcome check(Console console, String... more) {
    var arguments = new java.util.ArrayList<>(List.of("check", "--profile", "acme", "--yes"));
    arguments.addAll(List.of(more));
    return console.run(arguments.toArray(String[]::new));
  }

  private static Map<String, JsonObject> callsOf(Outcome outcome) {
    assertThat(Schemas.violations(Schemas.RUN, outcome.out())).isEmpty();
    var calls = new HashMap<String, JsonObject>();
    JsonObject run = JsonParser.parseString(outcome.out()).getAsJsonObject();
    for (JsonElement call : run.getAsJsonArray("calls")) {
      calls.put(call.getAsJsonObject().get("route").getAsString(), call.getAsJsonObject());
    }
    return calls;
  }

  private static String sourceOf(JsonObject call) {
    return call.getAsJsonObject("predicted")
        .getAsJsonArray("steps")
        .get(0)
        .getAsJsonObject()
        .get("source")
        .getAsString();
  }

  @Test
  void whereManagementIsOfferedRoutesArePredictedFromThePlatform() {
    try (Console console = console()) {
      addProfile(console);
      Outcome outcome = check(console, "--json");
      assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
      assertThat(outcome.err()).doesNotContain(NOTICE);
      Map<String, JsonObject> calls = callsOf(outcome);
      assertThat(calls).hasSize(8);
      assertThat(calls.values()).allMatch(call -> sourceOf(call).startsWith("platform"));
    }
  }

  @Test
  void withoutManagementNothingHappensUntilSomebodyAgrees() {
    front.does(Management.ABSENT);
    try (Console console = console()) {
      addProfile(console);
      Outcome outcome = check(console);
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err())
          .contains("offers no management", "inventory start --profile acme", "call --to");
      assertThat(home.resolve("profiles/acme/inventory.json")).doesNotExist();
    }
  }

  @Test
  void withoutManagementRoutesArePredictedFromTheInventoryAndReallyCalled() {
    front.does(Management.ABSENT);
    try (Console console = console()) {
      addProfile(console);
      writeDown(console);
      Outcome outcome = check(console, "--json");
      assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
      assertThat(outcome.err()).contains(NOTICE, "offers no management");
      Map<String, JsonObject> calls = callsOf(outcome);
      assertThat(calls).hasSize(4);
      assertThat(calls.values())
          .allSatisfy(call -> {
            assertThat(sourceOf(call)).startsWith("inventory");
            assertThat(call.get("verdict").getAsString()).isEqualTo("pass");
            assertThat(call.get("prediction_held").getAsBoolean()).isTrue();
            assertThat(call.getAsJsonObject("sip").get("final_code").getAsInt()).isEqualTo(200);
            assertThat(call.getAsJsonObject("media").get("direction").getAsString())
                .isEqualTo("both");
          });
      assertThat(check(console).out()).contains("acme", NOTICE, "4 passed, 0 failed, 0 skipped");
    }
  }

  /// The four working routes of the seed, as the portal would show them.
  private static void writeDown(Console console) {
    ProviderConnection standard =
        seeded.connections().stream()
            .filter(ProviderConnection::isDefault)
            .findFirst()
            .orElseThrow();
    SipSettings.Transport tls = seeded.sip().transports().getLast();
    done(console, "inventory", "start", "--profile", "acme");
    done(
        console,
        "inventory",
        "number",
        "+19785550140",
        "--provider",
        "twilio",
        "--profile",
        "acme");
    done(
        console,
        "inventory",
        "connection",
        standard.id(),
        "--provider",
        "twilio",
        "--label",
        "Support line",
        "--default",
        "--profile",
        "acme");
    done(
        console,
        "inventory",
        "sip",
        "--username",
        seeded.sip().username(),
        "--domain",
        seeded.sip().domain(),
        "--transport",
        "tls:" + tls.host() + ":" + tls.port(),
        "--profile",
        "acme");
    done(console, "sip", "enable", "--profile", "acme");
  }

  private static void done(Console console, String... arguments) {
    Outcome outcome = console.run(arguments);
    assertThat(outcome.exitCode()).as(String.join(" ", arguments) + outcome.err()).isZero();
    assertThat(outcome.out()).contains(NOTICE);
  }

  @Test
  void aKeyThatMayNotReadTelephonyGetsNoInventoryInItsPlace() {
    front.does(Management.FORBIDDEN);
    try (Console console = console()) {
      addProfile(console);
      Outcome outcome = check(console);
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("may not read telephony", "insufficient_permissions", "telephony:read")
          .doesNotContain("inventory start");
    }
  }

  @Test
  void aSlowPlatformIsWaitedFor() {
    front.does(Management.SLOW);
    try (Console console = console()) {
      addProfile(console);
      Outcome outcome = console.run("numbers", "list", "--profile", "acme");
      assertThat(outcome.exitCode()).isZero();
      assertThat(outcome.out()).contains("+19785550140").doesNotContain(NOTICE);
    }
  }

  @Test
  void aFailingPlatformKeepsTheLastStateAndItsAge() {
    try (Console console = console()) {
      addProfile(console);
      assertThat(console.run("numbers", "list", "--profile", "acme").exitCode()).isZero();
      front.does(Management.FAILING);
      Outcome outcome = check(console);
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err())
          .contains("cannot be told now", "503", "Seen last", "managed by the platform")
          .doesNotContain("inventory start");
    }
  }

  @Test
  void whatWasLastReadIsShownAndExplainedAndNothingElse() throws Exception {
    try (Console console = console()) {
      addProfile(console);
      assertThat(console.run("numbers", "list", "--profile", "acme").exitCode()).isZero();
      front.does(Management.HTML);
      for (var part :
          Map.of("numbers", seeded.numbers().size(), "connections", seeded.connections().size())
              .entrySet()) {
        Outcome list = console.run(part.getKey(), "list", "--profile", "acme", "--json");
        assertThat(list.exitCode()).as(list.err()).isZero();
        assertThat(list.err()).contains("cannot be told now", "web page");
        JsonObject shown = JsonParser.parseString(list.out()).getAsJsonObject();
        assertThat(shown.get("source").getAsString()).isEqualTo("last_read");
        assertThat(shown.get("notice").getAsString())
            .matches("last read \\d+ s ago; .*cannot be.*");
        assertThat(shown.get("read_at").getAsString()).isNotEmpty();
        assertThat(shown.getAsJsonArray("data")).hasSize(part.getValue());
      }
      assertThat(console.run("sip", "list", "--profile", "acme").out())
          .contains(seeded.sip().domain(), "Last read", "cannot be asked now");
      Outcome resolved =
          console.run("resolve", "--route", "number:+19785550140", "--profile", "acme", "--json");
      assertThat(resolved.exitCode()).isZero();
      assertThat(resolved.out()).contains("last_read: numbers", "\"twilio\"");
      assertThat(check(console).exitCode()).isEqualTo(3);
      Outcome edit =
          console.run("numbers", "label", "+19785550140", "x", "--profile", "acme", "--yes");
      assertThat(edit.exitCode()).isNotZero();
      Files.writeString(home.resolve("profiles/acme/last-read.json"), "{\"format\":1,");
      assertThat(console.run("numbers", "list", "--profile", "acme").exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aFailingPlatformTakesNothingOfTheInventoryAway() throws Exception {
    front.does(Management.ABSENT);
    try (Console console = console()) {
      addProfile(console);
      writeDown(console);
      assertThat(console.run("numbers", "list", "--profile", "acme").exitCode()).isZero();
      Path inventory = home.resolve("profiles/acme/inventory.json");
      String before = Files.readString(inventory);
      front.does(Management.HTML);

      Outcome outcome = check(console, "--json");

      assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
      assertThat(outcome.err()).contains(NOTICE, "now it cannot be told", "web page");
      assertThat(callsOf(outcome).values()).allMatch(c -> sourceOf(c).startsWith("inventory"));
      assertThat(inventory).hasContent(before);
      front.does(Management.FORBIDDEN);
      assertThat(check(console).exitCode()).isEqualTo(3);
      assertThat(inventory).hasContent(before);
    }
  }
}
