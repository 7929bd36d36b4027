package com.kallglot.console.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads and writes RIFF/WAVE files of 16-bit PCM, one or two channels.
///
/// Reading takes what recorders really leave behind: chunks it does not know, in any order, odd
/// ones padded or not, a data chunk whose size says more than the file holds (a recording cut
/// short). Everything else that is not such a file is an [IOException] that says what was found.
public final class Wav {
  private static final int HEADER_BYTES = 44;
  private static final int PCM_FORMAT = 1;
  private static final int EXTENSIBLE_FORMAT = 0xFFFE;

  /// 20 minutes of stereo at 48 kHz: more is no test call, and would not fit in memory beside it.
  private static final long LARGEST_BYTES = 20L * 60 * 48000 * 4;

  private Wav() {}

  /// The sound of a file; two channels are mixed to one.
  public static Pcm read(Path file) throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException(
          "Cannot read "
              + file
              + ": "
              + Files.size(file)
              + " bytes, and at most "
              + LARGEST_BYTES
              + " are read (20 minutes of stereo)");
    }
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /// The sound in the bytes of a WAV file; two channels are mixed to one.
  public static Pcm parse(byte[] file) throws IOException {
    var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.remaining() < 12 || !tag(bytes, 0).equals("RIFF") || !tag(bytes, 8).equals("WAVE")) {
      throw new IOException("not a WAV file: it does not begin with RIFF … WAVE");
    }
    ByteBuffer format = chunk(bytes, "fmt ");
    if (format.remaining() < 16) {
      throw new IOException("its fmt chunk has " + format.remaining() + " bytes in place of 16");
    }
    int channels = checkedChannels(format);
    long sampleRate = Integer.toUnsignedLong(format.getInt(format.position() + 4));
    if (sampleRate < 8000 || sampleRate > 48000) {
      throw new IOException("a sample rate of " + sampleRate + " Hz; 8000 to 48000 are taken");
    }
    return new Pcm(mixed(chunk(bytes, "data"), channels), (int) sampleRate);
  }

  /// Writes one channel.
  public static void write(Path file, Pcm pcm) throws IOException {
    Files.write(file, bytes(pcm.sampleRate(), pcm.samples()));
  }

  /// Writes two channels of one rate side by side; the shorter one is filled with silence.
  public static void write(Path file, Pcm left, Pcm right) throws IOException {
    if (left.sampleRate() != right.sampleRate()) {
      throw new IllegalArgumentException(
          "Two channels of one file have one rate, not "
              + left.sampleRate()
              + " and "
              + right.sampleRate());
    }
    Files.write(file, bytes(left.sampleRate(), left.samples(), right.samples()));
  }

  private static int checkedChannels(ByteBuffer format) throws IOException {
    int at = format.position();
    int kind = Short.toUnsignedInt(format.getShort(at));
    if (kind == EXTENSIBLE_FORMAT && format.remaining() >= 26) {
      kind = Short.toUnsignedInt(format.getShort(at + 24));
    }
    int channels = Short.toUnsignedInt(format.getShort(at + 2));
    int bits = Short.toUnsignedInt(format.getShort(at + 14));
    if (kind != PCM_FORMAT || bits != 16 || channels < 1 || channels > 2) {
      throw new IOException(
          "format %d, %d bits, %d channels; 16-bit PCM (format 1) of one or two channels is taken"
              .formatted(kind, bits, channels));
    }
    return channels;
  }

  /// The first chunk of that name, as far as the file holds it.
  private static ByteBuffer chunk(ByteBuffer bytes, String name) throws IOException {
    long at = 12;
    while (at + 8 <= bytes.limit()) {
      long size = Integer.toUnsignedLong(bytes.getInt((int) at + 4));
      if (tag(bytes, (int) at).equals(name)) {
        int held = (int) Math.min(size, bytes.limit() - at - 8);
        return bytes.slice((int) at + 8, held).order(ByteOrder.LITTLE_ENDIAN);
      }
      at += 8 + size;
      // An odd chunk is to be padded with a zero, which no name begins with; not every recorder
      // does.
      boolean padded = (size & 1) == 1 && at < bytes.limit() && bytes.get((int) at) == 0;
      at += padded ? 1 : 0;
    }
    throw new IOException("it has no " + name.strip() + " chunk");
  }

  private static String tag(ByteBuffer bytes, int at) {
    return StandardCharsets.ISO_8859_1.decode(bytes.slice(at, 4)).toString();
  }

  private static short[] mixed(ByteBuffer data, int channels) {
    var samples = new short[data.remaining() / (2 * channels)];
    for (int i = 0; i < samples.length; i++) {
      int sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += data.getShort();
      }
      samples[i] = (short) (sum / channels);
    }
    return samples;
  }

  private static byte[] bytes(int sampleRate, short[]... channels) {
    int frames = 0;
    for (short[] channel : channels) {
      frames = Math.max(frames, channel.length);
    }
    int frameBytes = 2 * channels.length;
    int dataBytes = Math.multiplyExact(frames, frameBytes);
    var out = ByteBuffer.allocate(HEADER_BYTES + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(latin("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(latin("WAVE"));
    out.put(latin("fmt ")).putInt(16).putShort((short) PCM_FORMAT);
    out.putShort((short) channels.length).putInt(sampleRate).putInt(sampleRate * frameBytes);
    out.putShort((short) frameBytes).putShort((short) 16);
    out.put(latin("data")).putInt(dataBytes);
    for (int i = 0; i < frames; i++) {
      for (short[] channel : channels) {
        out.putShort(i < channel.length ? channel[i] : 0);
      }
    }
    return out.array();
  }

  private static byte[] latin(String tag) {
    return tag.getBytes(StandardCharsets.ISO_8859_1);
  }
}
