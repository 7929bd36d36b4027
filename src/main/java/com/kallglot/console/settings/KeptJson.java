package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.kallglot.console.settings.SettingsException.Malformed;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A kept file of one JSON document with a format number, replaced whole. What cannot be understood
/// is told, never written over, and kept beside the new file as soon as something is to be kept;
/// what a newer version wrote is left alone.
///
/// @param <D> a record as Gson reads it: whatever is missing in the file is null in it
public final class KeptJson<D extends KeptJson.Document> {
  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private static final Logger LOG = LoggerFactory.getLogger(KeptJson.class);

  private final KeptFile file;
  private final Class<D> type;
  private final int format;

  /// What is in such a file.
  public interface Document {
    int format();

    /// What is missing in it or wrong; null where it is whole.
    @Nullable String flaw();
  }

  /// @param format the one that is written; older ones are read too
  public KeptJson(Path path, Class<D> type, int format) {
    this.file = new KeptFile(path, "It stays beside the new one once something is saved.");
    this.type = type;
    this.format = format;
  }

  /// Empty where there is no file yet.
  public Optional<D> read() throws SettingsException {
    Optional<String> text = file.read();
    return text.isEmpty() ? Optional.empty() : Optional.of(parse(text.get()));
  }

  private D parse(String text) throws SettingsException {
    D document;
    try {
      document = GSON.fromJson(text, type);
    } catch (JsonParseException e) {
      throw file.malformed("it is no JSON of this kind", e);
    }
    if (document == null || document.format() < 1) {
      throw file.malformed("it has no format number", null);
    }
    if (document.format() > format) {
      throw file.newer(document.format(), format);
    }
    String flaw = document.flaw();
    if (flaw != null) {
      throw file.malformed(flaw, null);
    }
    return document;
  }

  /// Replaces the document by what is made of the one that is there, while nobody else writes.
  public D update(D first, UnaryOperator<D> change) throws SettingsException {
    return file.locked(() -> {
      D changed = change.apply(readOrSetAside().orElse(first));
      file.replace(GSON.toJson(changed) + "\n");
      return changed;
    });
  }

  private Optional<D> readOrSetAside() throws SettingsException {
    try {
      return read();
    } catch (Malformed e) {
      Path aside = file.setAside(Clock.systemUTC().instant());
      LOG.warn("{} It is {} now", e.getMessage(), aside);
      return Optional.empty();
    }
  }

  /// Replaces the document that is there.
  public void keep(D document) throws SettingsException {
    var _ = update(document, _ -> document);
  }
}
