package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.ConnectionsModel.Pane;
import com.kallglot.console.desktop.connections.credentials.CredentialTrial;
import com.kallglot.console.desktop.connections.credentials.CredentialTrial.State;
import com.kallglot.console.desktop.editing.ConflictController;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.inventory.KeptConnection;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.account.NewConnection;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// Brings what stands in the editor to where it belongs.
public final class Saving {
  private final CredentialTrial trial;
  private final Workspace workspace;
  private final CredentialDeeds deeds;
  private final UnsavedWork unsaved;
  private final ConnectionsModel model;
  private final Relabelling relabelling;
  private final Clock clock;
  private final SimpleBooleanProperty adding = new SimpleBooleanProperty();
  private final BooleanBinding underWay;

  /// What was typed and is no secret.
  ///
  /// @param id of a connection that is written down; empty otherwise
  record Typed(
      String id, Provider provider, String label, @Nullable E164 callerId, boolean isDefault) {}

  /// Where it is typed.
  interface Form {
    /// Null where a connection is to be added.
    @Nullable ProviderConnection editing();

    Typed typed();

    boolean isSecretTyped();

    /// Tries the credentials; does nothing where their form is wrong, which is said at the field.
    void attempt(Consumer<CredentialVerdict> then);

    ConflictController conflicts();

    /// A connection of that id is written down already.
    void isThere();
  }

  /// What saving would come to.
  enum Offer {
    SAVE,
    TRY_FIRST,
    UNVERIFIED,
    /// The provider has said that no call can be made with these credentials.
    NOTHING
  }

  public Saving(
      CredentialTrial trial,
      Workspace workspace,
      CredentialDeeds deeds,
      Edits edits,
      UnsavedWork unsaved,
      ConnectionsModel model,
      Supplier<Messages> messages,
      Clock clock) {
    this.trial = trial;
    this.workspace = workspace;
    this.deeds = deeds;
    this.unsaved = unsaved;
    this.model = model;
    this.relabelling = new Relabelling(edits, unsaved, model, messages);
    this.clock = clock;
    this.underWay = Bindings.or(adding, edits.underWay());
  }

  BooleanBinding underWay() {
    return underWay;
  }

  boolean isWritten() {
    return workspace.standing().get() instanceof Standing.OnInventory;
  }

  Offer offer(@Nullable ProviderConnection editing) {
    if (isWritten()) {
      return Offer.SAVE;
    }
    return switch (trial.state().get()) {
      case State.Told(var _, var verdict) when verdict.isUsable() -> Offer.SAVE;
      case State.Told(var _, var verdict) when verdict.mayBeSaved() -> Offer.UNVERIFIED;
      case State.Told _ -> Offer.NOTHING;
      case State.Nothing _, State.Running _, State.Cancelled _, State.Broken _ ->
          editing == null ? Offer.TRY_FIRST : Offer.SAVE;
    };
  }

  void save(Form form) {
    ProviderConnection editing = form.editing();
    Runnable finish = finish(editing);
    if (editing == null && isWritten()) {
      writeDown(form.typed(), finish, form::isThere);
    } else if (editing == null) {
      tried(form, told -> add(form.typed(), told, finish));
    } else if (form.isSecretTyped() && !isWritten()) {
      tried(form, told -> relabel(editing, form, now -> deeds.replace(now, told, finish)));
    } else {
      relabel(editing, form, _ -> finish.run());
    }
  }

  /// Goes on with what the provider knows; what it could not be asked is saved on a second try.
  private void tried(Form form, Consumer<State.Told> then) {
    if (trial.state().get() instanceof State.Told told) {
      if (told.verdict().mayBeSaved()) {
        then.accept(told);
      }
      return;
    }
    form.attempt(verdict -> {
      remember(form.editing());
      if (verdict.isUsable() && trial.state().get() instanceof State.Told told) {
        then.accept(told);
      }
    });
  }

  /// With credentials of the very account, its numbers can be read.
  void remember(@Nullable ProviderConnection editing) {
    if (editing == null || !(trial.state().get() instanceof State.Told told)) {
      return;
    }
    if (isWritten()) {
      model.opens(editing.id(), told);
    } else {
      model.opensSame(editing, told);
    }
  }

  private void writeDown(Typed typed, Runnable done, Runnable there) {
    deeds.writeDown(
        new KeptConnection(
            typed.id(),
            typed.provider(),
            typed.label(),
            true,
            typed.isDefault(),
            typed.callerId(),
            List.of(),
            clock.instant(),
            0),
        done,
        there);
  }

  private void add(Typed typed, State.Told told, Runnable done) {
    adding.set(true);
    deeds.add(
        new NewConnection(
            typed.provider(),
            typed.label(),
            typed.isDefault() ? true : null,
            typed.callerId(),
            CredentialDeeds.written(told.of())),
        told,
        there -> {
          adding.set(false);
          if (there) {
            done.run();
          }
        });
  }

  /// What is left to do once what is typed now is saved. Whoever edits another connection by then
  /// keeps what is typed there.
  private Runnable finish(@Nullable ProviderConnection editing) {
    String object = editing == null ? ConnectionsModel.NEW : editing.id();
    Pane shown = model.pane().get();
    return () -> {
      unsaved.forget(object);
      if (shown.equals(model.pane().get())) {
        model.close();
      }
    };
  }

  private void relabel(ProviderConnection of, Form form, Consumer<ProviderConnection> then) {
    relabelling.relabel(of, form.typed().label(), form.conflicts(), then);
  }
}
