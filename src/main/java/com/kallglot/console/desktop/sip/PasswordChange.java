package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.Rotation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A new SIP password on its way: asked for once and never twice. It goes on while another page is
/// looked at; of a profile that was left the answer is dropped, and the password with it.
public final class PasswordChange {
  private final SipModel model;
  private final SipEdits edits;
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Clock clock;
  private final BooleanBinding possible;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());

  /// How far it is.
  sealed interface State {
    record Idle() implements State {}

    record Asked() implements State {}

    /// No answer came: nobody can tell whether there is a new one.
    record Lost(Rotation.Lost lost) implements State {}
  }

  public PasswordChange(
      SipModel model,
      SipEdits edits,
      Workspace workspace,
      Background background,
      Notices notices,
      Clock clock) {
    this.notices = notices;
    this.clock = clock;
    this.model = model;
    this.edits = edits;
    this.workspace = workspace;
    this.background = background;
    this.possible =
        Bindings.createBooleanBinding(
            () -> workspace.standing().get() instanceof Standing.OnPlatform, workspace.standing());
    workspace.entry().subscribe(_ -> state.set(new State.Idle()));
  }

  /// Whether passwords are made there at all.
  BooleanBinding possible() {
    return possible;
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /// What was told is not looked at any more; one that is on its way stays so.
  void forget() {
    if (!(state.get() instanceof State.Asked)) {
      state.set(new State.Idle());
    }
  }

  /// @param overlap how long the one in use still holds
  public void make(Duration overlap) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null || state.get() instanceof State.Asked) {
      return;
    }
    edits.settled();
    var asked = new State.Asked();
    state.set(asked);
    background.run(
        () -> opened.organization().rotateSipPassword(overlap),
        rotation -> {
          if (opened.equals(workspace.opened().get())) {
            take(rotation);
          } else {
            tellFromAfar(opened, rotation);
          }
        },
        problem -> {
          if (opened.equals(workspace.opened().get())) {
            state.set(new State.Idle());
            failed(Failure.of(problem));
          }
        });
  }

  /// Nobody sees the password that was made: whoever left has to know.
  private void tellFromAfar(Workspace.Opened of, Rotation rotation) {
    Instant holds =
        switch (rotation) {
          case Rotation.Rotated(var made) -> made.previousValidUntil();
          case Rotation.Lost(var oldHoldsUntil, var _) -> oldHoldsUntil;
        };
    notices.tell(
        edits.words(
            "sip.password.unseen",
            of.profile().name(),
            new Moments(edits.messages(), clock).at(holds)));
  }

  private void take(Rotation rotation) {
    switch (rotation) {
      case Rotation.Rotated(var made) -> {
        state.set(new State.Idle());
        model.made(made);
      }
      case Rotation.Lost lost -> state.set(new State.Lost(lost));
    }
  }

  private void failed(Failure failure) {
    if (failure.isMissingRight()) {
      workspace.mayOnlyRead(failure.detail());
    }
    edits.trouble(new Trouble.Failed(edits.words("sip.password.new.plain"), failure, null));
  }
}
