package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Png;
import com.kallglot.console.desktop.workspace.Saving;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;

/// Saves what the page shows of a result as a picture: the stations with their reasons and the
/// outcome, twice as large as on the screen. The request is not in it.
public final class PictureExport {
  private static final double SCALE = 2;
  private static final int MARGIN = 32;

  private final Saving saving;

  public PictureExport(Saving saving) {
    this.saving = saving;
  }

  /// Asks where, and saves these parts one below the other.
  void save(String name, Region page, List<Region> parts) {
    Png.Pixels pixels = Png.Pixels.of(stacked(ground(page), parts));
    var owner = page.getScene() == null ? null : page.getScene().getWindow();
    saving.ask(
        owner,
        name + ".png",
        (words, file) -> words.get("picture.saved", file),
        file -> Files.write(file, Png.of(pixels)));
  }

  private static Paint ground(Region page) {
    return page.getBackground() == null || page.getBackground().getFills().isEmpty()
        ? Color.WHITE
        : page.getBackground().getFills().getLast().getFill();
  }

  private static Image stacked(Paint ground, List<Region> parts) {
    List<WritableImage> images = parts.stream().map(part -> drawn(ground, part)).toList();
    int width = images.stream().mapToInt(each -> (int) each.getWidth()).max().orElse(1);
    int height = images.stream().mapToInt(each -> (int) each.getHeight() + MARGIN).sum();
    var all = new WritableImage(width + 2 * MARGIN, height + MARGIN);
    var writer = all.getPixelWriter();
    Color colour = ground instanceof Color plain ? plain : Color.WHITE;
    int[] row = new int[(int) all.getWidth()];
    Arrays.fill(row, argb(colour));
    for (int y = 0; y < all.getHeight(); y++) {
      writer.setPixels(0, y, row.length, 1, PixelFormat.getIntArgbInstance(), row, 0, row.length);
    }
    int top = MARGIN;
    for (WritableImage image : images) {
      int rows = (int) image.getHeight();
      writer.setPixels(MARGIN, top, (int) image.getWidth(), rows, image.getPixelReader(), 0, 0);
      top += rows + MARGIN;
    }
    return all;
  }

  private static int argb(Color colour) {
    int red = (int) Math.round(colour.getRed() * 255);
    int green = (int) Math.round(colour.getGreen() * 255);
    int blue = (int) Math.round(colour.getBlue() * 255);
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  private static WritableImage drawn(Paint ground, Region part) {
    var parameters = new SnapshotParameters();
    parameters.setTransform(Transform.scale(SCALE, SCALE));
    parameters.setFill(ground);
    return part.snapshot(parameters, null);
  }
}
