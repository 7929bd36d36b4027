package com.kallglot.console.desktop;

import com.kallglot.console.desktop.fx.Themes;
import com.kallglot.console.organization.impairment.FarEnd;
import com.kallglot.console.organization.impairment.Preset;
import com.kallglot.console.organization.impairment.Trouble;
import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pictures of the impairment lab.
@Tag("screens")
class ImpairmentScreensTest {
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

  private static void picture(String name, String language, Theme theme, double width)
      throws IOException {
    OpenDesktop.doOnScreen(() -> desktop.window().appear(new Appearance(theme, language)));
    Stage stage =
        OpenDesktop.onScreen(() -> {
          var made = new Stage();
          var page =
              new StackPane(new Views(desktop.window()).loader().load("impairment/Impairment"));
          page.getStyleClass().add("kg-page");
          made.setScene(new Scene(page, width, 860));
          new Themes(made.getScene()).use(theme);
          made.show();
          page.applyCss();
          page.layout();
          return made;
        });
    Pictures.snapshot(stage.getScene(), name + "-" + language);
    OpenDesktop.doOnScreen(stage::hide);
  }

  @Test
  void lab() throws IOException {
    var model = desktop.window().quality.impairment;
    desktop.awaitScreen("it is read", () -> model.now().isPresent());
    OpenDesktop.doOnScreen(() -> model.open().set(true));
    picture("impairment-clean", "en", Theme.LIGHT, 500);
    OpenDesktop.doOnScreen(() ->
        model.apply(
            Trouble.NONE
                .with(Preset.BAD.seeded(4711))
                .with(new FarEnd(1500L, 486, false, null, FarEnd.Sound.TONE, true))));
    picture("impairment-bad", "de", Theme.DARK, 420);
  }
}
