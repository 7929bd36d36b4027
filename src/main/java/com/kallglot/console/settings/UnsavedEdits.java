package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was typed into the fields of one profile's objects and not saved yet, in one file that is
/// replaced whole: it outlasts whatever ends the program. Nothing secret belongs here: a password
/// or a key is typed again.
public final class UnsavedEdits {
  private static final int FORMAT = 1;

  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private final KeptFile file;

  public UnsavedEdits(Folders folders, String profile) {
    String name = profile.replaceAll("[^A-Za-z0-9._-]+", "-");
    this.file = new KeptFile(folders.data().resolve("unsaved").resolve(name + ".json"));
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

  private record Document(int format, @Nullable List<@Nullable Entry> edits) {}

  private record Entry(
      @Nullable String object, @Nullable String etag, @Nullable Map<String, String> fields) {}

  /// By the object; none where there is no file yet.
  public Map<String, Unsaved> read() throws SettingsException {
    Optional<String> text = file.read();
    return text.isEmpty() ? Map.of() : parse(text.get());
  }

  /// Keeps what was typed in place of what was kept of the same objects; an object without fields
  /// is forgotten.
  public void keep(List<Unsaved> edits) throws SettingsException {
    var _ =
        file.locked(() -> {
          Map<String, Unsaved> all = new LinkedHashMap<>(read());
          for (Unsaved edit : edits) {
            all.remove(edit.object());
            if (!edit.fields().isEmpty()) {
              all.put(edit.object(), edit);
            }
          }
          file.replace(write(all));
          return all;
        });
  }

  private static String write(Map<String, Unsaved> edits) {
    List<@Nullable Entry> entries = new ArrayList<>();
    edits.values().forEach(one -> entries.add(new Entry(one.object(), one.etag(), one.fields())));
    return GSON.toJson(new Document(FORMAT, entries)) + "\n";
  }

  private Map<String, Unsaved> parse(String text) throws SettingsException {
    Document document;
    try {
      document = GSON.fromJson(text, Document.class);
    } catch (JsonParseException e) {
      throw file.malformed("it is no JSON of unsaved edits", e);
    }
    if (document == null || document.format() < 1 || document.edits() == null) {
      throw file.malformed("it has no format number or no edits", null);
    }
    if (document.format() > FORMAT) {
      throw file.newer(document.format(), FORMAT);
    }
    Map<String, Unsaved> edits = new LinkedHashMap<>();
    for (Entry entry : document.edits()) {
      if (entry == null
          || entry.object() == null
          || entry.etag() == null
          || entry.fields() == null) {
        throw file.malformed("an edit lacks its object, its etag or its fields", null);
      }
      edits.put(entry.object(), new Unsaved(entry.object(), entry.etag(), entry.fields()));
    }
    return edits;
  }
}
