package com.kallglot.console.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingOptionsTest {
  private static final Path MAIN = Path.of("src/main/java/com/kallglot/console");
  private static final Pattern OPTION = Pattern.compile("--[a-z]+");

  /// All sources of a folder, literals that are broken over lines put together.
  private static String sources(String folder) throws IOException {
    try (Stream<Path> files = Files.list(MAIN.resolve(folder))) {
      return files.map(SettingOptionsTest::text).collect(Collectors.joining("\n"));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void causesNameSettingsAndNoOptions() throws IOException {
    ResourceBundle german = ResourceBundle.getBundle("i18n.causes", Locale.GERMAN);

    assertThat(sources("trace/rules")).doesNotContainPattern(OPTION);
    assertThat(german.keySet().stream().map(german::getString))
        .isNotEmpty()
        .noneMatch(OPTION.asPredicate());
  }

  @Test
  void eachNameIsOneThatCausesUseAndEachOptionThere() throws IOException {
    String rules = sources("trace/rules");
    String options = sources("cli/option");

    assertThat(SettingOptions.NAMED)
        .allSatisfy(named -> {
          assertThat(rules).contains(named.getKey());
          assertThat(OPTION.matcher(named.getValue()).results())
              .isNotEmpty()
              .allMatch(option -> options.contains('"' + option.group() + '"'));
        });
  }

  @Test
  void theCommandLineSaysItsOption() {
    assertThat(SettingOptions.in("Set the encryption (SRTP) to required."))
        .isEqualTo("Set the encryption (SRTP, --srtp) to required.");
  }
}
