package com.kallglot.console.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Drafts of session requests under the names their writer gave them, as typed, in one file that is
/// replaced whole. Several threads and processes may use it.
public final class SavedDrafts {
  private static final int FORMAT = 1;
  private static final Document NONE = new Document(FORMAT, List.of());

  private final KeptJson<Document> file;

  public SavedDrafts(Folders folders) {
    this.file = new KeptJson<>(folders.data().resolve("drafts.json"), Document.class, FORMAT);
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

  private record Document(int format, @Nullable List<@Nullable Entry> drafts)
      implements KeptJson.Document {
    @Override
    public @Nullable String flaw() {
      if (drafts == null) {
        return "it has no drafts";
      }
      return drafts.stream().allMatch(entry -> entry != null && entry.isWhole())
          ? null
          : "a draft has no name or no text";
    }

    static Document of(List<Saved> all) {
      List<@Nullable Entry> entries = new ArrayList<>();
      all.forEach(draft -> entries.add(new Entry(draft.name(), draft.text())));
      return new Document(FORMAT, entries);
    }

    List<Saved> all() {
      List<Saved> all = new ArrayList<>();
      for (Entry entry : drafts == null ? List.<@Nullable Entry>of() : drafts) {
        if (entry != null && entry.name() != null && entry.text() != null) {
          all.add(new Saved(entry.name(), entry.text()));
        }
      }
      return List.copyOf(all);
    }
  }

  private record Entry(@Nullable String name, @Nullable String text) {
    boolean isWhole() {
      return name != null && !name.isBlank() && text != null;
    }
  }

  /// In the order in which they were first saved; none where there is no file yet.
  public List<Saved> read() throws SettingsException {
    return file.read().map(Document::all).orElse(List.of());
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
    return file.update(NONE, read -> Document.of(change.apply(read.all()))).all();
  }
}
