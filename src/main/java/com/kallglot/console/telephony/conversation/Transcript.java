package com.kallglot.console.telephony.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was said in a session so far, and its translation (`trn_…`).
public record Transcript(
    String id, @Nullable String sessionId, Status status, List<Turn> turns, Metadata metadata) {
  public Transcript {
    turns = List.copyOf(turns);
  }

  public enum Status {
    IN_PROGRESS,
    COMPLETED,
    UNKNOWN
  }

  /// One speaker's words without a break.
  ///
  /// @param sequence counts up in a session
  /// @param translation null where there is none
  public record Turn(
      int sequence,
      String speaker,
      @Nullable String language,
      String text,
      @Nullable Translation translation,
      @Nullable Instant timestamp) {}

  public record Translation(@Nullable String language, String text) {}

  /// @param durationSeconds of the session, fractions included
  public record Metadata(
      int totalTurns, @Nullable Double durationSeconds, List<String> languagesDetected) {
    public Metadata {
      languagesDetected = List.copyOf(languagesDetected);
    }
  }
}
