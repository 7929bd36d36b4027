package com.kallglot.console.draft.curl;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.curl.CurlCommand.Body;
import com.kallglot.console.draft.curl.CurlCommand.NoBody;
import com.kallglot.console.draft.curl.CurlCommand.NoCommand;
import com.kallglot.console.draft.curl.CurlCommand.Reason;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pasted commands, written for any shell: the body comes out as it went in, a key never does.
@SuppressWarnings("StringConcatToTextBlock") // commands with the line ends of their shells
class CurlCommandTest {
  private static final String BODY = "{\"mode\":\"ai_agent\"}";
  private static final String ODD =
      "{\"mode\":\"ai_agent\",\"metadata\":{\"a\":\"it's $HOME `x` \\\\ ^ % ! & | < > ü\"}}";

  private static String body(String command) {
    CurlCommand read = CurlCommand.of(command);
    assertThat(read).as(command).isInstanceOf(Body.class);
    return ((Body) read).text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl https://x/v1/sessions -d '%s'",
        "$ curl -sS -X POST 'https://x/v1/sessions' \\\n"
            + "  -H 'Content-Type: application/json' \\\n"
            + "  --data '%s'",
        "curl --data-raw '%s' https://x",
        "curl --data-binary '%s'",
        "curl --json '%s' https://x",
        "curl -sSd '%s' https://x; echo done",
        "curl -XPOST -d'%s' https://x # a note",
        "/usr/bin/curl -d @- https://x <<'END'\n%s\nEND\necho done",
        "curl -d @- https://x <<-END\n\t%s\n\tEND\n",
        "curl --json @- <<< '%s'",
        "echo '%s' | curl -sS --json @- https://x",
        "printf '%%s' '%s' | curl -d @- https://x",
      })
  void everyWayToSendABodyIsUnderstood(String command) {
    assertThat(body(command.formatted(BODY))).isEqualTo(BODY);
  }

  @Test
  void whatABrowserCopiesForEitherShellIsUnderstood() {
    assertThat(
            body(
                "curl 'https://x' --data-raw"
                    + " $'{\"mode\":\"ai_agent\",\"a\":\"it\\'s\\u0021\\n\"}'"))
        .isEqualTo("{\"mode\":\"ai_agent\",\"a\":\"it's!\n\"}".strip());
    assertThat(
            body(
                "curl ^\"https://x^\" ^\n"
                    + "  -H ^\"accept: */*^\" ^\n"
                    + "  --data-raw ^\"^{^\\^\"mode^\\^\":^\\^\"ai_agent^\\^\"^}^\""))
        .isEqualTo(BODY);
    assertThat(body("curl.exe -X POST \"https://x\" -d \"{\\\"mode\\\":\\\"ai_agent\\\"}\""))
        .isEqualTo(BODY);
    assertThat(body("curl \"https://x\" ^\r\n  -d \"{\"\"mode\"\":\"\"ai_agent\"\"}\""))
        .isEqualTo(BODY);
  }

  private static String single(String body) {
    return "curl -d '" + body.replace("'", "'\\''") + "' https://x";
  }

  private static String doubled(String body) {
    return "curl -d \"" + body.replaceAll("([$`\"\\\\])", "\\\\$1") + "\" https://x";
  }

  private static String ansi(String body) {
    return "curl --data-raw $'"
        + body.replace("\\", "\\\\").replace("'", "\\'").replace("!", "\\u0021")
        + "'";
  }

  /// As the runtime of a Windows program wants it, between quotes, with every caret that cmd takes
  /// out.
  private static String prompt(String body) {
    String argument =
        "\"" + body.replaceAll("(\\\\*)\"", "$1$1\\\\\"").replaceAll("(\\\\+)$", "$1$1") + "\"";
    return "curl --data-raw " + argument.replaceAll("([^\\w ])", "^$1").replace("^^^\n", "^\n\n");
  }

  @Test
  void anyBodyComesOutAsItWentIn() {
    var random = new Random(42);
    String alphabet = "abc \"'\\$`!^%&|<>;#(){}[]:,\t~*?üß€\uD83D\uDE00@=+";
    for (int n = 0; n < 2_000; n++) {
      var value = new StringBuilder();
      for (int i = random.nextInt(30); i > 0; i--) {
        value.appendCodePoint(
            alphabet.codePoints().skip(random.nextInt(40)).findFirst().orElse('x'));
      }
      String body = Draft.parse("{\"mode\":\"ai_agent\"}").with("note", value.toString()).text();
      for (String command : List.of(single(body), doubled(body), ansi(body), prompt(body))) {
        assertThat(body(command)).as(command).isEqualTo(body);
      }
    }
  }

  @Test
  void randomTextsBreakNothing() {
    var random = new Random(7);
    String pieces = "curl -d@'\"\\$^\n<|&;# {}";
    for (int n = 0; n < 20_000; n++) {
      var text = new StringBuilder("curl ");
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      assertThat(CurlCommand.of(text.toString())).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -H 'Authorization: Bearer sk_live_CANARY1' -d '%s'",
        "curl -H \"X-Api-Key: sk_test_CANARY1\" -d '%s'",
        "curl -u me:CANARY1 -d '%s'",
        "curl --oauth2-bearer CANARY1 -d '%s'",
        "curl https://me:CANARY1@x/v1 -d '%s'",
        "curl 'https://x/?token=kst_live_CANARY1' -d '%s'",
      })
  void aKeyIsDroppedAndItIsSaid(String command) {
    CurlCommand read = CurlCommand.of(command.formatted(BODY));
    assertThat(read).isEqualTo(new Body(BODY, CurlCommand.Key.DROPPED));
    assertThat(read.toString()).doesNotContain("CANARY1");
  }

  @Test
  void aKeyInTheBodyIsDroppedTooAndAVariableIsNone() {
    assertThat(CurlCommand.of("curl -d '{\"mode\":\"ai_agent\",\"k\":\"sk_live_CANARY1\"}'"))
        .isEqualTo(new Body("{\"mode\":\"ai_agent\",\"k\":\"***\"}", CurlCommand.Key.DROPPED));
    assertThat(CurlCommand.of("curl -H \"Authorization: Bearer $KEY\" -d '" + BODY + "'"))
        .isEqualTo(new Body(BODY, CurlCommand.Key.NONE));
  }

  @Test
  void whatHasNoBodySaysWhy() {
    assertThat(CurlCommand.of("curl https://x")).isEqualTo(new NoBody(Reason.NOTHING_SENT, ""));
    assertThat(CurlCommand.of("curl -d @body.json https://x"))
        .isEqualTo(new NoBody(Reason.IN_A_FILE, "body.json"));
    assertThat(CurlCommand.of("jq . x | curl -d @- https://x")).isEqualTo(new NoCommand());
    assertThat(CurlCommand.of("curl -d @- https://x"))
        .isEqualTo(new NoBody(Reason.FROM_A_PROGRAM, ""));
    assertThat(CurlCommand.of("curl -F a=b https://x")).isEqualTo(new NoBody(Reason.NO_JSON, "-F"));
    assertThat(CurlCommand.of("{\"mode\":\"curl \"}")).isEqualTo(new NoCommand());
  }

  @Test
  void severalBodiesAreJoinedAsCurlDoesIt() {
    assertThat(body("curl -d a=1 -d b=2 https://x")).isEqualTo("a=1&b=2");
    assertThat(body("curl --json '{\"mode\":' --json '\"ai_agent\"}'")).isEqualTo(BODY);
    assertThat(body(single(ODD))).isEqualTo(ODD);
  }
}
