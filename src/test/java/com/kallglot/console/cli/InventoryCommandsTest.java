package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.cli.Front.Management;
import com.kallglot.console.cli.text.Style;
import com.kallglot.console.settings.Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same verbs where the platform manages nothing: what can be kept here is kept here and says
/// so, and what cannot is refused with words.
class InventoryCommandsTest {
  private static final String NOTICE = "kept on this computer, not on the platform";

  @TempDir static Path sandboxHome;
  @TempDir Path home;

  private static Console sandbox;
  private static Profile box;
  private static Front front;
  private Console console;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new Console(sandboxHome);
    box = sandbox.services().profile(Optional.of("sandbox"));
    front = new Front(box.apiBase().replaceFirst("/v1$", ""));
  }

  @AfterAll
  static void close() {
    front.close();
    sandbox.close();
  }

  @BeforeEach
  void start() {
    front.does(Management.ABSENT);
    console =
        new Console(
            home,
            Map.of("KALLGLOT_API_KEY", box.apiKey().reveal(), "KALLGLOT_API_BASE", front.base()));
  }

  @AfterEach
  void stop() {
    console.close();
  }

  private String done(String command) {
    Outcome outcome = console.run(command.split(" "));
    assertThat(outcome.exitCode()).as(command + outcome.err()).isZero();
    return outcome.out();
  }

  @Test
  void oneOfAnotherBaseIsMovedAsideOnDemand() throws Exception {
    keepSomething();
    Path file = console.services().inventory(console.services().profile(Optional.empty())).path();
    Files.writeString(file, Files.readString(file).replace(front.base(), "https://elsewhere"));
    Outcome refused = console.run("inventory", "show");
    assertThat(refused.exitCode()).isNotZero();
    assertThat(refused.err()).contains("https://elsewhere", "inventory start --over");
    Outcome begun = console.run("inventory", "start", "--over");
    assertThat(begun.exitCode()).as(begun.err()).isZero();
    assertThat(begun.err()).contains("The one before is now " + file + ".aside-");
    assertThat(console.run("inventory", "show").exitCode()).isZero();
    assertThat(Files.readString(file)).doesNotContain("elsewhere");
  }

  private void keepSomething() {
    done("inventory start");
    done("inventory number +493023125001 --provider telnyx --label Desk");
    done("inventory connection pcon_1 --provider twilio --label Support --default");
    done("inventory connection pcon_2 --provider telnyx --label Berlin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numbers list",
        "numbers label +493023125001 Front",
        "numbers suspend +493023125001",
        "numbers activate +493023125001",
        "connections list",
        "connections numbers Support",
        "connections default Berlin",
        "connections disable Support",
        "connections enable Support",
        "connections label pcon_2 Hamburg",
        "sip show",
        "sip enable",
        "sip disable",
        "sip srtp off",
        "sip allow 198.51.100.7 --yes",
        "inventory show",
        "resolve --route default"
      })
  void whatIsThereSaysThatItIsKeptHereOnly(String command) {
    keepSomething();
    Outcome text = console.run(command.split(" "));
    assertThat(text.exitCode()).as(text.err()).isZero();
    assertThat(text.out()).containsIgnoringCase(NOTICE);
    Outcome json = console.run((command + " --json").split(" "));
    assertThat(json.exitCode()).as(json.err()).isZero();
    assertThat(json.out()).contains("inventory");
    if (!command.startsWith("resolve")) {
      JsonObject document = JsonParser.parseString(json.out()).getAsJsonObject();
      assertThat(document.get("source").getAsString()).isEqualTo("inventory");
      assertThat(document.get("notice").getAsString()).isEqualTo(NOTICE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numbers search US",
        "numbers buy +16175550199 --yes",
        "numbers release +493023125001 --yes",
        "connections add twilio --label x --account-sid ACx",
        "connections verify Support",
        "connections credentials Support --yes",
        "connections delete Support --yes",
        "sip password --yes"
      })
  void whatOnlyAPlatformCanDoIsRefusedWithWhatToDoInstead(String command) {
    keepSomething();
    String before = done("inventory show --json");
    Outcome outcome = console.run(command.split(" "));
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("offers no management", "Nothing was done", "platform's portal");
    assertThat(done("inventory show --json")).isEqualTo(before);
  }

  @Test
  void theDefaultRouteFollowsTheInventory() {
    keepSomething();
    assertThat(console.run("resolve", "--route", "default", "--expect", "twilio").exitCode())
        .isZero();
    done("connections disable Berlin");
    Outcome refused = console.run("connections", "default", "Berlin");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("enable it first");
    done("connections enable Berlin");
    done("connections default Berlin");
    assertThat(console.run("resolve", "--route", "default", "--expect", "telnyx").exitCode())
        .isZero();
    done("connections disable Berlin");
    assertThat(
            console
                .run("resolve", "--route", "default", "--expect", "no_default_provider")
                .exitCode())
        .isZero();
    assertThat(
            console
                .run("resolve", "--route", "number:+493023125001", "--expect", "telnyx")
                .exitCode())
        .isZero();
    done("inventory forget +493023125001");
    done("inventory forget pcon_1");
    assertThat(done("numbers list")).doesNotContain("+493023125001");
    assertThat(done("connections list")).doesNotContain("pcon_1");
  }

  @Test
  void whoeverSitsThereIsAskedOnceWhetherToKeepAnInventory() throws Exception {
    assertThat(asked("no\n", "numbers", "list").exitCode()).isEqualTo(2);
    Outcome agreed = asked("yes\n", "numbers", "list");
    assertThat(agreed.exitCode()).as(agreed.err()).isZero();
    assertThat(agreed.err()).contains("Keep an inventory", "[yes/no]");
    Outcome again = asked("", "numbers", "list");
    assertThat(again.exitCode()).isZero();
    assertThat(again.err()).doesNotContain("[yes/no]").contains(NOTICE);
  }

  private Outcome asked(String typed, String... command) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            Terminal.Presence.INTERACTIVE,
            Style.PLAIN);
    int code = new Cli(console.services(), terminal, new Cancellation()).run(command);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aProfileCanAgreeWhenItIsAddedAndKeepsItsInventoryWhenItIsForgotten() {
    try (var keyless = new Console(home)) {
      Outcome added =
          keyless.run("profile", "add", "acme", "--inventory", "--api-base", front.base());
      assertThat(added.exitCode()).as(added.err()).isZero();
      Path inventory = home.resolve("profiles/acme/inventory.json");
      assertThat(inventory).exists();
      Outcome gone = keyless.run("profile", "remove", "acme");
      assertThat(gone.err()).contains("Its inventory stays", inventory.toString());
      assertThat(inventory).exists();
    }
  }

  @Test
  void anEditThatSomebodyOvertookShowsBothSidesAndChangesNothing() throws Exception {
    front.does(Management.RACED);
    Outcome late = console.run("numbers", "label", "+19785550140", "Mine");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.out()).isEmpty();
    assertThat(late.err())
        .contains("Not changed", "label: as read \"Reception Boston\", now \"Theirs\"");
    assertThat(sandbox.run("numbers", "list").out()).contains("Theirs").doesNotContain("Mine");
    sandbox.run("numbers", "label", "+19785550140", "Reception Boston");

    Outcome release = console.run("numbers", "release", "+19785550140", "--yes");
    assertThat(release.exitCode()).isEqualTo(1);
    assertThat(release.err()).contains("label: as read \"Reception Boston\", now \"Theirs\"");
    Outcome delete = console.run("connections", "delete", "Old account", "--yes");
    assertThat(delete.exitCode()).isEqualTo(1);
    assertThat(delete.err()).contains("label: as read \"Old account\", now \"Theirs\"");
    assertThat(sandbox.run("numbers", "list").out()).contains("+19785550140").contains("active");
    sandbox.run("numbers", "label", "+19785550140", "Reception Boston");
    sandbox.run("connections", "label", "Theirs", "Old account");
  }

  @Test
  void noSecretGetsIntoAnyFile() throws Exception {
    keepSomething();
    done("sessions list");
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(box.apiKey().reveal());
      }
    }
  }
}
