package com.kallglot.console.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.draft.Problem.Severity;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTest {
  private static final String TYPICAL =
      """
      {
        "mode": "bidirectional_translation",
        "voice_profile": {"speed": 1.50},
        "routing": {
          "phone_number": "+493023125001",
          "audio": [8000]
        },
        "metadata": { "desk": "berlin" }
      }
      """;

  @Test
  void readsWhatIsAskedForAndKeepsTrackOfTheRest() {
    Draft draft = Draft.parse(TYPICAL);

    assertThat(draft.problems()).isEmpty();
    assertThat(draft.violations()).isEmpty();
    assertThat(draft.request().mode()).isEqualTo("bidirectional_translation");
    assertThat(draft.request().routing())
        .isEqualTo(new RouteRequest(true, null, null, "+493023125001", null, null));
    assertThat(draft.request().metadata()).containsEntry("desk", "berlin");
    assertThat(draft.unknownFields())
        .containsExactly(
            new UnknownField("voice_profile", new Position(3, 3), "{\"speed\": 1.50}"),
            new UnknownField("routing.audio", new Position(6, 5), "[8000]"));
    assertThat(draft.positionOf("routing.phone_number")).contains(new Position(5, 21));
  }

  /// The first problem, its place and how it is told.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                                   | 1:1  | The text is empty
          {"mode":"ai_agent",}                 | 1:19 | A comma before “}”
          {"mode":"ai_agent" "metadata":{}}    | 1:20 | A comma is missing before “"”
          {"mode" "ai_agent"}                  | 1:9  | A colon is missing after “mode”
          {'mode':"ai_agent"}                  | 1:2  | Strings stand in double quotes
          {mode:"ai_agent"}                    | 1:2  | The name “mode” needs double quotes
          {"mode":"ai_agent"} // done          | 1:21 | JSON has no comments
          {"mode":"ai_agent"                   | 1:19 | The text ends, but what opens at line 1, column 1 is not closed
          {"mode":                             | 1:9  | The text ends where a value should be
          {"mode":"ai_agent                    | 1:9  | The string that begins here is not closed
          {"mode":"ai_agent"}}                 | 1:20 | More text after the end
          {"mode":"ai_agent","x":[1,2}         | 1:28 | “}” closes what was not opened here
          {"mode":"ai_agent","x":True}         | 1:24 | “True” is no JSON
          {"mode":"ai_agent","x":01}           | 1:24 | “01” is no number of JSON
          {"mode":"ai_agent","x":"\\q"}        | 1:25 | “\\q” is no escape
          {"mode":"ai_agent","x":"\\u12"}      | 1:25 | \\u takes four hexadecimal digits
          ["mode"]                             | 1:1  | The body is an object, not a list
          {"mode":"ai_agent","mode":"x"}       | 1:20 | mode: “mode” is given twice
          {"mode":"ai_agent","x":1e999}        | 1:24 | A number this large or long
          {"mode":"ai_agent","x":"\\ud83d"}    | 1:24 | Half a surrogate pair
          {"mode":"ai_agent","provider":"x"}   | 1:20 | The platform chooses the provider
          {"mode":"ai_agent","type":"sip"}     | 1:20 | “type” belongs into “routing”
          {"mode":"ai_agent","routing":{"direction":"up"}} | 1:43 | “up” is no direction; documented are inbound
          {"mode":"ai_agent","routing":{"phoneNumber":"+493023125001"}} | 1:31 | did you mean “phone_number”
          """)
  void tellsWhatIsWrongAndWhere(String text, String place, String message) {
    Draft draft = Draft.parse(text.replace("\\\\", "\\"));

    assertThat(draft.problems()).isNotEmpty();
    assertThat(draft.problems().getFirst().toString())
        .startsWith(place + " ")
        .contains(message.replace("\\\\", "\\"));
  }

  /// What the platform is expected to refuse, and for which field.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                     | missing_required_field | mode
          {"mode":null}                                          | missing_required_field | mode
          {"mode":"telepathy"}                                   | invalid_mode           | mode
          {"mode":7}                                             | invalid_field_value    | mode
          {"mode":"ai_agent","source_language":["en"]}           | invalid_field_value    | source_language
          {"mode":"ai_agent","routing":"sip"}                    | invalid_field_value    | routing
          {"mode":"ai_agent","routing":{"type":"pstn"}}          | invalid_field_value    | routing.type
          {"mode":"ai_agent","routing":{"phone_number":"030 1"}} | invalid_field_value    | routing.phone_number
          {"mode":"ai_agent","routing":{"phone_number":4930}}    | invalid_field_value    | routing.phone_number
          {"mode":"ai_agent","routing":{"sip":{"from_uri":"sip:a@b"}}} | invalid_field_value | routing.sip
          {"mode":"ai_agent","recording":{"enabled":"yes"}}      | invalid_field_value    | recording.enabled
          {"mode":"ai_agent"                                     | invalid_json           |
          """)
  void predictsTheRefusalOfAShape(String text, String code, String param) {
    Violation first = Draft.parse(text).violations().getFirst();

    assertThat(first.code()).isEqualTo(code);
    assertThat(first.param()).isEqualTo(param);
  }

  @Test
  void theFirstViolationIsTheOneThatIsAnswered() {
    Draft draft =
        Draft.parse(
            "{\"routing\":{\"direction\":1,\"phone_number\":\"1\",\"type\":\"x\"},"
                + "\"target_language\":1}");

    assertThat(draft.violations())
        .extracting(Violation::param)
        .containsExactly(
            "mode", "target_language", "routing.type", "routing.phone_number", "routing.direction");
  }

  @Test
  void aMistakeDoesNotHideWhatStandsBesideIt() {
    Draft draft =
        Draft.parse(
            """
            { // for the demo
              mode: 'ai_agent',
              "routing": {"type": "sip",},
            """);

    assertThat(draft.isWellFormed()).isFalse();
    assertThat(draft.request().mode()).isEqualTo("ai_agent");
    assertThat(draft.request().routing()).isEqualTo(RouteRequest.overSip());
    assertThat(draft.problems()).hasSize(5).allMatch(p -> p.severity() == Severity.ERROR);
    assertThat(draft.problems().getLast().toString())
        .isEqualTo("4:1 The text ends, but what opens at line 1, column 1 is not closed.");
  }

  @Test
  void columnsCountCharactersAsPeopleDo() {
    Draft draft = Draft.parse("{\"mode\":\"ai_agent\",\r\n \"note\":\"😀ß\", \"type\":\"sip\"}");

    assertThat(draft.problems().getFirst().toString()).startsWith("2:15 type:");
  }

  @Test
  void aByteOrderMarkIsToldAndPassedOver() {
    Draft draft = Draft.parse("\uFEFF{\"mode\":\"ai_agent\"}");

    assertThat(draft.request().mode()).isEqualTo("ai_agent");
    assertThat(draft.problems())
        .singleElement()
        .extracting(Problem::severity)
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void nestingWithoutEndIsStopped() {
    Draft draft = Draft.parse("{\"x\":" + "[".repeat(200_000));

    assertThat(draft.problems().getFirst().message()).isEqualTo("Nested more than 100 deep.");
  }

  @Test
  void setsAMemberWhereItStands() {
    Draft changed = Draft.parse(TYPICAL).with("routing.phone_number", "+19785550140");

    assertThat(changed.text()).isEqualTo(TYPICAL.replace("+493023125001", "+19785550140"));
  }

  @Test
  void addsAMemberInTheMannerOfItsNeighbours() {
    Draft lines = Draft.parse(TYPICAL).with("routing.direction", "outbound");
    Draft single = Draft.parse("{\"mode\":\"ai_agent\"}").with("routing.type", "sip");
    Draft empty = Draft.parse("{ }").with("mode", "ai_agent");

    assertThat(lines.text())
        .isEqualTo(
            TYPICAL.replace(
                "\"audio\": [8000]\n", "\"audio\": [8000],\n    \"direction\": \"outbound\"\n"));
    assertThat(single.text()).isEqualTo("{\"mode\":\"ai_agent\",\"routing\":{\"type\":\"sip\"}}");
    assertThat(empty.text()).isEqualTo("{\"mode\": \"ai_agent\"}");
  }

  @Test
  void removesAMemberWithItsCommaAndAnObjectLeftEmpty() {
    Draft first = Draft.parse(TYPICAL).without("mode");
    Draft inner = Draft.parse(TYPICAL).without("routing.audio");
    Draft emptied =
        Draft.parse("{\"mode\":\"ai_agent\",\"routing\":{\"sip\":{\"from_uri\":\"sip:a@b\"}}}")
            .without("routing.sip.from_uri");

    assertThat(first.problems())
        .extracting(Problem::code)
        .containsExactly("missing_required_field");
    assertThat(first.unknownFields()).hasSize(2);
    assertThat(inner.text()).contains("\"phone_number\": \"+493023125001\"\n  }");
    assertThat(emptied.text()).isEqualTo("{\"mode\":\"ai_agent\"}");
  }

  @Test
  void aBrokenTextIsNotEditedBlindly() {
    Draft broken = Draft.parse("{\"mode\":");

    assertThatThrownBy(() -> broken.with("mode", "ai_agent"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(List.of(broken.text())).containsExactly("{\"mode\":");
  }
}
