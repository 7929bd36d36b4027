package com.kallglot.console.sandbox.platform;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.Session.Status;
import com.kallglot.console.telephony.Session.Stream;
import com.kallglot.console.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A session as it is answered.
final class SessionForm {
  private final StreamTokens tokens;
  private final Supplier<String> streamBase;

  /// @param streamBase where streams are, such as `ws://127.0.0.1:8480`
  SessionForm(StreamTokens tokens, Supplier<String> streamBase) {
    this.tokens = tokens;
    this.streamBase = streamBase;
  }

  /// The summary of an ending, as documented.
  record End(String id, String object, String status, long durationSeconds, Instant endedAt) {}

  /// JSON, with the nulls that the documentation shows.
  String of(Kept kept) {
    Session session =
        new Session(
            kept.id(),
            kept.status(),
            kept.mode(),
            kept.provider(),
            kept.phoneNumber(),
            kept.sourceLanguage(),
            kept.targetLanguage(),
            stream(kept),
            new Session.Recording(kept.recording()),
            null,
            kept.createdAt(),
            kept.startedAt(),
            kept.endedAt());
    // The record reads metadata as text; it is answered as it came, whatever its values are.
    String text = Json.write(session);
    JsonObject form = JsonParser.parseString(text).getAsJsonObject();
    form.add("metadata", metadata(kept));
    return form.toString();
  }

  private static JsonElement metadata(Kept kept) {
    String metadata = kept.metadata();
    return metadata == null ? JsonNull.INSTANCE : JsonParser.parseString(metadata);
  }

  private @Nullable Stream stream(Kept kept) {
    return kept.status() == Status.ENDED
        ? null
        : new Stream(
            streamBase.get() + "/v1/sessions/" + kept.id() + "/connect",
            tokens.of(kept.id()),
            kept.tokenExpiresAt());
  }

  static End end(Kept kept) {
    Instant ended = kept.endedAt();
    if (ended == null) {
      throw new IllegalStateException("The session " + kept.id() + " has not ended");
    }
    Instant started = kept.startedAt() == null ? ended : kept.startedAt();
    return new End(
        kept.id(), "session", "ended", Duration.between(started, ended).toSeconds(), ended);
  }
}
