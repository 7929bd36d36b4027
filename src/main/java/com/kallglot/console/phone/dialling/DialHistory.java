package com.kallglot.console.phone.dialling;

import com.kallglot.console.phone.dialling.DialReading.Target;
import com.kallglot.console.settings.KeptJson;
import com.kallglot.console.settings.SettingsException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Whom one profile called last, newest first and each once, in a file that is replaced whole.
/// Several threads and processes may use it. What is kept is what [Dialling] made of what was
/// typed, which never has a password.
public final class DialHistory {
  /// How many are kept.
  public static final int LONGEST = 50;

  private static final int FORMAT = 1;
  private static final Document NONE = new Document(FORMAT, List.of());

  private final KeptJson<Document> file;
  private final Clock clock;

  /// @param path of the file
  public DialHistory(Path path, Clock clock) {
    this.file = new KeptJson<>(path, Document.class, FORMAT);
    this.clock = clock;
  }

  /// One that was called.
  ///
  /// @param text as it was typed
  /// @param account the id of the account it was called from
  public record Dialled(String text, String account, Instant at) {}

  private record Document(int format, @Nullable List<@Nullable Entry> dialled)
      implements KeptJson.Document {
    @Override
    public @Nullable String flaw() {
      if (dialled == null) {
        return "it has no calls";
      }
      return dialled.stream().allMatch(entry -> entry != null && entry.dialled().isPresent())
          ? null
          : "a call in it is not whole";
    }

    List<Dialled> all() {
      List<Dialled> all = new ArrayList<>();
      for (Entry entry : dialled == null ? List.<@Nullable Entry>of() : dialled) {
        if (entry != null) {
          entry.dialled().ifPresent(all::add);
        }
      }
      return List.copyOf(all);
    }

    static Document of(List<Dialled> all) {
      List<@Nullable Entry> entries = new ArrayList<>();
      all.forEach(
          each -> entries.add(new Entry(each.text(), each.account(), each.at().toString())));
      return new Document(FORMAT, entries);
    }
  }

  private record Entry(@Nullable String text, @Nullable String account, @Nullable String at) {
    /// Empty where it is not whole.
    Optional<Dialled> dialled() {
      if (text == null || account == null || at == null) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Dialled(text, account, Instant.parse(at)));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /// Newest first; none where there is no file yet.
  public List<Dialled> read() throws SettingsException {
    return file.read().map(Document::all).orElse(List.of());
  }

  /// Puts one on top, in place of an earlier call to the same; returns all.
  public List<Dialled> add(Target target, String account) throws SettingsException {
    return update(before -> {
      List<Dialled> all = new ArrayList<>();
      all.add(new Dialled(target.text(), account, clock.instant()));
      before.stream().filter(each -> !each.text().equals(target.text())).forEach(all::add);
      return all.subList(0, Math.min(all.size(), LONGEST));
    });
  }

  /// Forgets all.
  public void clear() throws SettingsException {
    var _ = update(_ -> List.of());
  }

  private List<Dialled> update(UnaryOperator<List<Dialled>> change) throws SettingsException {
    return file.update(NONE, read -> Document.of(change.apply(read.all()))).all();
  }
}
