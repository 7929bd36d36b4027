package com.kallglot.console.desktop;

import com.kallglot.console.settings.Appearance;
import com.kallglot.console.settings.Appearance.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Takes pictures of an open window into `target/screens`.
final class Pictures {
  private static final Path FOLDER = Path.of("target", "screens");

  private final OpenDesktop desktop;

  Pictures(OpenDesktop desktop) throws IOException {
    this.desktop = desktop;
    Files.createDirectories(FOLDER);
  }

  /// In both languages, both themes and both sizes.
  void all(String screen) throws IOException {
    for (String language : new String[] {"en", "de"}) {
      for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
        one(screen, language, theme, 1440, 900);
        one(screen, language, theme, 1024, 700);
      }
    }
    OpenDesktop.doOnScreen(() -> desktop.window().appear(OpenDesktop.english(Theme.LIGHT)));
  }

  void one(String screen, String language, Theme theme, int width, int height) throws IOException {
    OpenDesktop.doOnScreen(() -> {
      desktop.window().appear(new Appearance(theme, language));
      desktop.stage().setWidth(width);
      desktop.stage().setHeight(height);
    });
    desktop.awaitScreen(
        "the window has its size", () -> desktop.window().scene().getWidth() == width);
    WritableImage image = OpenDesktop.onScreen(() -> desktop.window().scene().snapshot(null));
    String name =
        "%s-%s-%s-%dx%d.png"
            .formatted(screen, language, theme.name().toLowerCase(Locale.ROOT), width, height);
    ImageIO.write(copy(image), "png", FOLDER.resolve(name).toFile());
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
