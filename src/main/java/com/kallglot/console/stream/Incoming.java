package com.kallglot.console.stream;

import com.kallglot.console.media.G711;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.wire.Json;
import com.kallglot.console.wire.UnreadableJsonException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the platform's messages: what is known of them, tolerating whatever else they hold.
final class Incoming {
  private static final int LONGEST_SHOWN = 80;

  private Incoming() {}

  static StreamEvent read(String text, long atNanos) {
    Map<?, ?> message;
    try {
      message = Json.read(text, Map.class);
    } catch (UnreadableJsonException e) {
      return new StreamEvent.Malformed(atNanos, "not a JSON object");
    }
    String type = orEmpty(text(message, "type"));
    return switch (type) {
      case "session.ready" -> new StreamEvent.Ready(atNanos);
      case "transcript.partial" ->
          new StreamEvent.Partial(
              atNanos, text(message, "speaker"), orEmpty(text(message, "text")));
      case "transcript.final" ->
          new StreamEvent.Final(
              atNanos,
              text(message, "speaker"),
              text(message, "text"),
              translation(message.get("translation")));
      case "pong" -> new StreamEvent.Pong(atNanos);
      case "session.error" -> error(message, atNanos);
      case "session.ended" -> new StreamEvent.SessionEnded(atNanos, text(message, "reason"));
      case "audio.output" -> sound(message, atNanos);
      case "" -> new StreamEvent.Malformed(atNanos, "a message without a type");
      default -> unknown(message, type, atNanos);
    };
  }

  /// Sound may come under another name than the one assumed: what has the form of sound is sound.
  private static StreamEvent unknown(Map<?, ?> message, String type, long atNanos) {
    return type.startsWith("audio") && sound(message, atNanos) instanceof StreamEvent.Sound sound
        ? sound
        : new StreamEvent.Unknown(atNanos, shown(type));
  }

  private static StreamEvent sound(Map<?, ?> message, long atNanos) {
    if (!(message.get("audio") instanceof Map<?, ?> audio)
        || !(audio.get("payload") instanceof String payload)) {
      return new StreamEvent.Malformed(atNanos, "sound without audio.payload");
    }
    String encoding = String.valueOf(audio.get("encoding"));
    if (!encoding.equals("mulaw") || !isEightThousand(audio.get("sample_rate_hz"))) {
      return new StreamEvent.Malformed(
          atNanos, "sound in another form than mulaw at 8000 Hz: " + shown(encoding));
    }
    try {
      short[] samples = G711.decodeUlaw(Base64.getDecoder().decode(payload));
      Long timestamp =
          message.get("timestamp_ms") instanceof Number given
              ? Long.valueOf(given.longValue())
              : null;
      return new StreamEvent.Sound(
          atNanos, text(message, "speaker"), timestamp, new Pcm(samples, StreamSound.RATE));
    } catch (IllegalArgumentException e) {
      return new StreamEvent.Malformed(atNanos, "sound whose payload is not Base64");
    }
  }

  private static boolean isEightThousand(@Nullable Object rate) {
    return rate == null || (rate instanceof Number given && given.intValue() == StreamSound.RATE);
  }

  /// Of an error only the code is documented, not where it stands.
  private static StreamEvent error(Map<?, ?> message, long atNanos) {
    Map<?, ?> error = message.get("error") instanceof Map<?, ?> inner ? inner : message;
    String code = error.get("code") instanceof String given ? given : "unknown";
    String words = error.get("message") instanceof String given ? given : null;
    return new StreamEvent.Trouble(atNanos, shown(code), words == null ? null : shown(words));
  }

  /// A text here; an object with a `text` in the transcript that is read over HTTP.
  private static @Nullable String translation(@Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      return object.get("text") instanceof String text ? text : null;
    }
    return value instanceof String text ? text : null;
  }

  private static @Nullable String text(Map<?, ?> message, String name) {
    return message.get(name) instanceof String text ? text : null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
