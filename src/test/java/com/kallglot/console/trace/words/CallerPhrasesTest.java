package com.kallglot.console.trace.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nobody who reads of another's call is told of "us" or of "this computer".
class CallerPhrasesTest {
  private static final Path RULES = Path.of("src/main/java/com/kallglot/console/trace/rules");
  private static final Pattern LITERALS =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*\\+\\s*)?");
  private static final Pattern OURS = Pattern.compile("(?i)\\b(we|us|our|ours|this computer)\\b");
  private static final Pattern UNSERE =
      Pattern.compile("(?i)\\b(wir|uns|unser\\w*|dies\\w+ computers?)\\b");

  /// The string literals of the rules, those that are added to each other as one.
  private static List<String> sentences() throws IOException {
    try (Stream<Path> files = Files.list(RULES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> literals(file).stream())
          .toList();
    }
  }

  private static List<String> literals(Path file) {
    try {
      var whole = new StringBuilder();
      LITERALS
          .matcher(Files.readString(file))
          .results()
          .forEach(
              found -> whole.append(found.group(1)).append(found.group(2) == null ? "\n" : ""));
      return whole.toString().lines().collect(Collectors.toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void noEnglishSentenceSpeaksOfUs() throws IOException {
    assertThat(sentences())
        .as("they do of our own calls")
        .anyMatch(each -> OURS.matcher(each).find());
    assertThat(sentences().stream().map(CallerPhrases::english).filter(OURS.asPredicate()))
        .as("sentences without a phrase in CallerPhrases")
        .isEmpty();
  }

  @Test
  void whatOthersSaidStaysAsItIs() {
    String warning = "399 pbx \"not allowed for user 1001, or for us\"";
    var own =
        new Cause(
            CauseCode.FORBIDDEN_AND_TOLD_WHY,
            "The far end heard what we sent: 403 Not for us.",
            Set.of(Blame.SIGNALLING),
            null,
            "403 Not for us; Warning: " + warning + "; for us",
            "Ask for users at this computer.");

    Cause said = CallerPhrases.of(own, List.of("Not for us", warning, ""));

    assertThat(said.sentence())
        .isEqualTo("The far end heard what the caller sent: 403 Not for us.");
    assertThat(said.evidence())
        .isEqualTo("403 Not for us; Warning: " + warning + "; for the caller");
    assertThat(said.change()).isEqualTo("Ask for users at the caller.");
  }

  @Test
  void noGermanSentenceSpeaksOfUs() {
    ResourceBundle german = ResourceBundle.getBundle("i18n.causes", Locale.GERMAN);
    assertThat(
            german.keySet().stream()
                .map(german::getString)
                .map(CallerPhrases::german)
                .filter(UNSERE.asPredicate()))
        .as("sentences without a phrase in CallerPhrases")
        .isEmpty();
  }
}
