package com.kallglot.console.telephony.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The sound of a session, kept after its end (`rec_…`).
///
/// @param duration in seconds, fractions included
/// @param format such as `mp3`
public record Recording(
    String id,
    String sessionId,
    @Nullable Double duration,
    @Nullable String format,
    Status status,
    Instant createdAt) {
  public enum Status {
    PROCESSING,
    READY,
    FAILED,
    UNKNOWN
  }
}
