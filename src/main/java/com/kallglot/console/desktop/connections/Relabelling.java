package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.ConnectionsModel.Pane;
import com.kallglot.console.desktop.connections.ConnectionsModel.Trouble;
import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.ConflictController;
import com.kallglot.console.desktop.editing.ConflictField;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.organization.edit.ConnectionEdit;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.settings.UnsavedEdits.Unsaved;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Calls a connection otherwise, and asks where somebody else did meanwhile.
final class Relabelling {
  private final Edits edits;
  private final UnsavedWork unsaved;
  private final ConnectionsModel model;
  private final Supplier<Messages> messages;

  Relabelling(
      Edits edits, UnsavedWork unsaved, ConnectionsModel model, Supplier<Messages> messages) {
    this.edits = edits;
    this.unsaved = unsaved;
    this.model = model;
    this.messages = messages;
  }

  /// Gives another label, where it is another one.
  ///
  /// @param then goes on with the connection as it is since
  void relabel(
      ProviderConnection of,
      String label,
      ConflictController conflicts,
      Consumer<ProviderConnection> then) {
    ProviderConnection now = model.find(of.id()).orElse(of);
    if (now.label().equals(label)) {
      then.accept(now);
      return;
    }
    ProviderConnection asTyped = unsaved.of(of.id()).map(Unsaved::etag).map(now::at).orElse(now);
    carryOut(relabelling(asTyped, of.label(), label), of, label, conflicts, then);
  }

  private Change<ProviderConnection> relabelling(
      ProviderConnection of, String before, String label) {
    Messages words = messages.get();
    return new Change<>(
        words.get("connections.called", words.get("quoted", label)),
        of,
        (object, management) -> management.edit(object, new ConnectionEdit.Label(label)),
        now -> relabelling(now, label, before));
  }

  private void carryOut(
      Change<ProviderConnection> change,
      ProviderConnection before,
      String label,
      ConflictController conflicts,
      Consumer<ProviderConnection> then) {
    model.trouble().set(null);
    edits.carryOut(
        change,
        new Edits.Answer<>() {
          @Override
          public void done(ProviderConnection now) {
            then.accept(now);
          }

          @Override
          public void conflict(
              Change<ProviderConnection> overtaken, Edited.Conflict<ProviderConnection> both) {
            if (isEdited(before)) {
              choose(both.asItIs(), before, label, conflicts, then);
            } else {
              tell(overtaken, messages.get().get("notice.overtaken"));
            }
          }

          @Override
          public void gone(Change<ProviderConnection> overtaken) {
            unsaved.forget(before.id());
            if (isEdited(before)) {
              model.close();
            }
            tell(overtaken, messages.get().get("connections.gone"));
          }

          private void tell(Change<ProviderConnection> not, String why) {
            model.trouble().set(new Trouble(not.what(), Failure.here(why), null));
          }

          @Override
          public void failed(Change<ProviderConnection> not, Failure failure) {
            model.trouble().set(new Trouble(not.what(), failure, null));
          }
        });
  }

  /// An answer may come when another one is edited.
  private boolean isEdited(ProviderConnection connection) {
    return model.pane().get() instanceof Pane.Editing(var id) && id.equals(connection.id());
  }

  private void choose(
      ProviderConnection now,
      ProviderConnection before,
      String label,
      ConflictController conflicts,
      Consumer<ProviderConnection> then) {
    Messages words = messages.get();
    var field =
        new ConflictField("label", words.get("account.label"), before.label(), label, now.label());
    conflicts.show(
        words.get("quoted", before.label()),
        List.of(field),
        mine -> {
          if (mine.isEmpty()) {
            then.accept(now);
          } else {
            carryOut(relabelling(now, now.label(), label), now, label, conflicts, then);
          }
        },
        () -> {
          unsaved.forget(before.id());
          model.close();
        });
  }
}
