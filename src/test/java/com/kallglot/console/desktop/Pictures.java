package com.kallglot.console.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Screens as picture files in `target/screens`.
final class Pictures {
  private static final Path FOLDER = Path.of("target", "screens");

  private Pictures() {}

  /// What is shown, in both themes, both languages, the usual and the smallest size.
  static void render(OpenDesktop desktop, String screen) throws IOException {
    for (String language : new String[] {"en", "de"}) {
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
          picture(desktop, screen, language, theme, size[0], size[1]);
        }
      }
    }
    OpenDesktop.doOnScreen(() -> desktop.window().appear(OpenDesktop.english(Theme.LIGHT)));
  }

  /// In the two that differ most: light and roomy in English, dark and small in German.
  static void both(OpenDesktop desktop, String screen) throws IOException {
    picture(desktop, screen, "de", Theme.DARK, 1024, 700);
    picture(desktop, screen, "en", Theme.LIGHT, 1440, 900);
  }

  static void picture(
      OpenDesktop desktop, String screen, String language, Theme theme, int width, int height)
      throws IOException {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().appear(new Appearance(theme, language));
      desktop.stage().setWidth(width);
      desktop.stage().setHeight(height);
    });
    desktop.awaitScreen(
        "the window has its size", () -> desktop.window().scene().getWidth() == width);
    String name =
        "%s-%s-%s-%dx%d"
            .formatted(screen, language, theme.name().toLowerCase(Locale.ROOT), width, height);
    assertThat(snapshot(desktop, name)).as(name).isEqualTo(width);
  }

  /// As it is now.
  ///
  /// @return its width
  static double snapshot(OpenDesktop desktop, String name) throws IOException {
    return snapshot(desktop.window().scene(), name);
  }

  /// @return its width
  static double snapshot(Scene scene, String name) throws IOException {
    WritableImage image = OpenDesktop.onScreen(() -> scene.snapshot(null));
    Files.createDirectories(FOLDER);
    ImageIO.write(copy(image), "png", FOLDER.resolve(name + ".png").toFile());
    return image.getWidth();
  }

  private static BufferedImage copy(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    var row = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), row, 0, width);
    var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    copy.setRGB(0, 0, width, height, row, 0, width);
    return copy;
  }
}
