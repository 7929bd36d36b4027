package com.kallglot.console.desktop.routelab;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Cancellable;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.routelab.draft.DraftShelf;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.settings.SavedDrafts.Saved;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Every kept draft against the configuration as it is, worked out in the background as long as
/// somebody looks: anew when drafts, configuration or the reading of the rules change.
public final class Batch {
  private static final int NEWS_EVERY = 25;

  private final DraftShelf shelf;
  private final LabModel lab;
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Idle());
  private @Nullable Cancellable<List<Row>> work;

  /// A draft and its outcome.
  record Row(Saved draft, Explained explained) {
    boolean isRefused() {
      return explained.resolution().outcome() instanceof Outcome.Refused;
    }
  }

  /// How far it is.
  sealed interface State {}

  /// Nobody looks, or nothing is there to be tried on.
  record Idle() implements State {}

  record Working(int done, int all) implements State {}

  record Found(List<Row> rows) implements State {}

  /// It was given up before the end.
  record GivenUp() implements State {}

  public Batch(
      DraftShelf shelf,
      LabModel lab,
      Workspace workspace,
      Background background,
      Notices notices,
      Supplier<Messages> messages) {
    this.shelf = shelf;
    this.lab = lab;
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
    InvalidationListener anew = _ -> begin();
    shelf.drafts().addListener(anew);
    workspace.configuration().subscribe(_ -> begin());
    lab.policy().subscribe(_ -> begin());
    open.subscribe(_ -> begin());
  }

  public void toggle() {
    open.set(!open.get());
  }

  public void close() {
    open.set(false);
  }

  ReadOnlyBooleanProperty open() {
    return open.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /// What was begun before is of no use any more.
  private void begin() {
    stop();
    TelephonyConfiguration configuration = workspace.configuration().get();
    if (!open.get() || configuration == null) {
      state.set(new Idle());
      return;
    }
    List<Saved> drafts = List.copyOf(shelf.drafts());
    var begun = new Work(drafts, configuration, lab.policy().get());
    var cancellable = new Cancellable<>(begun::rows);
    begun.of = cancellable;
    work = cancellable;
    if (!(state.get() instanceof Found)) {
      state.set(new Working(0, drafts.size()));
    }
    background.run(
        cancellable,
        rows -> ended(cancellable, new Found(rows)),
        problem -> {
          ended(cancellable, new GivenUp());
          if (!(problem instanceof CancellationException)) {
            notices.tell(messages.get().get("batch.failed", String.valueOf(problem.getMessage())));
          }
        });
  }

  private void ended(Cancellable<List<Row>> which, State then) {
    if (which.equals(work)) {
      work = null;
      state.set(then);
    }
  }

  private void stop() {
    Cancellable<List<Row>> running = work;
    work = null;
    if (running != null) {
      running.cancel();
    }
  }

  /// Gives up what is under way.
  void cancel() {
    stop();
    state.set(new GivenUp());
  }

  /// All drafts on one configuration; away from the screen.
  private final class Work {
    private final List<Saved> drafts;
    private final TelephonyConfiguration configuration;
    private final ResolutionPolicy policy;
    private @Nullable Cancellable<List<Row>> of;

    Work(List<Saved> drafts, TelephonyConfiguration configuration, ResolutionPolicy policy) {
      this.drafts = drafts;
      this.configuration = configuration;
      this.policy = policy;
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      for (Saved draft : drafts) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException();
        }
        rows.add(new Row(draft, Explained.of(Draft.parse(draft.text()), configuration, policy)));
        int done = rows.size();
        if (done % NEWS_EVERY == 0) {
          background.onScreen(() -> tell(done));
        }
      }
      return rows;
    }

    private void tell(int done) {
      if (of != null && of.equals(work)) {
        state.set(new Working(done, drafts.size()));
      }
    }
  }
}
