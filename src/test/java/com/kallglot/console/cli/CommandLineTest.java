package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.report.Schemas;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Everything the command line says without placing a call, and how it ends.
class CommandLineTest {
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

  static Stream<String> commands() {
    var all = new java.util.ArrayList<String>();
    var terminal =
        new Terminal(
            System.out,
            System.err,
            System.in,
            Terminal.Presence.SCRIPTED,
            com.kallglot.console.cli.text.Style.PLAIN);
    collect(new Cli(console.services(), terminal, new Cancellation()).commandLine(), "", all);
    return all.stream();
  }

  private static void collect(CommandLine command, String path, List<String> all) {
    all.add(path.strip());
    command.getSubcommands().forEach((name, sub) -> collect(sub, path + " " + name, all));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItself(String command) {
    String[] words = (command + " --help").strip().split(" ");
    Outcome help = console.run(words);
    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Usage: kallglot-console").doesNotContain("${");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
    boolean acts =
        !List.of("profile", "numbers", "connections", "sip", "inventory", "provider", "sessions")
            .contains(command);
    assertThat(help.out().contains("Examples:")).as("examples").isEqualTo(acts);
  }

  @Test
  void offersOnlyWhatIsBuilt() {
    assertThat(console.run("--help").out())
        .containsPattern("opens the\\s+desktop")
        .doesNotContain("  run ")
        .doesNotContain("history");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bogus | Unmatched argument",
        "call | Missing required argument",
        "call --route sip --to sip:a@b | mutually exclusive",
        "call --route nonsense | is no route",
        "call --route number:0123 | is no route",
        "call --route tunnel | is no route",
        "call --route sip --expect echo | go with --to",
        "call --route sip --via sip:x@pbx | does not say where the session id goes",
        "call --to sip:a@127.0.0.1 --via sip:{session_id}@x | --via and --outbound go with --route",
        "call --to sip:a@127.0.0.1 --outbound | --via and --outbound go with --route",
        "call --route sip --outbound --via sip:{session_id}@x | is a way to the platform",
        "call --to http://x | is no SIP address",
        "call --to sip:a@127.0.0.1 --expect music | is nothing a call can be expected to be",
        "call --to sip:a@127.0.0.1 --send noise | is no sound",
        "call --to sip:a@127.0.0.1 --send tone:99999 | is no frequency",
        "call --to sip:a@127.0.0.1 --dtmf 12x | are no digits",
        "call --to sip:a@127.0.0.1 --for 8 | is no length of time",
        "call --to sip:a@127.0.0.1 --password-file /does/not/exist | Cannot read the password file",
        "call --to sip:112@127.0.0.1 | emergency number",
        "call --to tel:911 --proxy 127.0.0.1 | emergency number",
        "call --to sip:a@127.0.0.1 --expect echo --send tone:440 | cannot be judged of 'tone:440'",
        "call --to sip:a@127.0.0.1 --expect echo --send silence | cannot be judged of 'silence'",
        "answer --code 200 | does not refuse",
        "answer --media noise | is none of",
        "resolve | Missing required argument",
        "resolve --draft /does/not/exist | draft /does/not/exist: there is no such file or folder.",
        "resolve --route stream | is no route to resolve",
        "resolve --route sip --expect bogus | --expect 'bogus' is no outcome of a request",
        "resolve --profile nobody --route sip | There is no profile 'nobody'",
        "check --profile nobody | There is no profile 'nobody'",
        "sandbox --http-port 70000 | is no port",
        "sandbox --bind not.an.address.invalid | is no address of the loopback interface",
        "answer --bind pbx.example.com | is no IP address",
        "answer --bind 10.0.0.1 --ipv6 | it must be an IPV6 address",
        "answer --ice | ICE knows no way over 127.0.0.1",
        "answer --rtp-ports 40000 | must read 40000-40100",
        "answer --rtp-ports 40001-40100 | an even port from 1024 on",
        "answer --keep-alive 10m | 0 to 300 whole seconds",
        "answer --session-expires 30s | both from 90 s",
        "answer --stun stun:x | it must read host[:port]",
        "answer --nameserver ns.example.com | it must read address[:port]",
        "call --to sip:a@x --turn t.example.com | --turn needs --turn-user",
        "call --to sip:a@x --turn-user me | go with --turn",
        "call --route sip --stun stun.example.com | go with --to or --via",
        "call --to sip:a@127.0.0.1 --dtmf 123456789012345678901234567890123 | up to 32 digits",
        "sandbox --bind 0.0.0.0 | is no address of the loopback interface",
        "sandbox --bind ::1 | is of IPv6, and platforms are called over IPv4",
        "profile add sandbox | a name of the program's own",
        "profile use nobody | There is no profile 'nobody'",
        "profile remove nobody | There is no profile 'nobody'",
        "profile add x --api-base notaurl | is no URL",
        "profile add x --api-base ftp://x | is no URL",
        "profile add x --api-base http://example.com | would send the key unencrypted; use https",
        "profile add x --test-line nonsense | begins with sip:user@domain"
      })
  void wrongUsageExitsWithTwoAndSaysWhatIsWrong(String arguments, String said) {
    Outcome outcome = console.run(arguments.split(" "));
    assertThat(outcome.err()).contains(said);
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.out()).as("standard output is data").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number:+19785550140 | twilio",
        "number:+493023125001 | telnyx",
        "number:+442079460018 | phone_number_not_found",
        "sip | sip",
        "default | twilio"
      })
  void resolveSaysTheOutcomeAndHoldsItAgainstTheOneExpected(String route, String outcome) {
    Outcome right = console.run("resolve", "--route", route, "--expect", outcome, "--json");
    assertThat(right.exitCode()).isZero();
    assertThat(right.err()).isEmpty();
    assertThat(Schemas.violations(Schemas.RESOLUTION, right.out())).isEmpty();
    Outcome wrong = console.run("resolve", "--route", route, "--expect", "invalid_mode");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.err()).contains("the outcome is " + outcome);
  }

  @Test
  void resolveExplainsFiveSteps() {
    Outcome outcome = console.run("resolve", "--route", "sip", "--profile", "sandbox-empty");
    assertThat(outcome.exitCode()).as("0 whatever the outcome").isZero();
    assertThat(outcome.out())
        .contains("403 sip_not_enabled")
        .contains(
            " 1 connection id",
            " 2 sip",
            " 3 phone number",
            " 4 default connection",
            " 5 no route");
  }

  @Test
  void resolveReadsADraftFromAFileAndFromStandardInput(@TempDir Path folder) throws Exception {
    String draft = "{\"mode\":\"help_chat_voice\",\"routing\":{\"type\":\"sip\"}}";
    Path file = Files.writeString(folder.resolve("draft.json"), draft);
    assertThat(console.run("resolve", "--draft", file.toString(), "--expect", "sip").exitCode())
        .isZero();
    assertThat(console.runWith(draft, "resolve", "--draft", "-", "--expect", "sip").exitCode())
        .isZero();
  }

  @Test
  void aDraftThatIsNoTextIsNamedSo(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("draft.json"), new byte[] {'{', (byte) 0xff, '}'});
    Outcome outcome = console.run("resolve", "--draft", file.toString());
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(file + ": it is no text in UTF-8.");
  }

  @Test
  void whatIsWrongIsSaidOnce() {
    String draft = "{\"mode\":\"help_chat_voice\",\"routing\":{\"phone_number\":30}}";
    Outcome outcome = console.runWith(draft, "resolve", "--draft", "-");
    assertThat(outcome.err())
        .contains("1:53 routing.phone_number is a string")
        .doesNotContain("routing.phone_number: routing.phone_number");
    assertThat(console.run("resolve", "--route", "connection:x").out())
        .startsWith("✗ Refused with 404 connection_not_found. There is");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0000',
      value = {
        "{ | invalid_json | 1:",
        "[] | invalid_json | 1:1",
        "{\"mode\":\"help_chat_voice\",\"routing\":1} | invalid_field_value | 1:",
        "{\"routing\":{\"type\":\"sip\"}} | missing_required_field | mode"
      })
  void aDraftThatThePlatformWouldRefuseIsExplainedWithThePlace(
      String draft, String code, String said) {
    Outcome outcome = console.runWith(draft, "resolve", "--draft", "-", "--expect", code);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).contains(code);
    assertThat(outcome.err()).contains(said);
  }

  @Test
  void listsAreTablesAndJson() {
    assertThat(console.run("numbers", "list").out()).contains("+19785550140", "suspended");
    assertThat(console.run("connections", "list").out())
        .contains("Support line", "Berlin trunk", "Old account");
    assertThat(console.run("sip", "list").out()).contains("sip.sandbox.kallglot.test");
    assertThat(data("numbers", "list").getAsJsonArray()).hasSize(3);
    assertThat(data("connections", "list").getAsJsonArray()).hasSize(3);
    assertThat(data("sip", "list").getAsJsonObject().get("enabled").getAsBoolean()).isTrue();
  }

  /// What a list shows in JSON, read at the platform.
  private static JsonElement data(String... command) {
    var arguments = new java.util.ArrayList<>(List.of(command));
    arguments.add("--json");
    Outcome outcome = console.run(arguments.toArray(String[]::new));
    JsonObject shown = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(shown.get("source").getAsString()).isEqualTo("platform");
    assertThat(shown.get("notice").isJsonNull()).isTrue();
    return shown.get("data");
  }

  @Test
  void profilesThatCannotBeReadAreToldAndSetAside(@TempDir Path elsewhere) throws Exception {
    Path file = elsewhere.resolve("profiles.json");
    try (var fresh = new Console(elsewhere)) {
      Files.writeString(file, "{\"format\": 1, \"profiles\": [");
      Outcome told = fresh.run("profile", "list");
      assertThat(told.exitCode()).isEqualTo(6);
      assertThat(told.err()).contains(file.toString(), "'profile reset'");
      Outcome reset = fresh.run("profile", "reset");
      assertThat(reset.exitCode()).isZero();
      assertThat(reset.err()).contains(file + ".aside-");
      assertThat(fresh.run("profile", "list").out()).contains("sandbox");
      assertThat(fresh.run("profile", "reset").exitCode())
          .as("profiles that can be read are not set aside")
          .isEqualTo(2);
    }
  }

  @Test
  void profilesAreKeptUsedAndForgotten(@TempDir Path elsewhere) {
    try (var fresh = new Console(elsewhere)) {
      assertThat(
              fresh.run("profile", "add", "acme", "--kind", "test", "--allow", "+4930").exitCode())
          .isZero();
      assertThat(fresh.run("profile", "list").out())
          .contains("acme", "test", "https://api.kallglot.com/v1");
      assertThat(fresh.run("profile", "use", "acme").exitCode()).isZero();
      assertThat(fresh.run().exitCode()).as("no command, and not a sandbox").isEqualTo(2);
      assertThat(fresh.run("profile", "remove", "acme").exitCode()).isZero();
      assertThat(fresh.run("profile", "list").out()).doesNotContain("acme");
    }
  }

  @Test
  void anUnreachablePlatformExitsWithThree(@TempDir Path elsewhere) {
    var environment =
        Map.of("KALLGLOT_API_BASE", "http://127.0.0.1:1", "KALLGLOT_API_KEY", "sk_test_x");
    try (var fresh = new Console(elsewhere, environment)) {
      Outcome outcome = fresh.run("numbers", "list");
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(outcome.err()).contains("127.0.0.1:1").doesNotContain("?.");
      Outcome stream = fresh.run("call", "--route", "stream");
      assertThat(stream.exitCode()).isEqualTo(3);
      assertThat(stream.out()).isEmpty();
      assertThat(stream.err()).contains("127.0.0.1:1", "Nothing was called");
    }
  }

  @Test
  void aRejectedKeyExitsWithThreeWhereAKeyIsAllThatIsNeeded(@TempDir Path elsewhere)
      throws IOException {
    try (var platform = new MockWebServer()) {
      platform.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .code(401)
                  .body("{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"No such key\"}}")
                  .build();
            }
          });
      platform.start(InetAddress.getLoopbackAddress(), 0);
      String base = "http://127.0.0.1:" + platform.getPort() + "/v1";
      var environment = Map.of("KALLGLOT_API_BASE", base, "KALLGLOT_API_KEY", "sk_test_x");
      try (var fresh = new Console(elsewhere, environment)) {
        Outcome outcome = fresh.run("call", "--route", "stream");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("the key was rejected", "Nothing was called");
      }
    }
  }

  @Test
  void aPlatformWithoutManagementIsToldFromOneThatIsDown(@TempDir Path elsewhere)
      throws IOException {
    try (var platform = new MockWebServer()) {
      platform.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder()
                  .code(404)
                  .body(
                      "{\"error\":{\"code\":\"resource_not_found\",\"message\":\"No such path\"}}")
                  .build();
            }
          });
      platform.start(InetAddress.getLoopbackAddress(), 0);
      String base = "http://127.0.0.1:" + platform.getPort() + "/v1";
      var environment = Map.of("KALLGLOT_API_BASE", base, "KALLGLOT_API_KEY", "sk_test_x");
      try (var fresh = new Console(elsewhere, environment)) {
        Outcome outcome = fresh.run("resolve", "--route", "sip");
        assertThat(outcome.exitCode()).as("nobody agreed to an inventory").isEqualTo(2);
        assertThat(outcome.err())
            .contains("resource_not_found", "offers no management", "inventory start", "call --to");
      }
    }
  }

  @Test
  void aLiveKeyIsRefusedByCheckWithoutLive(@TempDir Path elsewhere) {
    var environment = Map.of("KALLGLOT_API_KEY", "sk_live_planted_secret");
    try (var fresh = new Console(elsewhere, environment)) {
      Outcome outcome = fresh.run("check");
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("--live").doesNotContain("planted");
      assertThat(fresh.run("call", "--route", "sip").exitCode()).isEqualTo(2);
    }
  }

  @Test
  void aTakenPortExitsWithSix(@TempDir Path elsewhere) throws Exception {
    try (var taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        var fresh = new Console(elsewhere)) {
      Outcome outcome = fresh.run("sandbox", "--http-port", String.valueOf(taken.getLocalPort()));
      assertThat(outcome.exitCode()).isEqualTo(6);
      assertThat(outcome.err()).contains(String.valueOf(taken.getLocalPort()));
    }
  }

  @Test
  void aSecondProgramAttachesToTheSandboxThatRuns() {
    try (var second = new Console(home)) {
      String first = console.run("numbers", "list").out();
      assertThat(second.run("numbers", "list").out()).isEqualTo(first).contains("num_");
    }
    assertThat(console.run("numbers", "list").exitCode())
        .as("who attached does not end what it attached to")
        .isZero();
  }

  @Test
  void noColourIsWrittenWhereNobodyLooks() {
    assertThat(console.run("--no-color", "resolve", "--route", "sip").out())
        .doesNotContain("\u001B");
    assertThat(console.run("resolve", "--route", "sip").out()).doesNotContain("\u001B");
  }
}
