package com.kallglot.console.desktop.routelab;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.curl.CurlCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The commands that are copied, run by a real bash whose `curl` tells what it was given.
class CurlTest {
  private static final String TOLD =
      "curl() { printf '%s\\0' \"$@\"; }; uuidgen() { echo u-u-i-d; }\n";
  private static final String BASE = "https://api.example.com/o'brien/";

  private static List<String> given(String command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("bash", "--norc", "-c", TOLD + command);
    builder.environment().put("KALLGLOT_API_KEY", "sk_test_x y");
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process bash = builder.redirectErrorStream(true).start();
    String told = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(told).isZero();
    return List.of(told.split("\0", -1));
  }

  @Test
  void bashGivesCurlTheVeryBody() throws Exception {
    var random = new Random(1);
    String alphabet = "abc \"'\\$`!^%&|<>;#(){}[]\n\t~*?ü€";
    List<String> commands = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (int n = 0; n < 200; n++) {
      var value = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        value.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String body =
          Draft.parse("{\n  \"mode\": \"ai_agent\"\n}").with("a", value.toString()).text();
      bodies.add(body);
      commands.add(Curl.of(BASE, body));
    }
    List<String> given = given(String.join("\n", commands));
    int each = (given.size() - 1) / bodies.size();
    for (int n = 0; n < bodies.size(); n++) {
      List<String> arguments = given.subList(n * each, (n + 1) * each);
      assertThat(arguments)
          .contains(
              "https://api.example.com/o'brien/v1/sessions",
              "Authorization: Bearer sk_test_x y",
              "Idempotency-Key: u-u-i-d")
          .endsWith(bodies.get(n));
      assertThat(CurlCommand.of(commands.get(n)))
          .as("and it can be pasted back")
          .isEqualTo(new CurlCommand.Body(bodies.get(n).strip(), CurlCommand.Key.NONE));
    }
  }

  @Test
  void aReadingNamesTheKeyAndTheAddress() throws Exception {
    assertThat(given(Curl.get("https://api.example.com/v1", "/sessions/sess_1")))
        .contains(
            "https://api.example.com/v1/sessions/sess_1", "Authorization: Bearer sk_test_x y");
  }
}
