package com.kallglot.console.trace.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Q850;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseWordsTest {
  private static final Set<CauseCode> NOTHING_TO_CHANGE =
      Set.of(
          CauseCode.WENT_WELL,
          CauseCode.UNFINISHED,
          CauseCode.OF_THE_TEST,
          CauseCode.ANSWERED_ELSEWHERE,
          CauseCode.BUSY_HERE,
          CauseCode.DECLINED_HERE);

  private static Cause cause(CauseCode code, @Nullable String change) {
    return new Cause(code, "It failed.", Set.of(Blame.NETWORK), null, "408", change);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindHasItsGermanSentenceAndWhatToDo(CauseCode code) {
    var german = CauseWords.in(Locale.GERMANY);
    assertThat(german.sentence(cause(code, null))).endsWith(".").isNotEqualTo("It failed.");
    assertThat(german.change(cause(code, "Do that.")).orElseThrow().equals("Do that."))
        .isEqualTo(NOTHING_TO_CHANGE.contains(code));
    assertThat(german.change(cause(code, null))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void englishIsTheCausesOwn(CauseCode code) {
    var english = CauseWords.in(Locale.UK);
    assertThat(english.sentence(cause(code, null))).isEqualTo("It failed.");
    assertThat(english.change(cause(code, "Do that."))).contains("Do that.");
  }

  @Test
  void nothingIsThereForNoKind() {
    Set<String> kinds =
        Arrays.stream(CauseCode.values())
            .map(code -> code.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    assertThat(ResourceBundle.getBundle("i18n.causes", Locale.GERMAN).keySet())
        .allMatch(key -> key.startsWith("q850.") || kinds.contains(key.replace(".change", "")));
  }

  @Test
  void everyCauseOfQ850HasItsGermanName() {
    var german = CauseWords.in(Locale.GERMAN);
    for (int value = 1; value <= 127; value++) {
      var cause = Q850.inferred(value);
      String english = CauseWords.in(Locale.ENGLISH).meaning(cause);
      assertThat(english).isEqualTo(cause.meaning());
      assertThat(german.meaning(cause)).isNotEqualTo(english);
      assertThat(german.meaning(cause).startsWith("siehe"))
          .as(cause + " " + german.meaning(cause))
          .isEqualTo(english.startsWith("see"));
    }
  }
}
