package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same `check` on the sandbox as it is, without management, with a key that may change
/// nothing, and slow and failing: by the sandbox's own switches, nothing in between.
@Tag("native")
@Tag("timed")
class FourSandboxesTest {
  private static final String NOTICE = "kept on this computer, not on the platform";

  @TempDir Path home;
  private final HttpClient http = HttpClient.newHttpClient();
  private Console console;
  private EndpointFile running;

  @BeforeEach
  void open() throws Exception {
    console = new Console(home);
    assertThat(console.run("numbers", "list").exitCode()).isZero();
    running = EndpointFile.find(home.resolve("sandbox")).orElseThrow();
  }

  @AfterEach
  void close() {
    console.close();
    http.close();
  }

  private void behaves(String behaviour) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(running.baseUrl() + "/control/behaviour"))
            .header("Authorization", "Bearer " + running.controlKey().reveal())
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(behaviour))
            .build();
    assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private Outcome check(String... more) {
    var arguments = new ArrayList<>(List.of("check", "--profile", "sandbox"));
    arguments.addAll(List.of(more));
    return console.run(arguments.toArray(String[]::new));
  }

  private void done(String... arguments) {
    Outcome outcome = console.run(arguments);
    assertThat(outcome.exitCode()).as(String.join(" ", arguments) + outcome.err()).isZero();
  }

  private void writeDown() throws Exception {
    Profile profile = console.services().profile(Optional.of("sandbox"));
    TelephonyConfiguration seeded =
        console.services().modes(profile).find().configuration().orElseThrow();
    ProviderConnection standard =
        seeded.connections().stream()
            .filter(ProviderConnection::isDefault)
            .findFirst()
            .orElseThrow();
    SipSettings.Transport tls = seeded.sip().transports().getLast();
    done("inventory", "start");
    done("inventory", "number", "+19785550140", "--provider", "twilio");
    done("inventory", "number", "+493023125001", "--provider", "telnyx");
    done("inventory", "connection", standard.id(), "--provider", "twilio", "--default");
    done(
        "inventory",
        "sip",
        "--username",
        seeded.sip().username(),
        "--domain",
        seeded.sip().domain(),
        "--transport",
        "tls:" + tls.host() + ":" + tls.port());
  }

  /// The first test a new customer can run: nothing is set up, nobody is asked.
  @Test
  void theStreamNeedsAKeyAndNothingElse() throws Exception {
    behaves("{\"management\":\"not_found\"}");
    Outcome outcome = console.run("call", "--profile", "sandbox", "--route", "stream", "--json");
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(Schemas.violations(Schemas.CALL, outcome.out())).isEmpty();
    JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(call.get("verdict").getAsString()).isEqualTo("pass");
    assertThat(call.get("predicted").isJsonNull()).as("no route is asked for").isTrue();
  }

  @Test
  void withoutManagementAndFailingTakesNothingOfAnInventoryAway() throws Exception {
    for (String answer : List.of("not_found", "method_not_allowed", "not_implemented")) {
      behaves("{\"management\":\"%s\"}".formatted(answer));
      Outcome unagreed = check();
      assertThat(unagreed.exitCode()).as(answer).isEqualTo(2);
      assertThat(unagreed.err()).contains("offers no management", "inventory start");
    }
    behaves("{}");
    writeDown();
    behaves("{\"management\":\"not_found\"}");
    done("sip", "enable");

    Outcome outcome = check("--json");

    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.err()).contains(NOTICE);
    JsonObject run = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(run.get("passed").getAsInt()).isEqualTo(5);
    for (JsonElement call : run.getAsJsonArray("calls")) {
      JsonObject one = call.getAsJsonObject();
      assertThat(one.getAsJsonObject("actual").get("session_id").getAsString())
          .as("really created")
          .startsWith("sess_");
      assertThat(one.getAsJsonObject("media").get("heard").getAsString())
          .as("really called")
          .isEqualTo("echo");
    }

    String before = Files.readString(home.resolve("profiles/sandbox/inventory.json"));
    behaves("{\"failure\":\"internal_error\",\"failing\":\"GET /v1/telephony\"}");
    Outcome failing = check();
    assertThat(failing.exitCode()).as(failing.err()).isZero();
    assertThat(failing.err()).contains("now it cannot be told", "500");
    assertThat(failing.out()).contains("5 passed", NOTICE);
    assertThat(home.resolve("profiles/sandbox/inventory.json")).hasContent(before);
  }

  @Test
  void withAKeyThatMayChangeNothing() {
    EndpointFile.OrganizationAccess access = running.organizations().getFirst();
    var environment =
        Map.of(
            "KALLGLOT_API_BASE", running.baseUrl(),
            "KALLGLOT_API_KEY", access.readOnlyKey().reveal(),
            "KALLGLOT_SIP_PASSWORD", access.sipPassword().reveal());
    try (var reader = new Console(home, environment)) {
      Outcome listed = reader.run("numbers", "list");
      assertThat(listed.exitCode()).as(listed.err()).isZero();
      assertThat(listed.out()).contains("+19785550140").doesNotContain(NOTICE);
      Outcome edited = reader.run("numbers", "suspend", "+19785550140");
      assertThat(edited.exitCode()).isEqualTo(1);
      assertThat(edited.err()).contains("403", "insufficient_permissions");
      Outcome checked = reader.run("check", "--yes");
      assertThat(checked.exitCode()).isEqualTo(1);
      assertThat(checked.out()).contains("insufficient_permissions");
      assertThat(checked.out() + checked.err()).doesNotContain(access.readOnlyKey().reveal());
    }
    assertThat(console.run("numbers", "list").out()).doesNotContain("Theirs").contains("active");
  }

  @Test
  void slowAndFailingAndThenAsItIs() throws Exception {
    behaves("{\"delay_ms\":300}");
    Outcome slow = console.run("numbers", "list");
    assertThat(slow.exitCode()).as(slow.err()).isZero();
    behaves("{\"failure\":\"html_200\"}");
    Outcome page = check();
    assertThat(page.exitCode()).isEqualTo(3);
    assertThat(page.err()).contains("cannot be told now", "is not JSON", "managed by the platform");
    behaves("{\"delay_ms\":100,\"failure\":\"internal_error\",\"failing\":\"GET /v1/telephony\"}");
    Outcome failing = check();
    assertThat(failing.exitCode()).isEqualTo(3);
    assertThat(failing.err()).contains("500", "Seen last", "managed by the platform");
    behaves("{}");
    Outcome full = check();
    assertThat(full.exitCode()).as("and all is well again: " + full.out() + full.err()).isZero();
    assertThat(full.out()).contains("8 passed, 0 failed").doesNotContain(NOTICE);
  }
}
