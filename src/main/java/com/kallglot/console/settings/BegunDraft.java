package com.kallglot.console.settings;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The draft of a session request that is being written, as it is, in a file of its own: whatever
/// ends the program, what was half typed is there again.
public final class BegunDraft {
  private static final int FORMAT = 1;

  private final KeptJson<Document> file;

  public BegunDraft(Folders folders) {
    this.file = new KeptJson<>(folders.data().resolve("draft.json"), Document.class, FORMAT);
  }

  /// @param name under which it was saved before; null where it never was
  /// @param text as typed, which need not be JSON yet
  public record Begun(@Nullable String name, String text) {}

  private record Document(int format, @Nullable String name, @Nullable String text)
      implements KeptJson.Document {
    @Override
    public @Nullable String flaw() {
      return text == null ? "it has no text" : null;
    }
  }

  /// Empty where none was begun yet.
  public Optional<Begun> read() throws SettingsException {
    Document kept = file.read().orElse(null);
    return kept == null || kept.text() == null
        ? Optional.empty()
        : Optional.of(new Begun(kept.name(), kept.text()));
  }

  /// Keeps it in place of what was there.
  public void keep(Begun draft) throws SettingsException {
    file.keep(new Document(FORMAT, draft.name(), draft.text()));
  }
}
