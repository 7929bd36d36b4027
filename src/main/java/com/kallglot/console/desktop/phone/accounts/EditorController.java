package com.kallglot.console.desktop.phone.accounts;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.desktop.fx.Nodes.Showing;
import com.kallglot.console.desktop.fx.OpenDialog;
import com.kallglot.console.phone.account.AccountDraft;
import com.kallglot.console.phone.account.AccountField;
import com.kallglot.console.phone.account.PhoneAccount;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The form of an account. What was typed outlives a change of language, and nothing else: it is
/// kept or discarded.
public final class EditorController {
  @FXML private VBox editor;
  @FXML private Label title;
  @FXML private ScrollPane scroll;
  @FXML private VBox ofOwn;
  @FXML private Label elsewhere;
  @FXML private GridPane account;
  @FXML private GridPane media;
  @FXML private GridPane calls;
  @FXML private TitledPane networkPane;
  @FXML private GridPane network;
  @FXML private Button save;
  @FXML private Button tryOut;

  private final AccountsModel model;
  private final AccountDeeds deeds;
  private final AccountTrials trials;
  private final Messages messages;
  private final Lifetime lifetime;
  private final AccountFields fields;
  private @Nullable AccountDraft draft;

  public EditorController(
      AccountsModel model,
      AccountDeeds deeds,
      AccountTrials trials,
      OpenDialog files,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.deeds = deeds;
    this.trials = trials;
    this.messages = messages;
    this.lifetime = lifetime;
    this.fields = new AccountFields(messages, files);
  }

  @FXML
  private void initialize() {
    fields.into(account, AccountField.Part.ACCOUNT);
    fields.into(media, AccountField.Part.MEDIA);
    fields.into(calls, AccountField.Part.CALLS);
    fields.into(network, AccountField.Part.NETWORK);
    fields.onChanged((field, text) -> {
      if (draft != null) {
        draft.set(field, text);
        mark(draft);
      }
    });
    editor.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    lifetime.watch(model.editing(), this::show);
    lifetime.watch(model.part(), this::turnTo);
  }

  private void turnTo(AccountField.Part part) {
    if (part == AccountField.Part.NETWORK && draft != null) {
      networkPane.setExpanded(true);
      editor.applyCss();
      fields.focus(AccountField.STUN_SERVERS);
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown() && !save.isDisabled()) {
      save();
      event.consume();
    }
  }

  private void show(AccountsModel.@Nullable Editing editing) {
    Nodes.show(editor, Showing.when(editing != null));
    draft = editing == null ? null : model.draft(editing);
    if (editing == null || draft == null) {
      return;
    }
    boolean own = draft.parts().contains(AccountField.Part.ACCOUNT);
    Nodes.show(ofOwn, Showing.when(own));
    Nodes.show(tryOut, Showing.when(own));
    Nodes.show(elsewhere, Showing.when(!own));
    title.setText(title(editing));
    fields.show(draft, kept(editing));
    networkPane.setExpanded(false);
    scroll.setVvalue(0);
    mark(draft);
    editor.applyCss();
    fields.focus(AccountField.LABEL);
  }

  private String title(AccountsModel.Editing editing) {
    return switch (editing) {
      case AccountsModel.New() -> messages.get("accounts.new");
      case AccountsModel.Own(var kept) -> messages.get("accounts.editing", kept.label());
      case AccountsModel.OfProfile(var kept) -> {
        elsewhere.setText(
            messages.get(
                kept.origin() == PhoneAccount.Origin.SIP_SETTINGS
                    ? "accounts.elsewhere.sip_settings"
                    : "accounts.elsewhere.test_line"));
        yield messages.get("accounts.editing", kept.label());
      }
    };
  }

  /// Which passwords there are already.
  private Set<AccountField> kept(AccountsModel.Editing editing) {
    Set<AccountField> kept = EnumSet.noneOf(AccountField.class);
    Optional<PhoneAccount> known = model.known(editing);
    if (known.filter(each -> each.home().password() != null).isPresent()) {
      kept.add(AccountField.PASSWORD);
    }
    if (known.filter(each -> each.home().network().turn() != null).isPresent()) {
      kept.add(AccountField.RELAY_PASSWORD);
    }
    return kept;
  }

  private void mark(AccountDraft now) {
    Set<AccountField> problems = now.problems();
    fields.mark(now, problems);
    save.setDisable(!problems.isEmpty());
    tryOut.setDisable(!problems.isEmpty());
    boolean hidden = problems.stream().anyMatch(field -> field.part() == AccountField.Part.NETWORK);
    if (hidden) {
      networkPane.setExpanded(true);
    }
  }

  @FXML
  private void save() {
    AccountsModel.Editing editing = model.editing().get();
    if (draft == null || editing == null) {
      return;
    }
    save.setDisable(true);
    Runnable failed = () -> save.setDisable(false);
    switch (editing) {
      case AccountsModel.New _, AccountsModel.Own _ ->
          deeds.keep(draft.account(), draft.passwords(), this::close, failed);
      case AccountsModel.OfProfile(var of) ->
          deeds.handle(of, draft.handling(), draft.passwords(), this::close, failed);
    }
  }

  @FXML
  private void tryOut() {
    AccountsModel.Editing editing = model.editing().get();
    if (draft != null && editing != null) {
      trials.begin(draft, model.known(editing));
    }
  }

  @FXML
  private void close() {
    model.editing().set(null);
  }
}
