package com.kallglot.console.desktop.connections;

import com.kallglot.console.desktop.connections.credentials.FieldLine;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.workspace.Standing;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// What a connection is called and whose account it is: nothing of it is secret, so it is kept
/// while it is typed.
public final class AccountController {
  @FXML private ToggleGroup provider;
  @FXML private Node providers;
  @FXML private Node idField;
  @FXML private TextField id;
  @FXML private Label idNote;
  @FXML private TextField label;
  @FXML private Label labelNote;
  @FXML private Node onlyNew;
  @FXML private TextField callerId;
  @FXML private Label callerIdNote;
  @FXML private CheckBox isDefault;

  private final UnsavedWork unsaved;
  private final Workspace workspace;
  private final Messages messages;
  private final Lifetime lifetime;
  private final Map<TextField, FieldLine> lines = new HashMap<>();
  private TypedAccount typed;
  private @Nullable ProviderConnection editing;
  private Consumer<Provider> chosen = _ -> {};
  private Showing showing = Showing.YES;

  /// While the fields are filled nothing is typed.
  private enum Showing {
    YES,
    NO
  }

  public AccountController(
      UnsavedWork unsaved, Workspace workspace, Messages messages, Lifetime lifetime) {
    this.unsaved = unsaved;
    this.typed = new TypedAccount(unsaved, null);
    this.workspace = workspace;
    this.messages = messages;
    this.lifetime = lifetime;
  }

  @FXML
  private void initialize() {
    typed(id, TypedAccount.ID, idNote);
    typed(label, TypedAccount.LABEL, labelNote);
    typed(callerId, TypedAccount.CALLER_ID, callerIdNote);
    isDefault.selectedProperty().subscribe(on -> keep(TypedAccount.DEFAULT, String.valueOf(on)));
    provider
        .selectedToggleProperty()
        .subscribe((before, now) -> {
          if (now == null) {
            provider.selectToggle(before); // one is always chosen
          } else if (before != null) {
            keep(TypedAccount.PROVIDER, String.valueOf(now.getUserData()));
            chosen.accept(provider());
          }
        });
  }

  private void typed(TextField field, String name, Label note) {
    var line = new FieldLine(field, note);
    lines.put(field, line);
    field
        .textProperty()
        .subscribe((_, now) -> {
          keep(name, now);
          line.clear();
        });
  }

  private void keep(String field, String now) {
    if (showing == Showing.NO && !lifetime.isOver()) {
      typed.keep(field, now);
    }
  }

  /// Keeps the account SID with the rest: it is a name and no secret.
  void accountTyped(String sid) {
    keep(TypedAccount.ACCOUNT_SID, sid);
  }

  /// As typed before, or as it is.
  String account() {
    return typed.field(TypedAccount.ACCOUNT_SID);
  }

  /// Shows a connection; null for one that is to be added.
  ///
  /// @param chosen is told of another provider
  void open(@Nullable ProviderConnection of, Consumer<Provider> chosen) {
    showing = Showing.YES;
    editing = of;
    typed = new TypedAccount(unsaved, of);
    this.chosen = _ -> {};
    String whose = typed.field(TypedAccount.PROVIDER);
    provider.getToggles().stream()
        .filter(toggle -> whose.equals(toggle.getUserData()))
        .findFirst()
        .ifPresent(provider::selectToggle);
    providers.setDisable(of != null);
    id.setText(typed.field(TypedAccount.ID));
    label.setText(typed.field(TypedAccount.LABEL));
    callerId.setText(typed.field(TypedAccount.CALLER_ID));
    isDefault.setSelected(Boolean.parseBoolean(typed.field(TypedAccount.DEFAULT)));
    boolean written = workspace.standing().get() instanceof Standing.OnInventory;
    Nodes.show(idField, Nodes.Showing.when(of == null && written));
    Nodes.show(onlyNew, Nodes.Showing.when(of == null));
    lines.values().forEach(FieldLine::clear);
    this.chosen = chosen;
    showing = Showing.NO;
  }

  void focus() {
    if (editing == null && provider.getSelectedToggle() instanceof Node toggle) {
      toggle.requestFocus();
    } else {
      label.requestFocus();
    }
  }

  Provider provider() {
    return provider.getSelectedToggle() == null
        ? Provider.TWILIO
        : Provider.valueOf(String.valueOf(provider.getSelectedToggle().getUserData()));
  }

  String id() {
    return id.getText().strip();
  }

  String label() {
    return label.getText().strip();
  }

  @Nullable E164 callerId() {
    return E164.parse(callerId.getText().strip()).orElse(null);
  }

  boolean isDefault() {
    return isDefault.isSelected();
  }

  /// Whether it makes sense as it is; otherwise the first field that does not says so and takes the
  /// focus.
  boolean isWhole() {
    if (idField.isManaged() && !id().matches("[!-~]+")) {
      return tell(id, messages.get("account.id.needed"));
    }
    if (label().isEmpty()) {
      return tell(label, messages.get("account.label.needed"));
    }
    boolean given = onlyNew.isManaged() && !callerId.getText().isBlank();
    return !given || callerId() != null || tell(callerId, messages.get("account.caller_id.wrong"));
  }

  /// The connection of that id is written down already.
  void isThere() {
    var _ = tell(id, messages.get("account.id.there"));
  }

  private boolean tell(TextField field, String text) {
    Objects.requireNonNull(lines.get(field)).bad(text);
    field.requestFocus();
    return false;
  }
}
