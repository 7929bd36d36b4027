package com.kallglot.console.desktop.fx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Pictures as PNG files (ISO/IEC 15948): 8 bits of red, green and blue, no filter. JavaFX alone
/// writes none, and the runtime that is shipped needs no desktop module for this.
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 137, 80, 78, 71, 13, 10, 26, 10};
  private static final int TRUE_COLOUR = 2;
  private static final int CHANNELS = 3;

  private Png() {}

  /// The pixels of a picture, to be taken on the JavaFX thread and written elsewhere.
  @SuppressWarnings("ArrayRecordComponent") // millions of pixels, compared with nothing
  public record Pixels(int width, int height, int[] argb) {
    public static Pixels of(Image image) {
      int width = (int) image.getWidth();
      int height = (int) image.getHeight();
      var argb = new int[width * height];
      image
          .getPixelReader()
          .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
      return new Pixels(width, height, argb);
    }
  }

  public static byte[] of(Pixels pixels) {
    var file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    var head = ByteBuffer.allocate(13).putInt(pixels.width()).putInt(pixels.height());
    head.put((byte) 8).put((byte) TRUE_COLOUR).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(file, "IHDR", head.array());
    chunk(file, "IDAT", deflated(rows(pixels)));
    chunk(file, "IEND", new byte[0]);
    return file.toByteArray();
  }

  /// Each row after a byte that says it is not filtered.
  private static byte[] rows(Pixels pixels) {
    var rows = ByteBuffer.allocate(pixels.height() * (1 + CHANNELS * pixels.width()));
    for (int y = 0; y < pixels.height(); y++) {
      rows.put((byte) 0);
      for (int x = 0; x < pixels.width(); x++) {
        int colour = pixels.argb()[y * pixels.width() + x];
        rows.put((byte) (colour >> 16)).put((byte) (colour >> 8)).put((byte) colour);
      }
    }
    return rows.array();
  }

  private static byte[] deflated(byte[] plain) {
    var into = new ByteArrayOutputStream();
    var deflater = new Deflater();
    try {
      deflater.setInput(plain);
      deflater.finish();
      var some = new byte[8192];
      while (!deflater.finished()) {
        into.write(some, 0, deflater.deflate(some));
      }
      return into.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream file, String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    var sum = new CRC32();
    sum.update(type);
    sum.update(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    file.writeBytes(type);
    file.writeBytes(data);
    file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
