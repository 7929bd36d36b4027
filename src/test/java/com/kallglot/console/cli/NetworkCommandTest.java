package com.kallglot.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `network` towards the sandbox, over the loopback.
class NetworkCommandTest {
  @TempDir Path home;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(home);
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void everyTransportOfTheSandboxIsTriedStepByStep() {
    Console.Outcome outcome = console.run("network", "--json");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    JsonObject document = JsonParser.parseString(outcome.out()).getAsJsonObject();
    assertThat(document.get("source").getAsString()).isEqualTo("platform");
    JsonObject data = document.getAsJsonObject("data");
    assertThat(data.get("seen_as").getAsString()).isEqualTo("127.0.0.1");
    assertThat(data.getAsJsonArray("remarks")).isEmpty();
    List<String> steps = new ArrayList<>();
    for (JsonElement one : data.getAsJsonArray("transports")) {
      JsonObject tried = one.getAsJsonObject();
      assertThat(tried.get("reached").getAsBoolean()).as(tried.toString()).isTrue();
      assertThat(tried.get("translation").getAsString()).isEqualTo("none");
      for (JsonElement step : tried.getAsJsonArray("steps")) {
        steps.add(
            tried.get("transport").getAsString()
                + " "
                + step.getAsJsonObject().get("step").getAsString());
      }
    }
    assertThat(steps)
        .containsExactlyInAnyOrder(
            "udp name",
            "udp options",
            "tcp name",
            "tcp tcp_connect",
            "tcp options",
            "tls name",
            "tls tcp_connect",
            "tls tls_handshake",
            "tls options");
  }

  @Test
  void theSheetForTheFirewallStandsBelow() {
    Console.Outcome outcome = console.run("network");
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("This computer: ")
        .contains("Seen by the platform as 127.0.0.1")
        .contains("TRANSPORT  PLATFORM")
        .contains("To open in a firewall before a PBX:")
        .contains("signalling")
        .contains("media");
  }

  @Test
  void whereNothingIsSetUpThereIsNothingToTry() {
    Console.Outcome outcome = console.run("network", "--profile", "sandbox-empty");
    assertThat(outcome.out()).contains("SIP is switched off there");
  }
}
