package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.kallglot.console.Wiring;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.cli.text.Style;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.phone.account.PhoneAccounts.Typed;
import com.kallglot.console.phone.account.SampleAccounts;
import com.kallglot.console.settings.Environment;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.settings.keychain.Keyring;
import com.kallglot.console.telephony.Secret;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the key of a profile comes from, with GNOME's keyring on a bus of the test's.
class KeychainCommandsTest {
  private static final String KEY = "sk_test_CanaryKeychain81";

  @TempDir static Path ring;
  private static Keyring keyring;

  @TempDir Path home;

  @BeforeAll
  static void open() throws Exception {
    keyring = new Keyring(ring).unlocked();
  }

  @AfterAll
  static void close() {
    keyring.close();
  }

  /// One command at a terminal where these answers are typed, unseen.
  private Outcome typed(
      Map<String, String> environment, List<String> answers, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var err8 = new PrintStream(err, true, StandardCharsets.UTF_8);
    Deque<String> left = new ArrayDeque<>(answers);
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            err8,
            new ByteArrayInputStream(new byte[0]),
            Terminal.Presence.INTERACTIVE,
            Style.PLAIN,
            question -> {
              err8.println(question);
              return left.poll();
            });
    try (var wiring = new Wiring(new Folders(home, home), new Environment(environment))) {
      int code = new Cli(wiring, terminal, new Cancellation()).run(arguments);
      return new Outcome(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }

  private String keyFrom(Map<String, String> environment) {
    Outcome list = typed(environment, List.of(), "profile", "list", "--json");
    assertThat(list.exitCode()).as(list.err()).isZero();
    return JsonParser.parseString(list.out()).getAsJsonArray().asList().stream()
        .map(each -> each.getAsJsonObject())
        .filter(each -> each.get("name").getAsString().equals("acme"))
        .map(each -> each.get("key_from"))
        .map(from -> from.isJsonNull() ? "unknown" : from.getAsString())
        .findFirst()
        .orElse("no profile");
  }

  private Optional<Secret> keyOfAcme(Map<String, String> environment) throws Exception {
    try (var wiring = new Wiring(new Folders(home, home), new Environment(environment))) {
      return Optional.ofNullable(wiring.profile(Optional.of("acme")).apiKey());
    }
  }

  private Map<String, String> withKeychain(String... more) {
    var all = new HashMap<>(keyring.variables());
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @Test
  void aKeyThatIsTypedIsKeptInTheKeychainAndRemovedWithItsProfile() throws Exception {
    Outcome added = typed(withKeychain(), List.of(KEY), "profile", "add", "acme");
    assertThat(added.exitCode()).as(added.err()).isZero();
    assertThat(added.err()).contains("API key of 'acme'").doesNotContain(KEY);
    assertThat(Files.readString(home.resolve("profiles.json")))
        .doesNotContain("Canary")
        .as("as live as its key")
        .contains("\"kind\": \"test\"");
    assertThat(keyFrom(withKeychain())).isEqualTo("keychain");
    assertThat(keyOfAcme(withKeychain())).contains(Secret.of(KEY));

    Map<String, String> other = withKeychain(Environment.API_KEY, "sk_test_other");
    assertThat(keyFrom(other)).as("the environment goes first").isEqualTo("environment");
    assertThat(keyOfAcme(other)).contains(Secret.of("sk_test_other"));

    Typed password = new Typed(Secret.of("CanaryAccount81"), null);
    try (var wiring = new Wiring(new Folders(home, home), new Environment(withKeychain()))) {
      PhoneAccounts accounts = wiring.phoneAccounts(wiring.profile(Optional.of("acme")));
      assertThat(accounts.keep(SampleAccounts.own("a1", "1001"), password)).isEmpty();
    }
    assertThat(typed(withKeychain(), List.of(), "profile", "remove", "acme").exitCode()).isZero();
    typed(withKeychain(), List.of(), "profile", "add", "acme", "--no-keychain");
    assertThat(keyFrom(withKeychain())).isEqualTo("nowhere");
    try (var wiring = new Wiring(new Folders(home, home), new Environment(withKeychain()))) {
      var accounts = wiring.phoneAccounts(wiring.profiles().read().named("acme").orElseThrow());
      assertThat(accounts.read(null).accounts())
          .as("the account is there, its password is not")
          .singleElement()
          .extracting(account -> account.sip().password())
          .isNull();
    }
  }

  @Test
  void secretsOfTheEnvironmentAreKeptWhenAskedFor() throws Exception {
    Map<String, String> all =
        withKeychain(
            Environment.API_KEY,
            KEY,
            Environment.SIP_PASSWORD,
            "canary-sip",
            Environment.TEST_LINE_PASSWORD,
            "canary-line");
    String line = "sip:1001@pbx.example.com;number=+493023125001";
    Outcome without = typed(all, List.of(), "profile", "add", "acme", "--test-line", line);
    assertThat(without.exitCode()).isZero();
    assertThat(keyFrom(withKeychain())).isEqualTo("nowhere");

    Outcome kept =
        typed(all, List.of(), "profile", "add", "acme", "--keychain", "--test-line", line);
    assertThat(kept.exitCode()).as(kept.err()).isZero();
    try (var wiring = new Wiring(new Folders(home, home), new Environment(withKeychain()))) {
      Profile acme = wiring.profile(Optional.of("acme"));
      assertThat(acme.apiKey()).isEqualTo(Secret.of(KEY));
      assertThat(acme.sip().password()).isEqualTo(Secret.of("canary-sip"));
      assertThat(acme.testLine().password()).isEqualTo(Secret.of("canary-line"));
    }
  }

  @Test
  void withoutAKeychainTheKeyIsAskedForAndThatIsSaid() throws Exception {
    Map<String, String> none = Map.of();
    Outcome added = typed(none, List.of(KEY), "profile", "add", "acme");
    assertThat(added.exitCode()).isZero();
    assertThat(added.err()).contains("no session bus", "asked for at each start");
    assertThat(typed(none, List.of(KEY), "profile", "add", "acme", "--keychain").exitCode())
        .isEqualTo(ExitCode.STORE.value());
    Outcome list = typed(none, List.of(), "profile", "list");
    assertThat(list.out()).contains("asked for");
    assertThat(list.err()).contains("no session bus");

    try (var server = new MockWebServer()) {
      server.start();
      String base = server.url("/v1").toString();
      typed(none, List.of(), "profile", "add", "acme", "--kind", "test", "--api-base", base);
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return new MockResponse.Builder().code(401).body("{}").build();
            }
          });
      Outcome asked = typed(none, List.of(KEY), "sip", "show", "--profile", "acme");
      assertThat(asked.err()).contains("API key of profile 'acme'").doesNotContain(KEY);
      assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);

      Outcome live = typed(none, List.of("sk_live_x"), "sip", "show", "--profile", "acme");
      assertThat(live.exitCode()).isEqualTo(ExitCode.USAGE.value());
      assertThat(live.err()).contains("That is a live key");
      Outcome nothing = typed(none, List.of(), "sip", "show", "--profile", "acme");
      assertThat(nothing.exitCode()).isEqualTo(ExitCode.USAGE.value());
      assertThat(nothing.err()).contains("has no API key", Environment.API_KEY, "no session bus");
    }
  }
}
