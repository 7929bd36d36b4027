package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.ProfileEntry;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Folders;
import com.kallglot.console.settings.UnsavedEdits;
import com.kallglot.console.settings.UnsavedEdits.Unsaved;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What was typed for the objects of the profile in use and not saved yet: on disk a moment after
/// it was typed, and there again with its row when the program is started again. Never a secret.
public final class UnsavedWork {
  private static final Duration A_MOMENT = Duration.millis(150);

  private final Folders folders;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private final ObservableMap<String, Unsaved> edits = FXCollections.observableHashMap();

  /// Held here: a view that nobody holds is forgotten with whoever listens to it.
  private final ObservableMap<String, Unsaved> editsToSee =
      FXCollections.unmodifiableObservableMap(edits);

  private final PauseTransition wait = new PauseTransition(A_MOMENT);
  private @Nullable Shelf shelf;

  public UnsavedWork(
      Workspace workspace,
      Folders folders,
      Background background,
      Notices notices,
      Supplier<Messages> messages) {
    this.folders = folders;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
    wait.setOnFinished(_ -> write());
    workspace.entry().subscribe(this::open);
  }

  /// By the object they are of; to be watched, and changed here only.
  public ObservableMap<String, Unsaved> edits() {
    return editsToSee;
  }

  public Optional<Unsaved> of(String object) {
    return Optional.ofNullable(edits.get(object));
  }

  /// What is in a field now. Where it is what was saved, nothing is kept of that field.
  ///
  /// @param object its id
  /// @param etag of the object as the page shows it
  /// @param saved what the field holds when nothing is typed
  public void type(String object, String etag, String field, String typed, String saved) {
    Unsaved before = edits.get(object);
    Map<String, String> fields = new HashMap<>(before == null ? Map.of() : before.fields());
    if (typed.equals(saved)) {
      fields.remove(field);
    } else {
      fields.put(field, typed);
    }
    if (before == null ? !fields.isEmpty() : !fields.equals(before.fields())) {
      set(new Unsaved(object, before == null ? etag : before.etag(), fields));
    }
  }

  /// The object has changed by an edit of one's own: what is typed is meant for that from now on,
  /// but for a field that holds what was saved.
  public void rebase(String object, String etag, String field, String saved) {
    Unsaved before = edits.get(object);
    if (before != null) {
      Map<String, String> fields = new HashMap<>(before.fields());
      fields.remove(field, saved);
      set(new Unsaved(object, etag, fields));
    }
  }

  /// They are saved, or not wanted any more.
  public void forget(String object) {
    if (edits.containsKey(object)) {
      set(new Unsaved(object, "", Map.of()));
    }
  }

  private void set(Unsaved edit) {
    if (edit.fields().isEmpty()) {
      edits.remove(edit.object());
    } else {
      edits.put(edit.object(), edit);
    }
    if (shelf != null) {
      shelf.unwritten.put(edit.object(), edit);
      wait.playFromStart();
    }
  }

  private void open(@Nullable ProfileEntry entry) {
    wait.stop();
    write();
    edits.clear();
    Shelf opened = entry == null ? null : new Shelf(new UnsavedEdits(folders, entry.name()));
    shelf = opened;
    if (opened != null) {
      background.run(
          opened.store::read,
          kept -> {
            if (opened.equals(shelf)) {
              kept.forEach(edits::putIfAbsent);
            }
          },
          problem -> tell("unsaved.unread", problem));
    }
  }

  /// The window is closing: what was typed a moment ago is written now.
  public void flush() {
    wait.stop();
    write();
  }

  private void write() {
    if (shelf != null) {
      shelf.write();
    }
  }

  /// Where the edits of one profile are kept. Written one after the other, so that the last that
  /// was typed is the last that is written, even after the profile was left.
  private final class Shelf {
    private final UnsavedEdits store;
    private final Map<String, Unsaved> unwritten = new LinkedHashMap<>();
    private List<Unsaved> underWay = List.of();

    Shelf(UnsavedEdits store) {
      this.store = store;
    }

    void write() {
      if (unwritten.isEmpty() || !underWay.isEmpty()) {
        return;
      }
      List<Unsaved> changed = List.copyOf(unwritten.values());
      unwritten.clear();
      underWay = changed;
      background.keep(
          () -> {
            store.keep(changed);
            return changed;
          },
          _ -> written(),
          problem -> {
            tell("unsaved.failed", problem);
            // With what is typed next, or when the window closes
            changed.forEach(edit -> unwritten.putIfAbsent(edit.object(), edit));
            underWay = List.of();
          });
    }

    private void written() {
      underWay = List.of();
      write();
    }
  }

  private void tell(String key, Exception problem) {
    notices.tell(messages.get().get(key, String.valueOf(problem.getMessage())));
  }
}
