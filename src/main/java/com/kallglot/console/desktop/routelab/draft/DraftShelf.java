package com.kallglot.console.desktop.routelab.draft;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Turns;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.settings.SavedDrafts;
import com.kallglot.console.settings.SavedDrafts.Saved;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The kept drafts as the screen shows them; read and written in the background.
public final class DraftShelf {
  private final SavedDrafts store;

  /// The last that was saved is the last that is written, and what is shown.
  private final Turns turns;

  private final Notices notices;
  private final Supplier<Messages> messages;
  private final ObservableList<Saved> drafts = FXCollections.observableArrayList();

  public DraftShelf(
      SavedDrafts store, Background background, Notices notices, Supplier<Messages> messages) {
    this.store = store;
    this.turns = new Turns(background);
    this.notices = notices;
    this.messages = messages;
  }

  public ObservableList<Saved> drafts() {
    return drafts;
  }

  public void begin() {
    work(store::read, () -> {});
  }

  void keep(Saved draft, Runnable done) {
    work(() -> store.keep(draft), done);
  }

  void forget(String name, Runnable done) {
    work(() -> store.forget(name), done);
  }

  private void work(Callable<List<Saved>> change, Runnable done) {
    turns.run(
        change,
        all -> {
          drafts.setAll(all);
          done.run();
        },
        problem ->
            notices.tell(
                messages.get().get("drafts.failed", String.valueOf(problem.getMessage()))));
  }
}
