package com.kallglot.console.settings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.kallglot.console.settings.SettingsException.Inaccessible;
import com.kallglot.console.settings.SettingsException.Malformed;
import com.kallglot.console.settings.SettingsException.Newer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Drafts of session requests under the names their writer gave them, as typed, in one file that is
/// replaced whole. Several threads and processes may use it.
public final class SavedDrafts {
  private static final int FORMAT = 1;

  /// A file lock holds between processes only.
  private static final ReentrantLock IN_PROCESS = new ReentrantLock();

  private static final Gson GSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setPrettyPrinting()
          .disableHtmlEscaping()
          .create();

  private final Path file;

  public SavedDrafts(Folders folders) {
    this.file = folders.data().resolve("drafts.json");
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
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new Inaccessible(file, "read", e);
    }
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
    IN_PROCESS.lock();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path lock = file.resolveSibling(file.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        assert held.isValid();
        List<Saved> changed = change.apply(read());
        WholeFile.replace(file, write(changed));
        return List.copyOf(changed);
      }
    } catch (IOException e) {
      throw new Inaccessible(file, "written", e);
    } finally {
      IN_PROCESS.unlock();
    }
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
      throw new Malformed(file, "it is no JSON of drafts", e);
    }
    if (document == null || document.format() < 1 || document.drafts() == null) {
      throw new Malformed(file, "it has no format number or no drafts", null);
    }
    if (document.format() > FORMAT) {
      throw new Newer(file, document.format(), FORMAT);
    }
    List<Saved> drafts = new ArrayList<>();
    for (Entry entry : document.drafts()) {
      if (entry == null || entry.name() == null || entry.name().isBlank() || entry.text() == null) {
        throw new Malformed(file, "a draft has no name or no text", null);
      }
      drafts.add(new Saved(entry.name(), entry.text()));
    }
    return drafts;
  }
}
