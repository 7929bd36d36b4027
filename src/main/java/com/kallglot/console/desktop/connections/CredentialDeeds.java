package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.ConnectionsModel.Question;
import com.kallglot.console.desktop.connections.ConnectionsModel.Trouble;
import com.kallglot.console.desktop.connections.credentials.CredentialTrial.State;
import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Patch;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.ConnectionDesk;
import com.kallglot.console.organization.inventory.InventoryFile;
import com.kallglot.console.organization.inventory.KeptConnection;
import com.kallglot.console.organization.inventory.KeptConnection.AccountNumber;
import com.kallglot.console.provider.ProviderCredentials;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.account.NewConnection;
import com.kallglot.console.telephony.account.NewCredentials;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What nothing takes back: connections added, verified, deleted, given other credentials at the
/// platform; written down and crossed out in the inventory.
public final class CredentialDeeds {
  private final ConnectionsModel model;
  private final Workspace workspace;
  private final Services services;
  private final Edits edits;
  private final Deeds deeds;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;

  public CredentialDeeds(
      ConnectionsModel model,
      Workspace workspace,
      Services services,
      Edits edits,
      Deeds deeds,
      Background background,
      Notices notices,
      Supplier<Messages> messages) {
    this.model = model;
    this.workspace = workspace;
    this.services = services;
    this.edits = edits;
    this.deeds = deeds;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
  }

  /// As the platform takes them: Twilio's auth token, not its API keys.
  static NewCredentials written(ProviderCredentials credentials) {
    return switch (credentials) {
      case ProviderCredentials.Twilio twilio ->
          NewCredentials.ofTwilio(twilio.accountSid(), twilio.secret());
      case ProviderCredentials.Telnyx telnyx -> NewCredentials.ofTelnyx(telnyx.apiKey());
    };
  }

  /// Adds a connection at the platform and lets it verify the credentials.
  ///
  /// @param ended is told in the end whether it is there, verified or not
  void add(NewConnection connection, State.Told tried, Consumer<Boolean> ended) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    String what = messages.get().get("connections.adding", quoted(connection.label()));
    model.trouble().set(null);
    background.run(
        () -> opened.organization().connections().add(connection),
        now -> {
          notices.tell(messages.get().get("notice.done", what));
          if (opened.equals(workspace.opened().get())) {
            model.opens(now.id(), tried);
            model.await(now.id());
            ended.accept(true);
            verify(now);
          } else {
            ended.accept(false);
          }
        },
        problem -> {
          if (opened.equals(workspace.opened().get())) {
            refused(what, Failure.of(problem), null);
          }
          ended.accept(false);
        });
  }

  /// Lets the platform try what it has.
  void verify(ProviderConnection connection) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null || !model.busy().add(connection.id())) {
      return;
    }
    String what = messages.get().get("connections.verifying", quoted(connection.label()));
    model.trouble().set(null);
    background.run(
        () -> opened.organization().connections().verify(connection),
        now -> {
          if (opened.equals(workspace.opened().get())) {
            model.busy().remove(connection.id());
            workspace.edited(Patch.replacing(now));
            deeds.changed(now);
            tell(now);
          }
        },
        problem -> {
          if (opened.equals(workspace.opened().get())) {
            model.busy().remove(connection.id());
            Failure failure = Failure.of(problem);
            if (!failure.isMissingRight()) { // which would be forgotten by reading again
              workspace.readAgain();
            }
            refused(what, failure, () -> verify(connection));
          }
        });
  }

  private void tell(ProviderConnection now) {
    String status = deeds.words().status(now);
    notices.tell(
        now.lastError() == null
            ? messages.get().get("connections.is", quoted(now.label()), status)
            : messages
                .get()
                .get("connections.is.error", quoted(now.label()), status, now.lastError()));
  }

  private void refused(String what, Failure failure, @Nullable Runnable repeats) {
    if (failure.isMissingRight()) {
      workspace.mayOnlyRead(failure.detail());
    }
    boolean perhaps = failure.effect() == Failure.Effect.PERHAPS_DONE;
    if (perhaps) {
      workspace.readAgain();
    }
    model.trouble().set(new Trouble(what, failure, perhaps ? null : repeats));
  }

  /// Asks first: what was there before is gone for good.
  void replace(ProviderConnection of, State.Told tried, Runnable done) {
    String what = messages.get().get("connections.replacing", quoted(of.label()));
    Change<ProviderConnection> change =
        Change.forGood(
            what, of, (object, _) -> desk().replaceCredentials(object, written(tried.of())));
    deeds.ask(
        of,
        Question.REPLACE,
        () ->
            edits.carryOut(
                change,
                deeds
                .new Told(now -> {
                  model.opens(now.id(), tried);
                  done.run();
                  verify(now);
                })));
  }

  /// Deletes at the platform or crosses out of the inventory, whichever holds it.
  void remove(ProviderConnection of) {
    if (workspace.standing().get() instanceof Standing.OnInventory) {
      forget(of);
    } else {
      delete(of);
    }
  }

  /// Asks first, saying what depends on it.
  private void delete(ProviderConnection of) {
    String what = messages.get().get("connections.deleting", quoted(of.label()));
    Change<ProviderConnection> change =
        Change.forGood(what, of, (object, _) -> desk().delete(object));
    deeds.ask(
        of,
        Question.DELETE,
        () ->
            edits.carryOut(
                change,
                deeds
                .new Told(gone -> {
                  model.forget(gone.id());
                  workspace.edited(Patch.without(gone));
                })));
  }

  private ConnectionDesk desk() {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      throw new IllegalStateException("No profile is open");
    }
    return opened.organization().connections();
  }

  /// Writes a connection of the platform down in the inventory.
  void writeDown(KeptConnection kept, Runnable done, Runnable there) {
    inInventory(
        messages.get().get("connections.adding", quoted(kept.label())),
        file -> file.add(kept),
        isNew -> {
          if (isNew) {
            model.await(kept.id());
            done.run();
          } else {
            there.run();
          }
        });
  }

  /// Crosses a connection out of the inventory, once that was agreed to; the platform keeps it.
  private void forget(ProviderConnection of) {
    deeds.ask(
        of,
        Question.FORGET,
        () ->
            inInventory(
                messages.get().get("connections.forgetting", quoted(of.label())),
                file -> file.forget(of.id()),
                _ -> {}));
  }

  /// Writes down what the provider listed of a connection of the inventory.
  void imported(ProviderConnection of, List<AccountNumber> numbers) {
    long unread = numbers.stream().filter(number -> !number.isRead()).count();
    Messages words = messages.get();
    inInventory(
        unread == 0
            ? words.get("connections.importing", numbers.size(), quoted(of.label()))
            : words.get("connections.importing.partly", numbers.size(), quoted(of.label()), unread),
        file -> file.imported(of.id(), numbers),
        _ -> {});
  }

  /// Something that is done to the file.
  interface Writing {
    boolean to(InventoryFile file) throws Exception;
  }

  void inInventory(String what, Writing writing, Consumer<Boolean> done) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null) {
      return;
    }
    model.trouble().set(null);
    background.run(
        () -> writing.to(services.inventory(opened.profile())),
        changed -> {
          if (opened.equals(workspace.opened().get())) {
            workspace.readAgain();
            if (changed) {
              notices.tell(messages.get().get("notice.done", what));
            }
            done.accept(changed);
          }
        },
        problem -> {
          if (opened.equals(workspace.opened().get())) {
            refused(what, Failure.of(problem), null);
          } else {
            notices.tell(messages.get().get("notice.failed", what, Failure.of(problem).detail()));
          }
        });
  }

  private String quoted(String label) {
    return messages.get().get("quoted", label);
  }
}
