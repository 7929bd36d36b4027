package com.kallglot.console.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for any text: ten thousand mangled ones, the same in every run.
class DraftPropertiesTest {
  private static final long SEED = 7;
  private static final int TEXTS = 10_000;
  private static final List<String> WHOLE =
      List.of(
          "{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\",\"sip\":{\"headers\":{\"X-A\":\"1\"}}}}",
          """
          {
            "mode" : "help_chat_voice",\r
          \t"metadata": {"a\\u00e9\\n": "b"}, "n": -1.5e+3
          }\
          """,
          "{\"x\":[{},[],null,true,false,0,\"😀\"],\"routing\":{\"phone_number\":\"+493023125001\"}}",
          " { } ");
  private static final String SPICE =
      "{}[]\",:\\/*#'0123456789.eE+-truefalsn \t\r\nu00d8é\uFEFF\u0001\ud83d";

  private static String mangled(Random random) {
    StringBuilder text = new StringBuilder(WHOLE.get(random.nextInt(WHOLE.size())));
    for (int changes = random.nextInt(5); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      char spice = SPICE.charAt(random.nextInt(SPICE.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, spice);
        case 1 -> text.delete(at, Math.min(text.length(), at + 1));
        case 2 -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf(spice));
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }

  /// Gson in its strict mode as the oracle; it says nothing of names given twice.
  private static boolean isJsonObject(String text) {
    TypeAdapter<JsonElement> adapter = Json.gson().getAdapter(JsonElement.class);
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = adapter.read(reader);
      return reader.peek() == JsonToken.END_DOCUMENT && element instanceof JsonObject;
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      return false;
    }
  }

  @Test
  void agreesWithAStrictReaderAboutWhatIsJson() {
    Random random = new Random(SEED);
    int right = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = mangled(random);
      Draft draft = Draft.parse(text);
      boolean duplicates =
          draft.problems().stream().anyMatch(p -> p.message().contains("given twice"));
      if (!duplicates) {
        assertThat(draft.isWellFormed())
            .as("%s %s", Draft.quoted(text), draft.problems())
            .isEqualTo(isJsonObject(text));
      }
      right += draft.isWellFormed() ? 1 : 0;
    }
    assertThat(right).as("both kinds are among them").isBetween(TEXTS / 20, TEXTS * 19 / 20);
  }

  @Test
  void everyProblemLiesInTheTextAndABrokenTextHasOne() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < TEXTS; i++) {
      String text = mangled(random);
      Draft draft = Draft.parse(text);
      long lines = text.lines().count() + 1;
      assertThat(draft.problems())
          .as(text)
          .allMatch(p -> p.line() >= 1 && p.line() <= lines && p.column() >= 1);
      if (!draft.isWellFormed()) {
        assertThat(draft.problems()).as(text).isNotEmpty();
        assertThat(draft.violations())
            .singleElement()
            .matches(violation -> violation.code().equals("invalid_json"));
      }
    }
  }

  @Test
  void understandsWhatTheWireUnderstands() throws UnreadableJsonException {
    for (String text : WHOLE) {
      SessionRequest read = Json.read(text, SessionRequest.class);
      assertThat(Draft.parse(text).request()).isEqualTo(read);
      String written = Json.write(read);
      assertThat(Draft.parse(written).request()).isEqualTo(read);
    }
  }

  @Test
  void anEditSetsItsMemberAndNothingElse() {
    Random random = new Random(SEED + 2);
    String[] paths = {"mode", "routing.phone_number", "routing.sip.from_uri", "metadata"};
    for (int i = 0; i < TEXTS / 4; i++) {
      Draft draft = Draft.parse(mangled(random));
      if (!draft.isWellFormed()) {
        continue;
      }
      String path = paths[random.nextInt(paths.length)];
      Draft with = draft.with(path, "a\"b\\c\n😀");
      Draft without = with.without(path);

      assertThat(with.isWellFormed()).as(with.text()).isTrue();
      assertThat(valueAt(with.text(), path)).isEqualTo("a\"b\\c\n😀");
      assertThat(without.isWellFormed()).as(without.text()).isTrue();
      assertThat(without.positionOf(path)).as(without.text()).isEmpty();
      if (path.equals("mode")) {
        assertThat(json(with.unknownFields())).isEqualTo(json(draft.unknownFields()));
        assertThat(json(without.unknownFields())).isEqualTo(json(draft.unknownFields()));
      }
    }
  }

  private static List<String> json(List<UnknownField> fields) {
    return fields.stream().map(field -> field.path() + field.json()).toList();
  }

  private static String valueAt(String text, String path) {
    JsonElement element = JsonParser.parseString(text.replace("\uFEFF", ""));
    for (String name : path.split("\\.", -1)) {
      element = element.getAsJsonObject().get(name);
    }
    return element.getAsString();
  }
}
