package com.kallglot.console.desktop.activity;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.report.ActivityLines;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.journal.Journal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// What the journal holds, as the page looks at it: fetched in the background and taken over in one
/// step, however much happened meanwhile. To be used on the JavaFX thread.
public final class ActivityModel {
  private static final Comparator<Row> BY_MOMENT =
      Comparator.comparingLong(row -> row.entry().atNanos());

  private final Journal journal;
  private final Background background;
  private final ObservableList<Row> all = FXCollections.observableArrayList();
  private final FilteredList<Row> shown = new FilteredList<>(all);
  private final ReadOnlyObjectWrapper<@Nullable Entry> chosen = new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<Entry.@Nullable Kind> kind = new SimpleObjectProperty<>();
  private final StringProperty text = new SimpleStringProperty("");
  private long last;
  private boolean fetching;

  public ActivityModel(Journal journal, Background background) {
    this.journal = journal;
    this.background = background;
    kind.subscribe(_ -> filter());
    text.subscribe(_ -> filter());
  }

  private void filter() {
    Entry.Kind only = kind.get();
    String wanted = text.get().strip().toLowerCase(Locale.ROOT);
    shown.setPredicate(row ->
        (only == null || row.entry().kind() == only)
            && (wanted.isEmpty() || row.lower().contains(wanted)));
  }

  /// Takes over what happened since; at once where nothing did.
  void refresh() {
    if (fetching) {
      return;
    }
    fetching = true;
    long from = last;
    background.run(
        () -> journal.since(from).stream().map(Row::of).toList(),
        fresh -> {
          fetching = false;
          take(fresh);
        },
        _ -> fetching = false); // the next one tries again
  }

  /// An exchange is told when it is over and stands where it began: it may belong before what is
  /// there already.
  private void take(List<Row> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    last = fresh.getLast().entry().number();
    List<Row> sorted = new ArrayList<>(fresh);
    sorted.sort(BY_MOMENT);
    int before = all.size();
    while (before > 0 && BY_MOMENT.compare(all.get(before - 1), sorted.getFirst()) > 0) {
      before--;
    }
    if (before < all.size()) {
      sorted.addAll(all.subList(before, all.size()));
      sorted.sort(BY_MOMENT);
      all.remove(before, all.size());
    }
    all.addAll(sorted);
    if (all.size() > Journal.USUAL) {
      all.remove(0, all.size() - Journal.USUAL);
    }
  }

  /// Writes what is shown to a file, as JSON lines.
  public void save(Path file, Consumer<Integer> done, Consumer<Exception> failed) {
    List<Entry> entries = shown.stream().map(Row::entry).toList();
    background.run(
        () -> {
          Files.writeString(file, ActivityLines.of(entries));
          return entries.size();
        },
        done,
        failed);
  }

  ObservableList<Row> all() {
    return all;
  }

  /// What the filters let through, by moment.
  ObservableList<Row> shown() {
    return shown;
  }

  void choose(@Nullable Entry entry) {
    chosen.set(entry);
  }

  ReadOnlyObjectProperty<@Nullable Entry> chosen() {
    return chosen.getReadOnlyProperty();
  }

  /// Null for every kind.
  ObjectProperty<Entry.@Nullable Kind> kind() {
    return kind;
  }

  StringProperty text() {
    return text;
  }
}
