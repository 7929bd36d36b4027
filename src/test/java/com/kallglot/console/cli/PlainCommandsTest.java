package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The commands that need another telephone or a PBX, with one at the other end.
@Tag("native")
@Tag("timed")
class PlainCommandsTest {
  private static final Pattern CONTACT = Pattern.compile("Answering calls to (sip:\\S+) until");

  @TempDir Path home;

  @Test
  void answerTakesACallOfAnotherProcessAndEchoesIt() throws Exception {
    var environment = Map.of("KALLGLOT_CONSOLE_HOME", home.resolve("other").toString());
    try (var other = Program.start(environment, "answer");
        var console = new Console(home.resolve("ours"))) {
      other.awaitSaid("Answering calls to ");
      other.awaitSaid("until Ctrl+C");
      Matcher contact = CONTACT.matcher(other.out() + other.err());
      assertThat(contact.find()).isTrue();

      Outcome outcome =
          console.run(
              "call", "--to", contact.group(1), "--expect", "echo", "--dtmf", "42#", "--json");

      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
      assertThat(call.getAsJsonObject("media").get("heard").getAsString()).isEqualTo("echo");
      assertThat(call.getAsJsonObject("dtmf").get("confirmed").getAsString()).isEqualTo("42#");
      other.awaitSaid("digits 42#");
      other.interrupt();
      assertThat(other.exitCode()).isEqualTo(130);
      assertThat(other.out()).startsWith("200 sip:").contains(" s, digits 42#");
    }
  }

  @Test
  void answerRefusesWithTheStatusAskedFor() throws Exception {
    var environment = Map.of("KALLGLOT_CONSOLE_HOME", home.resolve("other").toString());
    try (var other = Program.start(environment, "answer", "--code", "486");
        var console = new Console(home.resolve("ours"))) {
      other.awaitSaid("until Ctrl+C");
      Matcher contact = CONTACT.matcher(other.out() + other.err());
      assertThat(contact.find()).isTrue();

      Outcome outcome = console.run("call", "--to", contact.group(1), "--expect", "code:486");

      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      other.awaitSaid("not answered");
      assertThat(other.out()).startsWith("486 sip:");
    }
  }

  @Test
  void aLineThatCannotRegisterFailsItsCallAndSaysSo() throws Exception {
    try (var console = new Console(home)) {
      SipSettings sip = console.site().configuration().sip();
      Path password = Files.writeString(home.resolve("password"), "not the password");

      Outcome outcome =
          console.run(
              "call",
              "--to",
              "sip:nobody@127.0.0.1:" + port(sip),
              "--registrar",
              "127.0.0.1:" + port(sip),
              "--user",
              sip.username(),
              "--password-file",
              password.toString(),
              "--json");

      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(1);
      JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
      assertThat(call.get("cause").getAsString()).startsWith("The line is not registered");
      assertThat(call.getAsJsonArray("blame").toString()).contains("auth");
      assertThat(call.getAsJsonArray("checks").toString()).contains("not registered: 40");
    }
  }

  private static int port(SipSettings sip) {
    return sip.transports().stream()
        .filter(transport -> transport.kind() == SipTransport.UDP)
        .mapToInt(SipSettings.Transport::port)
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"call --to sip:a@127.0.0.1:9 --codec FOO", "answer --codec FOO"})
  void aCodecThatThereIsNotIsToldBeforeACall(String command) {
    try (var console = new Console(home)) {
      Outcome outcome = console.run(command.split(" "));
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
      assertThat(outcome.err()).contains("--codec 'FOO' is none", "PCMA", "opus");
    }
  }

  @Test
  void aReportIsWrittenOverNothing() throws Exception {
    Path folder = home.resolve("why");
    String[] command = {
      "call", "--to", "sip:a@127.0.0.1:1;transport=tcp", "--report", folder.toString()
    };
    try (var console = new Console(home)) {
      assertThat(console.run(command).exitCode()).isEqualTo(1);
      String first = Files.readString(folder.resolve("call.json"));
      Outcome second = console.run(command);
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.out()).isEmpty();
      assertThat(second.err()).contains(folder + " is not empty (call.json)", "--report");
      assertThat(folder.resolve("call.json")).hasContent(first);
      Outcome inTheWay =
          console.run("call", "--to", "sip:a@127.0.0.1:1", "--report", folder + "/call.json");
      assertThat(inTheWay.exitCode()).isEqualTo(6);
      assertThat(inTheWay.err()).contains("is a file and no folder").doesNotContain("java.");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sip:a@127.0.0.1:1;transport=tcp | refused",
        "sip:a@no.such.host.invalid | the name of the far end has no address"
      })
  void whereNobodyWasReachedNobodyAskedForCredentials(String to, String answer) {
    try (var console = new Console(home)) {
      Outcome outcome = console.run("call", "--to", to, "--json");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(actual(outcome, "auth")).isEqualTo("nobody was reached");
      assertThat(actual(outcome, "answer")).containsIgnoringCase(answer);
      assertThat(JsonParser.parseString(outcome.out()).getAsJsonObject().get("cause").getAsString())
          .doesNotContain("gethostbyname");
    }
  }

  @Test
  void aChallengeWithoutCredentialsIsNotCalledARefusalOfThem() throws Exception {
    try (var console = new Console(home)) {
      int port = port(console.site().configuration().sip());
      Outcome outcome = console.run("call", "--to", "sip:sess_x@127.0.0.1:" + port, "--json");
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(actual(outcome, "auth"))
          .isEqualTo("401, the challenge: there were no credentials to answer it with");
    }
  }

  private static String actual(Outcome outcome, String check) {
    return JsonParser.parseString(outcome.out())
        .getAsJsonObject()
        .getAsJsonArray("checks")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .filter(one -> one.get("name").getAsString().equals(check))
        .map(one -> one.get("actual").getAsString())
        .findFirst()
        .orElseThrow();
  }

  /// A platform that manages nothing is asked for the first time when the session is created.
  @Test
  void aKeyThatIsRejectedByTheSessionsAloneExitsWithThree() throws Exception {
    try (var platform = new MockWebServer()) {
      platform.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              boolean creates = request.getMethod().equals("POST");
              return new MockResponse.Builder()
                  .code(creates ? 401 : 404)
                  .body(
                      "{\"error\":{\"code\":\"%s\",\"message\":\"No\"}}"
                          .formatted(creates ? "invalid_api_key" : "resource_not_found"))
                  .build();
            }
          });
      platform.start(InetAddress.getLoopbackAddress(), 0);
      String base = "http://127.0.0.1:" + platform.getPort() + "/v1";
      var environment = Map.of("KALLGLOT_API_BASE", base, "KALLGLOT_API_KEY", "sk_test_x");
      try (var console = new Console(home, environment)) {
        Outcome outcome = console.run("call", "--route", "stream", "--yes");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(3);
        assertThat(outcome.out())
            .contains("the platform rejected the key")
            .doesNotContain("no matter of its route", "Look the code up");
      }
    }
  }

  @Test
  void viaReachesTheSessionByTheAddressOfThePbx() throws Exception {
    try (var console = new Console(home)) {
      Profile profile = console.services().profile(Optional.of("sandbox"));
      SipSettings sip = console.site().configuration().sip();
      int port = port(sip);
      Path password =
          Files.writeString(home.resolve("password"), profile.sip().password().reveal());
      String template = "sip:{session_id}@127.0.0.1:" + port;

      Outcome outcome =
          console.run(
              "call",
              "--route",
              "sip",
              "--via",
              template,
              "--user",
              sip.username(),
              "--password-file",
              password.toString(),
              "--codec",
              "G729,PCMU",
              "--json");

      assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
      assertThat(Schemas.violations(Schemas.CALL, outcome.out())).isEmpty();
      JsonObject call = JsonParser.parseString(outcome.out()).getAsJsonObject();
      String session = call.getAsJsonObject("actual").get("session_id").getAsString();
      assertThat(call.get("via").getAsString()).isEqualTo(template);
      assertThat(call.get("dialed").getAsString())
          .isEqualTo("sip:" + session + "@127.0.0.1:" + port);
      assertThat(call.getAsJsonObject("sip").get("transport").getAsString()).isEqualTo("udp");
      assertThat(call.getAsJsonObject("media").get("codec").getAsString()).isEqualTo("PCMU");
      assertThat(outcome.out()).doesNotContain(profile.sip().password().reveal());
    }
  }
}
