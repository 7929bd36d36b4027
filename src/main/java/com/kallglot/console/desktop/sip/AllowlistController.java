package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Lifetime;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Moments;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.allowlist.AllowlistChange;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import com.kallglot.console.telephony.allowlist.AllowlistEditing;
import java.util.function.UnaryOperator;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Who may call: written as a draft, with everybody seen lately beside it, and saved only after
/// what it would refuse was said.
public final class AllowlistController {
  @FXML private ToggleGroup modes;
  @FXML private ToggleButton any;
  @FXML private ToggleButton listed;
  @FXML private Label unsaved;
  @FXML private Label meaning;
  @FXML private Node editor;
  @FXML private TextField address;
  @FXML private TextField label;
  @FXML private Button add;
  @FXML private Label note;
  @FXML private TableView<AllowlistTable.Row> lines;
  @FXML private Node asking;
  @FXML private Label consequence;
  @FXML private Button agree;
  @FXML private Button keep;
  @FXML private Node foot;
  @FXML private Label outlook;
  @FXML private Button save;

  private final SipModel model;
  private final AllowlistSaving saving;
  private final Moments moments;
  private final Messages messages;
  private final Lifetime lifetime;
  private final AllowWords words;
  private @Nullable AllowlistEntry entry;
  private @Nullable AllowlistTable table;

  public AllowlistController(
      SipModel model,
      AllowlistSaving saving,
      Moments moments,
      Messages messages,
      Lifetime lifetime) {
    this.model = model;
    this.saving = saving;
    this.moments = moments;
    this.messages = messages;
    this.lifetime = lifetime;
    this.words = new AllowWords(messages);
  }

  @FXML
  private void initialize() {
    var fresh = new AllowlistEntry(model, messages, address, label, add, note);
    entry = fresh;
    table =
        new AllowlistTable(
            lines,
            messages,
            moments,
            words,
            number -> edit(draft -> draft.without(number)),
            fresh::change);
    table.fill();
    lines
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> fresh.tell(row == null ? null : row.findings()));
    lifetime.watch(this::show, model.allowlist(), saving.possible());
  }

  private void show() {
    AllowlistEditing editing = model.allowlist().get();
    if (editing == null && entry != null) {
      entry.clear();
    }
    if (editing == null || table == null || entry == null) {
      return;
    }
    AllowlistDraft draft = editing.draft();
    modes.selectToggle(
        switch (draft.mode()) {
          case ANY -> any;
          case LISTED -> listed;
          case UNKNOWN -> null;
        });
    meaning.setText(words.meaning(draft.mode()));
    Nodes.show(editor, Nodes.Showing.when(draft.mode() == Mode.LISTED));
    table.show(editing);
    entry.show();
    showFoot(editing);
    boolean possible = saving.possible().get();
    any.setDisable(!possible);
    listed.setDisable(!possible);
    address.setDisable(!possible);
    label.setDisable(!possible);
  }

  private void showFoot(AllowlistEditing editing) {
    boolean dirty = editing.isDirty();
    AllowlistChange question = editing.question();
    Nodes.show(unsaved, Nodes.Showing.when(dirty));
    Nodes.show(asking, Nodes.Showing.when(question != null));
    Nodes.show(foot, Nodes.Showing.when(dirty && question == null));
    if (question != null) {
      consequence.setText(words.consequence(question));
      agree.setText(words.agree(question));
    }
    save.setDisable(editing.draft().isFaulty() || !saving.possible().get());
    outlook.setText(
        editing.change().map(words::outlook).orElse(messages.get("allow.outlook.faulty")));
  }

  private void edit(UnaryOperator<AllowlistDraft> change) {
    if (saving.possible().get()) {
      model.edit(change);
    }
  }

  @FXML
  private void chooseAny() {
    edit(AllowlistDraft::openToAll);
    show();
  }

  /// The first step of two: everybody seen lately is ticked, and nothing is saved.
  @FXML
  private void chooseListed() {
    AllowlistEditing editing = model.allowlist().get();
    if (editing != null && editing.draft().mode() != Mode.LISTED) {
      edit(draft -> draft.listing(editing.asRead()));
    }
    show();
  }

  @FXML
  private void add() {
    if (entry != null) {
      entry.add();
    }
  }

  @FXML
  private void discard() {
    saving.discard();
  }

  @FXML
  private void save() {
    saving.save();
    AllowlistEditing editing = model.allowlist().get();
    AllowlistChange question = editing == null ? null : editing.question();
    if (question != null) {
      // A key pressed once too often refuses nobody
      (question.refused().isEmpty() ? agree : keep).requestFocus();
    }
  }

  @FXML
  private void agree() {
    saving.agree();
  }

  @FXML
  private void keepEditing() {
    saving.keepEditing();
    save.requestFocus();
  }
}
