package com.kallglot.console.media;

/// ITU-T G.711: 16-bit samples to 8-bit µ-law and A-law and back. A byte that was decoded encodes
/// to itself, but for µ-law's negative zero (0x7F), which becomes the positive one (0xFF).
public final class G711 {
  private static final int ULAW_BIAS = 0x84;
  private static final int ULAW_CLIP = 32635;
  private static final short[] ULAW = table(G711::expandUlaw);
  private static final short[] ALAW = table(G711::expandAlaw);

  private G711() {}

  public static byte encodeUlaw(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs((int) sample), ULAW_CLIP) + ULAW_BIAS;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = magnitude >> (exponent + 3) & 0x0F;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }

  public static short decodeUlaw(byte code) {
    return ULAW[code & 0xFF];
  }

  public static byte encodeAlaw(short sample) {
    int sign = sample < 0 ? 0 : 0x80;
    int magnitude = sample < 0 ? ~sample : sample;
    int exponent = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = magnitude >> Math.max(4, exponent + 3) & 0x0F;
    return (byte) ((sign | exponent << 4 | mantissa) ^ 0x55);
  }

  public static short decodeAlaw(byte code) {
    return ALAW[code & 0xFF];
  }

  public static byte[] encodeUlaw(short[] samples) {
    var bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = encodeUlaw(samples[i]);
    }
    return bytes;
  }

  public static short[] decodeUlaw(byte[] codes) {
    var samples = new short[codes.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = decodeUlaw(codes[i]);
    }
    return samples;
  }

  public static byte[] encodeAlaw(short[] samples) {
    var bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = encodeAlaw(samples[i]);
    }
    return bytes;
  }

  public static short[] decodeAlaw(byte[] codes) {
    var samples = new short[codes.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = decodeAlaw(codes[i]);
    }
    return samples;
  }

  private static short[] table(Expansion expansion) {
    var samples = new short[256];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = expansion.sample(i);
    }
    return samples;
  }

  private static short expandUlaw(int code) {
    int bits = ~code & 0xFF;
    int magnitude = ((((bits & 0x0F) << 3) + ULAW_BIAS) << (bits >> 4 & 7)) - ULAW_BIAS;
    return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
  }

  private static short expandAlaw(int code) {
    int bits = code ^ 0x55;
    int exponent = bits >> 4 & 7;
    int step = (bits & 0x0F) << 4;
    int magnitude = exponent == 0 ? step + 8 : (step + 0x108) << (exponent - 1);
    return (short) ((bits & 0x80) == 0 ? -magnitude : magnitude);
  }

  private interface Expansion {
    short sample(int code);
  }
}
