package com.kallglot.console.desktop.impairment;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.desktop.workspace.Workspace.Opened;
import com.kallglot.console.organization.impairment.FaultDesk;
import com.kallglot.console.organization.impairment.Trouble;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The trouble that the sandbox of the profile in use makes. What is asked for is shown at once and
/// sent at once, one after the other; where that fails, what is truly so is read again. Of the
/// JavaFX thread.
public final class ImpairmentModel {
  private static final int MOST_STEPS_BACK = 50;

  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Elsewhere());
  private final ReadOnlyObjectWrapper<@Nullable Instant> since = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final Deque<Trouble> before = new ArrayDeque<>();
  private final List<Applied> applied = new ArrayList<>();
  private @Nullable Trouble waiting;
  private boolean sending;

  /// Grows with each change that is sent and with each that has arrived.
  private long changes;

  /// How it stands.
  public sealed interface State {
    /// The profile is no sandbox: nothing can be told to go wrong there.
    record Elsewhere() implements State {}

    record Reading() implements State {}

    /// @param now what calls meet from now on
    record Known(Trouble now) implements State {}

    /// It could not be read.
    record Failed(Failure why) implements State {}
  }

  /// From when on calls met it, on the clock of [System#nanoTime].
  private record Applied(long sinceNanos, Trouble trouble) {}

  public ImpairmentModel(
      Services services, Workspace workspace, Background background, Clock clock) {
    this.clock = clock;
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    workspace.opened().subscribe(_ -> begin());
    workspace.entry().subscribe(_ -> begin());
  }

  private void begin() {
    before.clear();
    applied.clear();
    waiting = null;
    sending = false;
    canUndo.set(false);
    since.set(null);
    failure.set(null);
    state.set(workspace.isSandbox() ? new State.Reading() : new State.Elsewhere());
    read();
  }

  /// Reads what is so now: another window or a script may have changed it.
  public void read() {
    Opened reached = workspace.opened().get();
    if (reached == null || !workspace.isSandbox()) {
      return;
    }
    long asked = changes;
    background.run(
        () -> {
          Optional<FaultDesk> desk = services.faults(reached.profile());
          return desk.isPresent() ? Optional.of(desk.get().read()) : Optional.<Trouble>empty();
        },
        told ->
            still(reached, () -> told.ifPresentOrElse(now -> told(now, asked), this::elsewhere)),
        problem -> still(reached, () -> state.set(new State.Failed(Failure.of(problem)))));
  }

  private void still(Opened reached, Runnable then) {
    if (reached.equals(workspace.opened().get())) {
      then.run();
    }
  }

  private void elsewhere() {
    state.set(new State.Elsewhere());
  }

  /// @param asked how many changes there had been: what was read beside one may be from before it
  private void told(Trouble now, long asked) {
    if (!sending && asked == changes) {
      applied.add(new Applied(System.nanoTime(), now));
      state.set(new State.Known(now));
    }
  }

  /// What calls meet now; empty where that is not known.
  public Optional<Trouble> now() {
    return state.get() instanceof State.Known(var now) ? Optional.of(now) : Optional.empty();
  }

  /// Makes it so: the network for calls that are up too, the rest for those that begin.
  public void apply(Trouble wanted) {
    now()
        .filter(now -> !now.equals(wanted))
        .ifPresent(now -> {
          before.push(now);
          if (before.size() > MOST_STEPS_BACK) {
            before.removeLast();
          }
          send(wanted);
        });
  }

  /// Takes the last change back.
  public void undo() {
    if (!before.isEmpty() && now().isPresent()) {
      send(before.pop());
    }
  }

  private void send(Trouble wanted) {
    changes++;
    canUndo.set(!before.isEmpty());
    state.set(new State.Known(wanted));
    waiting = wanted;
    sendNext();
  }

  /// One at a time, and of those that wait only the last.
  private void sendNext() {
    Trouble wanted = waiting;
    Opened reached = workspace.opened().get();
    if (sending || wanted == null || reached == null) {
      return;
    }
    waiting = null;
    sending = true;
    background.run(
        () -> {
          Optional<FaultDesk> desk = services.faults(reached.profile());
          if (desk.isPresent()) {
            desk.get().set(wanted);
          }
          return System.nanoTime();
        },
        since -> still(reached, () -> sent(new Applied(since, wanted))),
        problem -> still(reached, () -> notSent(problem)));
  }

  private void sent(Applied change) {
    sending = false;
    changes++;
    failure.set(null);
    applied.add(change);
    since.set(clock.instant());
    sendNext();
  }

  private void notSent(Exception problem) {
    sending = false;
    waiting = null;
    failure.set(Failure.of(problem));
    read();
  }

  /// What a call met that began at a moment of [System#nanoTime]; empty where that is not known.
  Optional<Trouble> at(long nanos) {
    return applied.reversed().stream()
        .filter(each -> nanos - each.sinceNanos >= 0)
        .map(Applied::trouble)
        .findFirst();
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /// When the sandbox last took a change from here; null for none of this profile.
  ReadOnlyObjectProperty<@Nullable Instant> since() {
    return since.getReadOnlyProperty();
  }

  /// Of the last change; null where it went well.
  ReadOnlyObjectProperty<@Nullable Failure> failure() {
    return failure.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /// Whether the lab is to be seen: set by whoever has a button for it.
  public BooleanProperty open() {
    return open;
  }
}
