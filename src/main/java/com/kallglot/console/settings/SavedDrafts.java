package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Drafts of session requests under the names their writer gave them, as typed, in one file that is
/// replaced whole. Several threads and processes may use it.
public final class SavedDrafts {
  private static final int FORMAT = 1;

  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private final KeptFile file;

  public SavedDrafts(Folders folders) {
    this.file = new KeptFile(folders.data().resolve("drafts.json"));
  }

  /// One draft.
  ///
  /// @param text the body as typed, which need not be JSON yet
  public record Saved(String name, String text) {
    public Saved {
      if (name.isBlank()) {
        throw new IllegalArgumentException("A saved draft has a name");
      }
    }
  }

  private record Document(int format, @Nullable List<@Nullable Entry> drafts) {}

  private record Entry(@Nullable String name, @Nullable String text) {}

  /// In the order in which they were first saved; none where there is no file yet.
  public List<Saved> read() throws SettingsException {
    Optional<String> text = file.read();
    return text.isEmpty() ? List.of() : parse(text.get());
  }

  /// Keeps a draft, in place of the one of its name; returns all.
  public List<Saved> keep(Saved draft) throws SettingsException {
    return update(drafts -> {
      List<Saved> all = new ArrayList<>(drafts);
      int place = names(drafts).indexOf(draft.name());
      if (place < 0) {
        all.add(draft);
      } else {
        all.set(place, draft);
      }
      return all;
    });
  }

  /// Forgets the draft of that name; returns the others.
  public List<Saved> forget(String name) throws SettingsException {
    return update(drafts -> drafts.stream().filter(each -> !each.name().equals(name)).toList());
  }

  private static List<String> names(List<Saved> drafts) {
    return drafts.stream().map(Saved::name).toList();
  }

  private List<Saved> update(UnaryOperator<List<Saved>> change) throws SettingsException {
    return file.locked(() -> {
      List<Saved> changed = change.apply(read());
      file.replace(write(changed));
      return List.copyOf(changed);
    });
  }

  private static String write(List<Saved> drafts) {
    List<@Nullable Entry> entries = new ArrayList<>();
    drafts.forEach(draft -> entries.add(new Entry(draft.name(), draft.text())));
    return GSON.toJson(new Document(FORMAT, entries)) + "\n";
  }

  private List<Saved> parse(String text) throws SettingsException {
    Document document;
    try {
      document = GSON.fromJson(text, Document.class);
    } catch (JsonParseException e) {
      throw file.malformed("it is no JSON of drafts", e);
    }
    if (document == null || document.format() < 1 || document.drafts() == null) {
      throw file.malformed("it has no format number or no drafts", null);
    }
    if (document.format() > FORMAT) {
      throw file.newer(document.format(), FORMAT);
    }
    List<Saved> drafts = new ArrayList<>();
    for (Entry entry : document.drafts()) {
      if (entry == null || entry.name() == null || entry.name().isBlank() || entry.text() == null) {
        throw file.malformed("a draft has no name or no text", null);
      }
      drafts.add(new Saved(entry.name(), entry.text()));
    }
    return drafts;
  }
}
