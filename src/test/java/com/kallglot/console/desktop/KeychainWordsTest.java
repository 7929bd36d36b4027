package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.KeychainWords;
import com.kallglot.console.settings.keychain.Keychain;
import com.kallglot.console.settings.keychain.Keychain.Owner;
import com.kallglot.console.settings.keychain.KeychainException;
import com.kallglot.console.settings.keychain.KeychainException.Reason;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Why there is no keychain is said in the language of the screen, and in English as the command
/// line says it.
class KeychainWordsTest {
  private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);
  private static final Messages GERMAN = Messages.in(Locale.GERMAN);

  @ParameterizedTest
  @EnumSource(Reason.class)
  void eachReasonIsSaidInBothLanguages(Reason reason) {
    String key = "keychain." + reason.name().toLowerCase(Locale.ROOT);
    assertThat(ENGLISH.get(key, "%s"))
        .as("with the apostrophe of print in place of the terminal's")
        .isEqualTo(reason.sentence().replace('\'', '’'));
    assertThat(GERMAN.get(key)).isNotEqualTo(ENGLISH.get(key)).contains("chlüsselbund");
    assertThat(GERMAN.get(key).contains("{0}")).isEqualTo(reason.sentence().contains("%s"));
  }

  @Test
  void noKeychainAtAll() {
    var problem =
        catchThrowableOfType(
            KeychainException.class,
            () -> Keychain.none().read(new Owner("home", "acme", "https://api.example/v1")));
    assertThat(KeychainWords.of(ENGLISH, problem)).isEqualTo(problem.getMessage());
    assertThat(KeychainWords.of(GERMAN, problem)).contains("Es gibt keinen Sitzungsbus");
  }
}
