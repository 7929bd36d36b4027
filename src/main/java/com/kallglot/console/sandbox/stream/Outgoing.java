package com.kallglot.console.sandbox.stream;

import com.google.gson.JsonObject;
import com.kallglot.console.media.G711;
import com.kallglot.console.sandbox.interpreter.Turn;
import java.util.Base64;

/// The messages of this side as JSON.
final class Outgoing {
  private Outgoing() {}

  static String ready(String sessionId) {
    return of("session.ready", sessionId).toString();
  }

  static String pong(String sessionId) {
    return of("pong", sessionId).toString();
  }

  static String ended(String sessionId, String reason) {
    JsonObject message = of("session.ended", sessionId);
    message.addProperty("reason", reason);
    return message.toString();
  }

  /// Of the error's own fields only the code is documented.
  static String error(String sessionId, String code, String text) {
    JsonObject error = new JsonObject();
    error.addProperty("code", code);
    error.addProperty("message", text);
    JsonObject message = of("session.error", sessionId);
    message.add("error", error);
    return message.toString();
  }

  static String partial(String sessionId, String speaker, String text) {
    JsonObject message = of("transcript.partial", sessionId);
    message.addProperty("speaker", speaker);
    message.addProperty("text", text);
    return message.toString();
  }

  static String done(String sessionId, Turn turn) {
    JsonObject message = of("transcript.final", sessionId);
    message.addProperty("speaker", turn.speaker());
    message.addProperty("text", turn.text());
    message.addProperty("translation", turn.translation());
    return message.toString();
  }

  /// Ours: the public text is cut off before it says how sound comes out, so that it comes as it
  /// goes in.
  ///
  /// @param speaker the party that hears it
  static String sound(long sequence, long timestampMs, String speaker, short[] samples) {
    JsonObject audio = new JsonObject();
    audio.addProperty("encoding", "mulaw");
    audio.addProperty("sample_rate_hz", 8000);
    audio.addProperty("payload", Base64.getEncoder().encodeToString(G711.encodeUlaw(samples)));
    JsonObject message = new JsonObject();
    message.addProperty("type", "audio.output");
    message.addProperty("sequence", sequence);
    message.addProperty("timestamp_ms", timestampMs);
    message.addProperty("speaker", speaker);
    message.add("audio", audio);
    return message.toString();
  }

  private static JsonObject of(String type, String sessionId) {
    JsonObject message = new JsonObject();
    message.addProperty("type", type);
    message.addProperty("session_id", sessionId);
    return message;
  }
}
