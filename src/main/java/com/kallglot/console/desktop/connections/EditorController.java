package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.ConnectionsModel.Pane;
import com.kallglot.console.desktop.connections.credentials.CredentialTrial;
import com.kallglot.console.desktop.connections.credentials.CredentialTrial.State;
import com.kallglot.console.desktop.connections.credentials.CredentialsController;
import com.kallglot.console.desktop.editing.ConflictController;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.provider.CredentialVerdict;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A connection added or edited at the side of the page. Credentials are tried at the provider
/// before they are saved; closing keeps what was typed, but for the secrets.
public final class EditorController implements Saving.Form {
  @FXML private Node editor;
  @FXML private Label title;
  @FXML private Label purpose;
  @FXML private Button delete;
  @FXML private Button save;
  @FXML private Node saving;
  @FXML private AccountController accountController;
  @FXML private CredentialsController credentialsController;
  @FXML private DependsController dependsController;
  @FXML private ConflictController conflictController;

  private final ConnectionsModel model;
  private final CredentialTrial trial;
  private final CredentialDeeds deeds;
  private final Saving saver;
  private final UnsavedWork unsaved;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private Pane open = new Pane.Closed();
  private @Nullable ProviderConnection editing;

  public EditorController(
      ConnectionsModel model,
      CredentialTrial trial,
      CredentialDeeds deeds,
      Saving saver,
      UnsavedWork unsaved,
      Workspace workspace,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.trial = trial;
    this.deeds = deeds;
    this.saver = saver;
    this.unsaved = unsaved;
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    editor.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    credentialsController.whenTried(_ -> saver.remember(editing));
    lifetime.watch(model.pane(), this::show);
    lifetime.watch(
        this::enable, trial.state(), saver.underWay(), workspace.standing(), model.pane());
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      save();
      event.consume();
    }
  }

  /// A question in between leaves the fields as they are.
  private void show(Pane pane) {
    if (pane instanceof Pane.Asking || pane.equals(open)) {
      return;
    }
    open = pane;
    conflictController.close();
    credentialsController.clear();
    if (pane instanceof Pane.Closed) {
      return;
    }
    editing = pane instanceof Pane.Editing(var id) ? model.find(id).orElse(null) : null;
    if (editing == null && pane instanceof Pane.Editing) {
      model.close(); // it is gone meanwhile, and is not to be added anew
      return;
    }
    accountController.open(editing, this::fields);
    fields(accountController.provider());
    dependsController.show(editing);
    title.setText(
        editing == null
            ? messages.get("editor.add")
            : messages.get("editor.edit", messages.get("quoted", editing.label())));
    delete.setText(messages.get(saver.isWritten() ? "editor.forget" : "editor.delete"));
    Nodes.show(delete, Nodes.Showing.when(editing != null));
    enable();
  }

  void focus() {
    accountController.focus();
  }

  private void fields(Provider provider) {
    credentialsController.show(
        provider, accountController.account(), accountController::accountTyped);
    String why =
        saver.isWritten() ? "editor.written" : editing == null ? "editor.tried" : "editor.replaced";
    purpose.setText(messages.get(why, messages.of("provider", provider)));
  }

  private void enable() {
    Saving.Offer offer = saver.offer(editing);
    save.setText(messages.of("editor.save", offer));
    boolean busy = saver.underWay().get() || trial.state().get() instanceof State.Running;
    delete.setDisable(busy || !workspace.standing().get().mayEdit());
    save.setDisable(delete.isDisable() || offer == Saving.Offer.NOTHING);
    Nodes.show(saving, Nodes.Showing.when(saver.underWay().get()));
  }

  @FXML
  private void save() {
    if (!save.isDisabled() && accountController.isWhole()) {
      saver.save(this);
    }
  }

  @Override
  public @Nullable ProviderConnection editing() {
    return editing;
  }

  @Override
  public Saving.Typed typed() {
    return new Saving.Typed(
        accountController.id(),
        accountController.provider(),
        accountController.label(),
        accountController.callerId(),
        accountController.isDefault());
  }

  @Override
  public boolean isSecretTyped() {
    return credentialsController.isSecretTyped();
  }

  @Override
  public void attempt(Consumer<CredentialVerdict> then) {
    credentialsController.attempt(then);
  }

  @Override
  public ConflictController conflicts() {
    return conflictController;
  }

  @Override
  public void isThere() {
    accountController.isThere();
  }

  @FXML
  private void discard() {
    unsaved.forget(editing == null ? ConnectionsModel.NEW : editing.id());
    model.close();
  }

  @FXML
  private void delete() {
    if (editing != null) {
      deeds.remove(editing);
    }
  }

  @FXML
  private void close() {
    model.close(); // what was typed stays with its row
  }
}
