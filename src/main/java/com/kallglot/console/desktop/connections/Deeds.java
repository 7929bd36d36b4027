package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.ConnectionsModel.Pane;
import com.kallglot.console.desktop.connections.ConnectionsModel.Question;
import com.kallglot.console.desktop.connections.ConnectionsModel.Trouble;
import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.Foresight;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.DomainWords;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.history.replay.Planned;
import com.kallglot.console.organization.OrganizationException;
import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.settings.SettingsException;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The changes of a connection that can be taken back. What would route known requests otherwise is
/// asked for first, with what it would change; the rest is done at once.
public final class Deeds {
  private final ConnectionsModel model;
  private final Workspace workspace;
  private final Edits edits;
  private final Foresight foresight;
  private final UnsavedWork unsaved;
  private final Notices notices;
  private final Supplier<Messages> messages;

  public Deeds(
      ConnectionsModel model,
      Workspace workspace,
      Edits edits,
      Foresight foresight,
      UnsavedWork unsaved,
      Notices notices,
      Supplier<Messages> messages) {
    this.model = model;
    this.workspace = workspace;
    this.edits = edits;
    this.foresight = foresight;
    this.unsaved = unsaved;
    this.notices = notices;
    this.messages = messages;
  }

  void enable(ProviderConnection connection) {
    carryOut(
        new Change<>(
            words().edit(new Edit.ActivateConnection(connection.id(), connection.label())),
            connection,
            edit(new ConnectionEdit.Enable()),
            now -> disabling(now, null)));
  }

  void disable(ProviderConnection connection) {
    foreseen(
        new Edit.DisableConnection(connection.id(), connection.label()),
        connection,
        Question.DISABLE,
        () -> carryOut(disabling(connection, enabling(connection))));
  }

  void makeDefault(ProviderConnection connection) {
    Optional<ProviderConnection> before =
        model.all().stream().filter(ProviderConnection::isDefault).findFirst();
    foreseen(
        new Edit.MakeDefault(connection.id(), connection.label()),
        connection,
        Question.MAKE_DEFAULT,
        () -> carryOut(makingDefault(connection, before.map(this::backTo).orElse(null))));
  }

  private Change<ProviderConnection> disabling(
      ProviderConnection connection,
      @Nullable Function<ProviderConnection, Change<ProviderConnection>> undo) {
    return new Change<>(
        words().edit(new Edit.DisableConnection(connection.id(), connection.label())),
        connection,
        edit(new ConnectionEdit.Disable()),
        undo);
  }

  /// Takes back a disabling: the default it was, it is again, unless another one became that
  /// meanwhile.
  private Function<ProviderConnection, Change<ProviderConnection>> enabling(
      ProviderConnection before) {
    Workspace.Opened opened = workspace.opened().get();
    Change.Attempt<ProviderConnection> makeDefaultAgain =
        (now, management) ->
            opened == null || defaultNow(opened).isPresent()
                ? new Edited.Done<>(now)
                : management.edit(now, new ConnectionEdit.MakeDefault());
    List<Change.Attempt<ProviderConnection>> attempts =
        before.isDefault()
            ? List.of(edit(new ConnectionEdit.Enable()), makeDefaultAgain)
            : List.of(edit(new ConnectionEdit.Enable()));
    return now ->
        Change.forGood(
            words().edit(new Edit.ActivateConnection(now.id(), now.label())),
            now,
            Change.inTurn(attempts));
  }

  private Change<ProviderConnection> makingDefault(
      ProviderConnection connection,
      @Nullable Function<ProviderConnection, Change<ProviderConnection>> undo) {
    return new Change<>(
        words().edit(new Edit.MakeDefault(connection.id(), connection.label())),
        connection,
        edit(new ConnectionEdit.MakeDefault()),
        undo);
  }

  /// The one that was the default has changed with the edit, so it is read before it is one again;
  /// and only while the one that took its place still has it.
  private Function<ProviderConnection, Change<ProviderConnection>> backTo(
      ProviderConnection before) {
    Workspace.Opened opened = workspace.opened().get();
    return since ->
        Change.forGood(
            words().edit(new Edit.MakeDefault(before.id(), before.label())),
            before,
            (object, management) -> {
              List<ProviderConnection> all = opened == null ? List.of() : now(opened);
              boolean holds =
                  all.stream().anyMatch(one -> one.isDefault() && one.id().equals(since.id()));
              Optional<ProviderConnection> now =
                  all.stream().filter(one -> one.id().equals(object.id())).findFirst();
              return now.isPresent() && holds
                  ? management.edit(now.get(), new ConnectionEdit.MakeDefault())
                  : new Edited.Gone<>(object);
            });
  }

  private static Optional<ProviderConnection> defaultNow(Workspace.Opened opened)
      throws OrganizationException, SettingsException {
    return now(opened).stream().filter(ProviderConnection::isDefault).findFirst();
  }

  private static List<ProviderConnection> now(Workspace.Opened opened)
      throws OrganizationException, SettingsException {
    return opened.modes().find().configuration().map(read -> read.connections()).orElse(List.of());
  }

  private static Change.Attempt<ProviderConnection> edit(ConnectionEdit edit) {
    return (object, management) -> management.edit(object, edit);
  }

  /// Asks where something is known that would be routed otherwise; where that cannot be found out,
  /// too.
  private void foreseen(
      Edit.OfConfiguration edit, ProviderConnection of, Question question, Runnable goOn) {
    model.select(of);
    Pane before = model.pane().get();
    foresight.of(
        Planned.edit(edit),
        radius -> {
          if (radius.changed() == 0) {
            goOn.run();
          } else {
            askUnless(before, of, question, goOn);
          }
        },
        _ -> askUnless(before, of, question, goOn));
  }

  /// A question that came up meanwhile is not exchanged under the finger of whoever answers it.
  private void askUnless(Pane before, ProviderConnection of, Question question, Runnable goOn) {
    Pane now = model.pane().get();
    if (!(now instanceof Pane.Asking) || now.equals(before)) {
      ask(of, question, goOn);
    }
  }

  /// What is typed for it is meant for the connection as it is since.
  void changed(ProviderConnection now) {
    unsaved.rebase(now.id(), now.etag(), TypedAccount.LABEL, now.label());
  }

  /// Puts a question at the side.
  void ask(ProviderConnection of, Question question, Runnable goOn) {
    Pane before = model.pane().get();
    Pane back = before instanceof Pane.Asking asking ? asking.back() : before;
    model.pane().set(new Pane.Asking(of, question, goOn, back));
  }

  void carryOut(Change<ProviderConnection> change) {
    model.trouble().set(null);
    edits.carryOut(change, new Told(_ -> {}));
  }

  DomainWords words() {
    return new DomainWords(messages.get());
  }

  /// Where an edit that was not made is told: a conflict in a notice, since nothing typed is lost,
  /// and an error over the page.
  final class Told implements Edits.Answer<ProviderConnection> {
    private final Consumer<ProviderConnection> done;

    Told(Consumer<ProviderConnection> done) {
      this.done = done;
    }

    @Override
    public void done(ProviderConnection now) {
      changed(now);
      done.accept(now);
    }

    @Override
    public void takenBack(ProviderConnection now) {
      changed(now);
    }

    @Override
    public void conflict(
        Change<ProviderConnection> change, Edited.Conflict<ProviderConnection> both) {
      overtaken(change);
    }

    @Override
    public void gone(Change<ProviderConnection> change) {
      overtaken(change);
    }

    private void overtaken(Change<ProviderConnection> change) {
      Messages words = messages.get();
      notices.tell(words.get("notice.failed", change.what(), words.get("notice.overtaken")));
    }

    @Override
    public void failed(Change<ProviderConnection> change, Failure failure) {
      boolean again = failure.effect() == Failure.Effect.NOTHING_DONE && !failure.isMissingRight();
      model
          .trouble()
          .set(
              new Trouble(
                  change.what(), failure, again ? () -> edits.carryOut(change, this) : null));
    }
  }
}
