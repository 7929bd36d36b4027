package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.cli.text.Style;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.carrier.SeededAccount;
import com.kallglot.console.telephony.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `provider`, from the command line to the sandbox's stand-ins of Twilio and Telnyx.
class ProviderCommandsTest {
  @TempDir static Path home;
  private static Console sandbox;
  private static List<SeededAccount> accounts;

  @BeforeAll
  static void open() throws Exception {
    sandbox = new Console(home);
    assertThat(sandbox.run("numbers", "list").exitCode()).isZero();
    accounts = EndpointFile.find(home.resolve("sandbox")).orElseThrow().carriers().accounts();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static SeededAccount account(String name) {
    return accounts.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, String> environment(SeededAccount account) {
    var variables = new HashMap<String, String>();
    if (account.provider() == Provider.TELNYX) {
      variables.put("TELNYX_API_KEY", account.secret().reveal());
      return variables;
    }
    variables.put("TWILIO_ACCOUNT_SID", account.accountSid());
    if (account.apiKeySid() == null) {
      variables.put("TWILIO_AUTH_TOKEN", account.secret().reveal());
    } else {
      variables.put("TWILIO_API_KEY", account.apiKeySid());
      variables.put("TWILIO_API_SECRET", account.secret().reveal());
    }
    return variables;
  }

  /// With the account's credentials in the environment; its secret is never printed.
  private static Outcome as(String name, String... arguments) {
    SeededAccount account = account(name);
    try (var console = new Console(home, environment(account))) {
      Outcome outcome = console.run(arguments);
      assertThat(outcome.out() + outcome.err()).doesNotContain(account.secret().reveal());
      return outcome;
    }
  }

  private static String word(SeededAccount account) {
    return account.provider() == Provider.TWILIO ? "twilio" : "telnyx";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Support line        | 0 | works                      | active
          Trial account       | 0 | trial_account              | calls only numbers that were verified
          Test credentials    | 1 | test_credentials           | code 20008
          Suspended account   | 1 | inactive_account_suspended | suspended
          Restricted key      | 1 | restricted_key             | code 70051
          Blocked account     | 1 | inactive_account_blocked   | code 20013
          Key without rights  | 1 | restricted_key             | code 10010
          Key without billing | 0 | restricted_key             | works for numbers
          Berlin trunk        | 0 | works                      | balance
          Busy account        | 3 | rate_limited               | asked too often
          """)
  void eachVerdictIsNamedAndEndsTheCommandAsItShould(
      String name, int exitCode, String verdict, String said) {
    String provider = word(account(name));
    Outcome text = as(name, "provider", "try", provider);
    assertThat(text.exitCode()).as(text.out() + text.err()).isEqualTo(exitCode);
    assertThat(text.out()).containsIgnoringCase(said);
    assertThat(text.err()).contains("stand-in");
    Outcome json = as(name, "provider", "try", provider, "--json");
    JsonObject document = JsonParser.parseString(json.out()).getAsJsonObject();
    assertThat(document.get("verdict").getAsString()).isEqualTo(verdict);
    assertThat(document.get("usable").getAsBoolean()).isEqualTo(exitCode == 0);
    assertThat(document.get("stand_in").getAsBoolean()).isTrue();
    assertThat(document.getAsJsonObject("explanation").get("next").getAsString()).isNotBlank();
  }

  @Test
  void anAccountOfTheSandboxIsTriedByItsName() {
    Outcome tried = sandbox.run("provider", "try", "twilio", "--stand-in", "Trial account");
    assertThat(tried.exitCode()).as(tried.err()).isZero();
    assertThat(tried.out()).containsIgnoringCase("trial");
    for (SeededAccount one : accounts) {
      assertThat(tried.out() + tried.err()).doesNotContain(one.secret().reveal());
    }
    Outcome unknown = sandbox.run("provider", "try", "telnyx", "--stand-in", "?");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("It has: ", "Berlin trunk", "Key without rights")
        .doesNotContain("Trial account");
  }

  @Test
  void numbersAreListedWithWhereCallsToThemEnd() {
    Outcome text = as("Miswired numbers", "provider", "numbers", "twilio");
    assertThat(text.exitCode()).as(text.err()).isZero();
    assertThat(text.out())
        .contains("+16175550151", "elsewhere", "trunk_sid", "goes by SIP to pbx.example.net")
        .contains("to reach the platform: ");
    Outcome json = as("Support line", "provider", "numbers", "twilio", "--json");
    JsonObject document = JsonParser.parseString(json.out()).getAsJsonObject();
    assertThat(document.get("complete").getAsBoolean()).isTrue();
    var reached = new HashMap<String, String>();
    for (JsonElement number : document.getAsJsonArray("numbers")) {
      JsonObject one = number.getAsJsonObject();
      reached.put(
          one.get("number").getAsString(),
          one.getAsJsonObject("wiring").get("reach").getAsString());
    }
    assertThat(reached).containsEntry("+16175550143", "platform");
    assertThat(reached).containsEntry("+16175550142", "your_app");
  }

  @Test
  void oneNumberIsShownWithEverySettingThatTheProviderConsiders() {
    Outcome one =
        as("Miswired numbers", "provider", "numbers", "twilio", "--number", "+16175550151");
    assertThat(one.exitCode()).isZero();
    assertThat(one.out())
        .contains("trunk_sid: ", "voice_application_sid: nothing, empty", "overruled")
        .doesNotContain("+16175550152");
    Outcome none = as("Support line", "provider", "numbers", "twilio", "--number", "+4930");
    assertThat(none.exitCode()).isEqualTo(1);
  }

  @Test
  void aReadingThatIsCutShortIsNotTakenForTheWhole() {
    Outcome outcome = as("Restricted key", "provider", "numbers", "twilio", "--json");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("No number was read", "70051");
    JsonObject document = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(document.get("complete").getAsBoolean()).isFalse();
  }

  @Test
  void credentialsThatCannotBeRightAreNotSent() {
    var swapped =
        Map.of("TWILIO_ACCOUNT_SID", "SK" + "0a".repeat(16), "TWILIO_AUTH_TOKEN", "0b".repeat(16));
    try (var console = new Console(home, swapped)) {
      Outcome outcome = console.run("provider", "try", "twilio");
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("were not sent", "SK… is the SID of an API key");
    }
  }

  @Test
  void aSecretIsTakenFromAFileFromStandardInputOrAskedForWithoutEcho() throws Exception {
    SeededAccount account = account("Berlin trunk");
    String secret = account.secret().reveal();
    Path file = Files.writeString(home.resolve("key"), secret + "\n");
    String[] fromFile = {"provider", "try", "telnyx", "--secret-file", file.toString()};
    assertThat(sandbox.run(fromFile).exitCode()).isZero();
    Outcome piped = sandbox.runWith(secret, "provider", "try", "telnyx", "--secret-file", "-");
    assertThat(piped.exitCode()).isZero();
    var err = new ByteArrayOutputStream();
    var out = new ByteArrayOutputStream();
    var asked =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(new byte[0]),
            Terminal.Presence.INTERACTIVE,
            Style.PLAIN,
            question -> {
              assertThat(question).contains("Telnyx API key", "not shown");
              return " " + secret;
            });
    int code =
        new Cli(sandbox.services(), asked, new Cancellation()).run("provider", "try", "telnyx");
    assertThat(code).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Blanks or line ends around the API key were removed")
        .doesNotContain(secret);
  }

  @Test
  void anInventoryIsFilledFromWhatTheAccountLists() throws Exception {
    SeededAccount account = account("Support line");
    try (var console = new Console(home, environment(account))) {
      for (String command :
          List.of(
              "inventory start",
              "inventory connection pcon_1 --provider twilio --label Support",
              "inventory import pcon_1")) {
        Outcome outcome = console.run(command.split(" "));
        assertThat(outcome.exitCode()).as(command + outcome.err()).isZero();
      }
      String kept = Files.readString(home.resolve("profiles/sandbox/inventory.json"));
      assertThat(kept)
          .contains("+16175550143", "\"reach\": \"platform\"", "+16175550142")
          .doesNotContain(account.secret().reveal());
      Outcome unknown = console.run("inventory", "import", "pcon_9");
      assertThat(unknown.exitCode()).isEqualTo(2);
    }
  }
}
