package com.kallglot.console.sandbox.store;

import com.kallglot.console.telephony.conversation.Transcript.Translation;
import com.kallglot.console.telephony.conversation.Transcript.Turn;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was said in sessions. Whoever understands speech adds to it; the API reads it.
public final class Transcripts {
  private final Connection connection;

  Transcripts(Connection connection) {
    this.connection = connection;
  }

  /// Words of one speaker.
  ///
  /// @param speaker `party_a` or `party_b`
  /// @param translation null where it was not translated
  public record Spoken(
      String speaker,
      String language,
      String text,
      @Nullable Translation translation,
      Instant at) {}

  /// Adds what was said as the next turn of the session.
  public void add(String sessionId, Spoken spoken) throws SQLException {
    Sql.run(
        connection,
        """
        INSERT INTO transcript_turn VALUES (?1,
          (SELECT coalesce(max(sequence), 0) + 1 FROM transcript_turn WHERE session = ?1),
          ?2, ?3, ?4, ?5, ?6, ?7)
        """,
        sessionId,
        spoken.speaker,
        spoken.language,
        spoken.text,
        spoken.translation == null ? null : spoken.translation.language(),
        spoken.translation == null ? null : spoken.translation.text(),
        spoken.at);
  }

  /// In the order spoken.
  public List<Turn> of(String sessionId) throws SQLException {
    return Sql.all(
        connection,
        "SELECT * FROM transcript_turn WHERE session = ? ORDER BY sequence",
        row -> {
          String translated = Sql.text(row, "translation_text");
          return new Turn(
              row.getInt("sequence"),
              row.getString("speaker"),
              row.getString("language"),
              row.getString("text"),
              translated == null
                  ? null
                  : new Translation(Sql.text(row, "translation_language"), translated),
              Sql.time(row, "spoken_at"));
        },
        sessionId);
  }
}
