package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text in both languages, none too many. What is missing is printed as the lines to paste.
class LocalizationTest {
  private static final Path TEXTS = Path.of("src/main/resources/i18n");
  private static final Path DESKTOP = Path.of("src/main/java/com/kallglot/console/desktop");
  private static final Path VIEWS = Path.of("fxml");
  private static final Pattern IN_VIEW = Pattern.compile("\"%([\\w.]+)\"");
  private static final Pattern WHOLE = Pattern.compile("\"([a-z]\\w*(?:\\.\\w+)+)\"");
  private static final Pattern PREFIX = Pattern.compile("\"([a-z]\\w*(?:\\.\\w+)*\\.)\"\\s*\\+");
  private static final Pattern CONSTANTS = Pattern.compile("\\.of\\(\\s*\"([a-z][\\w.]*)\"");

  private static final Pattern KEY = Pattern.compile("^([\\w.]+)=", Pattern.MULTILINE);

  private static Properties texts(String file) throws IOException {
    var texts = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS.resolve(file))) {
      texts.load(reader);
    }
    return texts;
  }

  private static String all(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(LocalizationTest::read)
          .collect(Collectors.joining("\n"));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String toPaste(Set<String> keys) {
    return keys.stream().map(key -> key + "=\n").collect(Collectors.joining("", "\n", ""));
  }

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    Set<String> english = texts("messages.properties").stringPropertyNames();
    Set<String> german = texts("messages_de.properties").stringPropertyNames();
    Set<String> missing = new TreeSet<>(english);
    missing.removeAll(german);
    assertThat(missing).as("paste into messages_de.properties:" + toPaste(missing)).isEmpty();
    Set<String> extra = new TreeSet<>(german);
    extra.removeAll(english);
    assertThat(extra).as("paste into messages.properties:" + toPaste(extra)).isEmpty();
  }

  /// The second would silently hide the first.
  @Test
  void nothingIsSaidTwice() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      assertThat(files)
          .allSatisfy(file ->
              assertThat(KEY.matcher(read(file)).results().map(key -> key.group(1)))
                  .as(file.toString())
                  .isNotEmpty()
                  .doesNotHaveDuplicates());
    }
  }

  @Test
  void bothLanguagesTakeTheSameArguments() throws IOException {
    Properties german = texts("messages_de.properties");
    Pattern argument = Pattern.compile("(\\{\\d})");
    texts("messages.properties")
        .forEach((key, english) ->
            assertThat(found(argument, german.getProperty(key.toString(), "")))
                .as(key.toString())
                .isEqualTo(found(argument, english.toString())));
  }

  @Test
  void everyTextThatIsUsedIsThere() throws IOException {
    Properties english = texts("messages.properties");
    Set<String> heads =
        english.stringPropertyNames().stream()
            .map(key -> key.replaceFirst("\\..*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> used = found(IN_VIEW, all(VIEWS));
    String sources = all(DESKTOP);
    Set<String> constants = found(CONSTANTS, sources);
    found(WHOLE, sources).stream()
        .filter(key -> heads.contains(key.replaceFirst("\\..*", "")))
        .filter(key -> !constants.contains(key))
        .forEach(used::add);
    used.removeIf(english::containsKey);
    // Names of fields of the API look the same
    used.removeIf(key -> key.startsWith("recording.") || key.startsWith("routing."));
    assertThat(used).as("paste into both files:" + toPaste(used)).isEmpty();
  }

  @Test
  void everyTextThatIsThereIsUsed() throws IOException {
    String sources = all(DESKTOP);
    Set<String> whole = found(WHOLE, sources);
    whole.addAll(found(IN_VIEW, all(VIEWS)));
    whole.addAll(found(Pattern.compile("\"([a-z]+)\""), sources));
    Set<String> prefixes = found(PREFIX, sources);
    found(CONSTANTS, sources).forEach(constant -> prefixes.add(constant + "."));
    Predicate<String> isUsed =
        key -> whole.contains(key) || prefixes.stream().anyMatch(key::startsWith);
    assertThat(texts("messages.properties").stringPropertyNames())
        .as("texts that nobody uses")
        .allMatch(isUsed);
  }
}
