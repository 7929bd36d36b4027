package com.kallglot.console.telephony;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A session as the platform answers it (`sess_…`).
///
/// @param provider the route that was taken; null where there is no telephone leg
/// @param phoneNumber the number the session waits on, on provider routes
public record Session(
    String id,
    Status status,
    SessionMode mode,
    @Nullable Provider provider,
    @Nullable E164 phoneNumber,
    @Nullable String sourceLanguage,
    @Nullable String targetLanguage,
    @Nullable Stream stream,
    @Nullable Recording recording,
    @Nullable Map<String, String> metadata,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  public enum Status {
    CREATED,
    ACTIVE,
    ENDED,
    UNKNOWN
  }

  /// Where audio and transcript of this session flow; the token lives five minutes and is a secret.
  public record Stream(String url, @Nullable Secret token, @Nullable Instant expiresAt) {}

  public record Recording(boolean enabled) {}

  /// What ending a session answers; the same again for one that had ended before.
  public record Ended(
      String id, Status status, @Nullable Long durationSeconds, @Nullable Instant endedAt) {}
}
