package com.kallglot.console.trace.negotiation;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A payload format of one medium.
///
/// @param payloadType as in the `m=` line
/// @param name of `a=rtpmap`, or of RFC 3551 §6 for a static type; empty where neither tells
/// @param clockRate of RTP in Hz; 0 where it is not known
/// @param channels 1 where it is not told
/// @param parameters of `a=fmtp`; null where there is none
/// @param line that names it: its `a=rtpmap`, or the `m=` line where it has none
public record Codec(
    String payloadType,
    String name,
    int clockRate,
    int channels,
    @Nullable String parameters,
    SdpLine line) {
  private static final String EVENTS = "telephone-event";
  private static final String NOISE = "CN";

  /// RFC 3551 §6, audio.
  private static final Map<String, String> STATIC =
      Map.ofEntries(
          Map.entry("0", "PCMU/8000"),
          Map.entry("3", "GSM/8000"),
          Map.entry("4", "G723/8000"),
          Map.entry("5", "DVI4/8000"),
          Map.entry("6", "DVI4/16000"),
          Map.entry("7", "LPC/8000"),
          Map.entry("8", "PCMA/8000"),
          Map.entry("9", "G722/8000"),
          Map.entry("10", "L16/44100/2"),
          Map.entry("11", "L16/44100"),
          Map.entry("12", "QCELP/8000"),
          Map.entry("13", "CN/8000"),
          Map.entry("15", "G728/8000"),
          Map.entry("18", "G729/8000"));

  /// @param mapped `PCMU/8000/1` as in `a=rtpmap`; null where there is no such line
  static Codec of(
      String payloadType, @Nullable String mapped, @Nullable String parameters, SdpLine line) {
    String map = mapped == null ? STATIC.getOrDefault(payloadType, "") : mapped;
    String[] parts = map.split("/", -1);
    return new Codec(
        payloadType,
        parts[0].strip(),
        parts.length > 1 ? number(parts[1], 0) : 0,
        parts.length > 2 ? number(parts[2], 1) : 1,
        parameters,
        line);
  }

  private static int number(String text, int otherwise) {
    String digits = text.strip();
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : otherwise;
  }

  /// RFC 4733: digits, no sound.
  public boolean isTelephoneEvent() {
    return name.equalsIgnoreCase(EVENTS);
  }

  /// Sound by itself, and not what goes beside it: events, comfort noise.
  public boolean isSound() {
    return !isTelephoneEvent() && !name.equalsIgnoreCase(NOISE);
  }

  /// The same format, whatever number each side gives it (RFC 3264 §6.1).
  boolean isSameAs(Codec other) {
    if (name.isEmpty() || other.name.isEmpty()) {
      return payloadType.equals(other.payloadType);
    }
    return name.equalsIgnoreCase(other.name)
        && clockRate == other.clockRate
        && channels == other.channels;
  }

  /// `PCMU/8000 (0)`, `opus/48000/2 (96; useinbandfec=1)`.
  public String words() {
    String form = name.isEmpty() ? "payload type" : name + "/" + clockRate;
    String channelled = channels > 1 ? form + "/" + channels : form;
    String extra = parameters == null ? "" : "; " + parameters;
    return String.format(Locale.ROOT, "%s (%s%s)", channelled, payloadType, extra);
  }
}
