package com.kallglot.console.sandbox.stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.kallglot.console.media.G711;
import java.util.Base64;

/// A message of a client, as far as this side understands it.
sealed interface Message {
  /// @param speaker the party whose sound it is
  @SuppressWarnings("ArrayRecordComponent") // sound on its way, never compared
  record Sound(String speaker, short[] samples) implements Message {}

  record Ping() implements Message {}

  record End() implements Message {}

  /// Cannot be understood.
  ///
  /// @param code as `session.error` tells it; `invalid_audio_format` is documented, the others ours
  record Flawed(String code, String why) implements Message {}

  static Message parse(String text) {
    try {
      if (!(JsonParser.parseString(text) instanceof JsonObject message)) {
        return new Flawed("invalid_message", "A message is a JSON object.");
      }
      String type = text(message, "type");
      return switch (type) {
        case "audio.input" -> sound(message);
        case "ping" -> new Ping();
        case "session.end" -> new End();
        default ->
            new Flawed("unknown_message_type", "There is no message of type \"" + type + "\".");
      };
    } catch (JsonParseException e) {
      return new Flawed("invalid_json", "The message is not JSON.");
    }
  }

  private static Message sound(JsonObject message) {
    JsonElement audio = message.get("audio");
    if (!(audio instanceof JsonObject given)
        || !text(given, "encoding").equals("mulaw")
        || !text(given, "sample_rate_hz").equals("8000")) {
      return new Flawed("invalid_audio_format", "audio is mulaw at 8000 Hz here, one channel.");
    }
    try {
      byte[] payload = Base64.getDecoder().decode(text(given, "payload"));
      return new Sound(text(message, "speaker"), G711.decodeUlaw(payload));
    } catch (IllegalArgumentException e) {
      return new Flawed("invalid_audio_format", "audio.payload is not Base64.");
    }
  }

  /// A scalar as text; empty where there is none.
  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
