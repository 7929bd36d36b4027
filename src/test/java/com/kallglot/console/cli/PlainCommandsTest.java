package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.cli.Console.Outcome;
import com.kallglot.console.report.Schemas;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
