package com.kallglot.console.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was typed into the fields of one profile's objects and not saved yet, in one file that is
/// replaced whole: it outlasts whatever ends the program. Nothing secret belongs here: a password
/// or a key is typed again.
public final class UnsavedEdits {
  private static final int FORMAT = 1;
  private static final Document NONE = new Document(FORMAT, List.of());

  private final KeptJson<Document> file;

  public UnsavedEdits(Folders folders, String profile) {
    String name = profile.replaceAll("[^A-Za-z0-9._-]+", "-");
    this.file =
        new KeptJson<>(
            folders.data().resolve("unsaved").resolve(name + ".json"), Document.class, FORMAT);
  }

  /// What was typed for one object.
  ///
  /// @param object its id, or a name of the page's own for something that is not there yet
  /// @param etag of the object when the typing began
  /// @param fields what was typed, by the name of the field
  public record Unsaved(String object, String etag, Map<String, String> fields) {
    public Unsaved {
      fields = Map.copyOf(fields);
    }
  }

  private record Document(int format, @Nullable List<@Nullable Entry> edits)
      implements KeptJson.Document {
    @Override
    public @Nullable String flaw() {
      if (edits == null) {
        return "it has no edits";
      }
      return edits.stream().allMatch(entry -> entry != null && entry.isWhole())
          ? null
          : "an edit lacks its object, its etag or its fields";
    }

    static Document of(Map<String, Unsaved> all) {
      List<@Nullable Entry> entries = new ArrayList<>();
      all.values().forEach(one -> entries.add(new Entry(one.object(), one.etag(), one.fields())));
      return new Document(FORMAT, entries);
    }

    Map<String, Unsaved> all() {
      Map<String, Unsaved> all = new LinkedHashMap<>();
      for (Entry entry : edits == null ? List.<@Nullable Entry>of() : edits) {
        if (entry != null
            && entry.object() != null
            && entry.etag() != null
            && entry.fields() != null) {
          all.put(entry.object(), new Unsaved(entry.object(), entry.etag(), entry.fields()));
        }
      }
      return all;
    }
  }

  private record Entry(
      @Nullable String object, @Nullable String etag, @Nullable Map<String, String> fields) {
    boolean isWhole() {
      return object != null
          && etag != null
          && fields != null
          && fields.values().stream().noneMatch(Objects::isNull);
    }
  }

  /// By the object; none where there is no file yet.
  public Map<String, Unsaved> read() throws SettingsException {
    return file.read().map(Document::all).orElse(Map.of());
  }

  /// Keeps what was typed in place of what was kept of the same objects; an object without fields
  /// is forgotten.
  public void keep(List<Unsaved> edits) throws SettingsException {
    var _ =
        file.update(
            NONE,
            read -> {
              Map<String, Unsaved> all = read.all();
              for (Unsaved edit : edits) {
                all.remove(edit.object());
                if (!edit.fields().isEmpty()) {
                  all.put(edit.object(), edit);
                }
              }
              return Document.of(all);
            });
  }
}
