package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.routelab.draft.ProblemWords;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.draft.Fault;
import com.kallglot.console.draft.Problem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What is wrong with a draft is said in the language of the screen, and in English as the command
/// line says it.
class ProblemWordsTest {
  private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);
  private static final Messages GERMAN = Messages.in(Locale.GERMAN);

  @ParameterizedTest
  @EnumSource(Fault.class)
  void eachFaultIsSaidInBothLanguages(Fault fault) {
    String key = "fault." + fault.name().toLowerCase(Locale.ROOT);
    var problem =
        new Problem(
            "",
            1,
            1,
            Problem.Severity.ERROR,
            "invalid_json",
            fault,
            List.of("one", Fault.Kind.LIST, "three"));
    assertThat(ENGLISH.get(key, "one", Fault.Kind.LIST, "three")).isEqualTo(problem.message());
    assertThat(GERMAN.get(key, "one", "eine Liste", "three")).doesNotContain("{0}", "{1}");
    if (fault != Fault.RULE) {
      assertThat(GERMAN.get(key)).isNotEqualTo(ENGLISH.get(key));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": 5}}"
            + " | routing.phone_number ist eine Zeichenkette, hier ist es eine Zahl.",
        "{\"mode\": \"ai_agent\", \"recording\": {\"enabled\": \"yes\"}}"
            + " | recording.enabled ist true oder false, hier ist es eine Zeichenkette.",
        "{\"mode\": \"ai_agent\" | Der Text endet, doch was bei Zeile 1, Spalte 1 öffnet, ist nicht"
            + " geschlossen.",
        "[1] | Der Inhalt ist ein Objekt, hier ist er eine Liste.",
        "{\"mode\": \"ai_agent\", \"routing\": {\"phone_number\": \"030\"}}"
            + " | Nicht in E.164-Form wie +493023125001.",
        "{} | mode fehlt."
      })
  void inGerman(String text, String said) {
    Draft draft = Draft.parse(text);
    assertThat(new ProblemWords(GERMAN).of(draft.violations().getFirst(), draft)).endsWith(said);
  }

  @Test
  void whatIsWrongIsToldOnceWithItsPlace() {
    Draft draft = Draft.parse("{\n  \"mode\": ai_agent\n}");
    assertThat(new ProblemWords(GERMAN).of(draft.violations().getFirst(), draft))
        .startsWith("2:11  „ai_agent“ ist kein JSON");
  }
}
