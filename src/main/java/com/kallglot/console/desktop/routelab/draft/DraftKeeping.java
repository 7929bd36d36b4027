package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.routelab.LabModel;
import com.kallglot.console.desktop.routelab.LabModel.Written;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.settings.BegunDraft;
import com.kallglot.console.settings.BegunDraft.Begun;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps the draft that is being written: on disk a moment after it was typed, there again at the
/// next start, and one click away when another took its place unsaved.
public final class DraftKeeping {
  private static final Duration A_MOMENT = Duration.millis(150);

  private final LabModel lab;
  private final DraftShelf shelf;
  private final BegunDraft store;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private final PauseTransition wait = new PauseTransition(A_MOMENT);

  /// On disk, or on its way there; null before anything was read.
  private @Nullable Written kept;

  private boolean underWay;

  public DraftKeeping(
      LabModel lab,
      DraftShelf shelf,
      BegunDraft store,
      Background background,
      Notices notices,
      Supplier<Messages> messages) {
    this.lab = lab;
    this.shelf = shelf;
    this.store = store;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
    wait.setOnFinished(_ -> write());
    lab.onReplaced(this::replaced);
  }

  /// Shows what an earlier run left, and keeps what is written from now on.
  public void begin() {
    background.run(
        store::read,
        found -> {
          found.ifPresent(this::restore);
          listen();
        },
        problem -> {
          failed(problem);
          listen();
        });
  }

  /// Whoever was faster than the disk keeps what they wrote.
  private void restore(Begun found) {
    var before = new Written(found.name(), found.text());
    if (lab.openings().get() == 0 && isNothing(lab.written())) {
      kept = before;
      lab.open(found.name(), found.text());
    } else {
      replaced(before);
    }
  }

  private void listen() {
    lab.draft().subscribe(_ -> wait.playFromStart());
    lab.name().subscribe(_ -> wait.playFromStart());
  }

  /// The window is closing: what was typed a moment ago is written now.
  public void flush() {
    wait.stop();
    write();
  }

  /// One after the other, so that the last that was typed is the last that is written.
  private void write() {
    Written now = lab.written();
    if (underWay || now.equals(kept) || (kept == null && isNothing(now))) {
      return;
    }
    underWay = true;
    kept = now;
    background.keep(
        () -> {
          store.keep(new Begun(now.name(), now.text()));
          return now;
        },
        _ -> written(),
        problem -> {
          failed(problem);
          written();
        });
  }

  private void written() {
    underWay = false;
    write();
  }

  private static boolean isNothing(Written draft) {
    return draft.text().isBlank() || draft.text().equals(LabModel.BEGINNING);
  }

  /// Only what stands nowhere else is offered back.
  private void replaced(Written before) {
    boolean isSaved = shelf.drafts().stream().anyMatch(saved -> saved.text().equals(before.text()));
    if (!isSaved && !isNothing(before)) {
      notices.tellHere(
          messages.get().get("draft.replaced"), () -> lab.open(before.name(), before.text()));
    }
  }

  private void failed(Exception problem) {
    notices.tell(messages.get().get("draft.not_kept", String.valueOf(problem.getMessage())));
  }
}
