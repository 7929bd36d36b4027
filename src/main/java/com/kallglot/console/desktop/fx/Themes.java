package com.kallglot.console.desktop.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import com.kallglot.console.settings.Appearance.Theme;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Colours of a scene: AtlantaFX's Primer below, one structural stylesheet, and one small file of
/// colours for light or dark.
public final class Themes {
  private static final List<String> FONTS =
      List.of(
          "Inter-Regular.otf",
          "Inter-Medium.otf",
          "Inter-SemiBold.otf",
          "Inter-Bold.otf",
          "JetBrainsMono-Regular.ttf",
          "JetBrainsMono-Bold.ttf");
  private static final double ANY_SIZE = 13;

  private final Scene scene;
  private Theme theme = Theme.SYSTEM;

  public Themes(Scene scene) {
    this.scene = scene;
    Platform.getPreferences().colorSchemeProperty().subscribe(_ -> show());
  }

  /// Makes the shipped fonts known; where one cannot be read the stylesheet's fallback serves.
  public static void loadFonts() {
    for (String font : FONTS) {
      Font.loadFont(resource("/fonts/" + font), ANY_SIZE);
    }
  }

  public void use(Theme chosen) {
    theme = chosen;
    show();
  }

  private void show() {
    boolean dark = isDark();
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene
        .getStylesheets()
        .setAll(resource("/css/console.css"), resource(dark ? "/css/dark.css" : "/css/light.css"));
  }

  private boolean isDark() {
    return switch (theme) {
      case LIGHT -> false;
      case DARK -> true;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    };
  }

  private static String resource(String name) {
    return Objects.requireNonNull(Themes.class.getResource(name), name).toExternalForm();
  }
}
