package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What there is to do is found by what people call it, from every page.
@Tag("desktop")
class PaletteTest {
  @TempDir static Path home;
  private static OpenDesktop desktop;

  @BeforeAll
  static void open() {
    desktop = OpenDesktop.on(home).awaitRead();
  }

  @AfterAll
  static void close() {
    desktop.close();
  }

  @AfterEach
  void closePalette() {
    desktop.press(KeyCode.ESCAPE);
  }

  @ParameterizedTest
  @CsvSource({
    "buy, #buy-country",
    "add connection, #connection-label",
    "add a profile, #profile-name",
    "check all, #run-progress"
  })
  void whatAPageHasAButtonForIsDone(String typed, String appears) {
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type(typed);
    desktop.press(KeyCode.ENTER);
    desktop.awaitScreen(appears, () -> desktop.isShownNow(appears));
  }

  @Test
  void aLanguageIsFoundByItsOwnName() {
    desktop.press(KeyCode.CONTROL, KeyCode.K);
    desktop.type("deutsch");
    assertThat(desktop.says("Language: German (Deutsch)")).isTrue();
  }
}
