package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `record` writes, and what it must not.
class RecordCommandTest {
  @TempDir Path home;

  @Test
  void keepsTheFormOfTheAnswersAndNothingOfTheCustomer() throws Exception {
    try (var console = new Console(home)) {
      Path into = home.resolve("new").resolve("tapes");
      Outcome outcome = console.run("record", "--session", "--into", into.toString());
      assertThat(outcome.exitCode()).as(outcome.err()).isZero();
      Path file = into.resolve("sandbox.json");
      assertThat(outcome.out()).contains(file.toString());
      String tape = Files.readString(file);
      assertThat(tape)
          .contains("/v1/telephony/numbers?limit=100", "/v1/sessions", "\"status\": 404")
          .contains("\"twilio\"", "\"active\"", "+12015550100");
      assertThat(console.run("sessions", "list").out())
          .as("the session that was made for it is listed like any other")
          .contains("ses");
      Services services = console.services();
      Profile profile = services.profile(Optional.of("sandbox"));
      assertThat(own(console.site(), profile))
          .as("%s", tape)
          .allSatisfy(value -> assertThat(tape).doesNotContain(value));
    }
  }

  /// All that is this organization's own.
  private static List<String> own(TestSite site, Profile profile) {
    TelephonyConfiguration configuration = site.configuration();
    SipSettings sip = configuration.sip();
    var own = new ArrayList<String>();
    own.add(profile.apiKey().reveal());
    own.add(profile.sip().password().reveal());
    own.add(sip.username());
    own.add(sip.domain());
    own.add("127.0.0.1");
    configuration
        .numbers()
        .forEach(number -> {
          own.add(number.id());
          own.add(number.phoneNumber().value());
          own.add(number.label());
          own.add(number.etag());
        });
    configuration
        .connections()
        .forEach(connection -> {
          own.add(connection.id());
          own.add(connection.label());
        });
    own.addAll(List.of("kst_", "Boston", "Lowell"));
    return own.stream().filter(value -> value != null && !value.isEmpty()).toList();
  }

  @Test
  void aSessionOnAPlatformThatIsNoSandboxNeedsAYes() {
    var environment =
        Map.of("KALLGLOT_API_BASE", "http://127.0.0.1:1", "KALLGLOT_API_KEY", "sk_live_x");
    try (var console = new Console(home, environment)) {
      Outcome outcome = console.run("record", "--session", "--into", home.toString());
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.err()).contains("up to 1 API credit, 0 calls");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsToldBeforeAnythingIsAsked() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "in the way");
    var environment =
        Map.of("KALLGLOT_API_BASE", "http://127.0.0.1:1", "KALLGLOT_API_KEY", "sk_test_x");
    try (var console = new Console(home, environment)) {
      Outcome outcome = console.run("record", "--into", file.toString());
      assertThat(outcome.exitCode()).isEqualTo(6);
      assertThat(outcome.err())
          .contains("The folder " + file + " cannot be made: ", "is a file and no folder");
    }
  }

  @Test
  void nothingIsKeptWhereNobodyAnswers() {
    var environment =
        Map.of("KALLGLOT_API_BASE", "http://127.0.0.1:1", "KALLGLOT_API_KEY", "sk_test_x");
    try (var console = new Console(home, environment)) {
      Outcome outcome = console.run("record", "--into", home.toString());
      assertThat(outcome.exitCode()).isEqualTo(3);
      assertThat(home.resolve("environment.json")).doesNotExist();
    }
  }
}
