package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.sandbox.store.Transcripts.Spoken;
import com.kallglot.console.telephony.conversation.Transcript.Translation;
import java.time.Instant;

/// One turn of a transcript, as `GET …/transcript` answers it.
///
/// @param speaker the name of the party that spoke
public record Turn(
    String speaker,
    String language,
    String text,
    String translationLanguage,
    String translation,
    Instant timestamp) {

  /// The same as the store keeps it.
  public Spoken spoken() {
    return new Spoken(
        speaker, language, text, new Translation(translationLanguage, translation), timestamp);
  }
}
