package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.fx.Nodes;
import com.kallglot.console.telephony.allowlist.AddressBlock;
import com.kallglot.console.telephony.allowlist.AddressBlock.Reading;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import com.kallglot.console.telephony.allowlist.AllowlistDraft.Line;
import com.kallglot.console.telephony.allowlist.AllowlistEditing;
import com.kallglot.console.telephony.allowlist.Finding;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// The line that is typed: judged with every key, added or changed by Enter.
final class AllowlistEntry {
  private final SipModel model;
  private final Messages messages;
  private final AllowWords words;
  private final TextField address;
  private final TextField label;
  private final Button add;
  private final Label note;

  /// Taken up again; null where a new one is typed.
  private @Nullable Line of;

  AllowlistEntry(
      SipModel model,
      Messages messages,
      TextField address,
      TextField label,
      Button add,
      Label note) {
    this.model = model;
    this.messages = messages;
    this.words = new AllowWords(messages);
    this.address = address;
    this.label = label;
    this.add = add;
    this.note = note;
    address.textProperty().subscribe(_ -> show());
    label
        .textProperty()
        .subscribe(text -> {
          if (text.length() > AllowlistDraft.LONGEST_LABEL) {
            label.setText(text.substring(0, AllowlistDraft.LONGEST_LABEL));
          }
        });
  }

  /// Takes a line of the table up again.
  void change(int line) {
    AllowlistEditing editing = model.allowlist().get();
    if (editing != null && line < editing.draft().lines().size()) {
      of = editing.draft().lines().get(line);
      address.setText(editing.draft().lines().get(line).typed());
      label.setText(editing.draft().lines().get(line).label());
      address.requestFocus();
      address.selectAll();
    }
  }

  /// Where it stands in the draft, whatever was taken out or put in since; behind the last where it
  /// is new, or not there any more.
  private int place(AllowlistDraft draft) {
    int found = of == null ? -1 : draft.lines().indexOf(of);
    return found < 0 ? draft.lines().size() : found;
  }

  private boolean isNew(AllowlistDraft draft) {
    return place(draft) == draft.lines().size();
  }

  private AllowlistDraft with(AllowlistDraft draft, String typed) {
    var line = new Line(typed, label.getText().strip());
    return isNew(draft) ? draft.with(line) : draft.changed(place(draft), line);
  }

  /// Of another profile nothing is typed here.
  void clear() {
    of = null;
    address.clear();
    label.clear();
  }

  void show() {
    AllowlistEditing editing = model.allowlist().get();
    if (editing == null) {
      return;
    }
    String typed = address.getText().strip();
    AllowlistDraft draft = editing.draft();
    add.setText(messages.get(isNew(draft) ? "allow.add" : "allow.change"));
    List<Finding> findings =
        typed.isEmpty()
            ? List.of()
            : with(draft, typed).findings(place(draft), editing.asRead().recentSources());
    boolean repairable = findings.stream().anyMatch(Finding.HostBits.class::isInstance);
    add.setDisable(
        typed.isEmpty() || (findings.stream().anyMatch(Finding::isFault) && !repairable));
    tell(typed.isEmpty() ? null : findings);
    if (!typed.isEmpty() && findings.isEmpty()) {
      note.setText(messages.get("allow.note.good", words.holds(new Line(typed, ""))));
      Nodes.show(note, Nodes.Showing.YES);
    }
  }

  /// What is to be said of a line; null for nothing.
  void tell(@Nullable List<Finding> findings) {
    boolean any = findings != null && !findings.isEmpty();
    Nodes.show(note, Nodes.Showing.when(any));
    note.getStyleClass().removeAll("bad", "warn", "muted");
    note.setGraphic(null);
    if (findings != null && any) {
      note.setText(words.findings(findings));
      note.setGraphic(Nodes.icon(AllowWords.icon(findings)));
      note.getStyleClass().add(AllowWords.styleClass(findings));
    }
  }

  /// Bits behind the prefix are cleared first, to be looked at before they are added.
  void add() {
    String typed = address.getText().strip();
    switch (AddressBlock.read(typed)) {
      case Reading.Unreadable() -> address.requestFocus();
      case Reading.HostBits(var around) -> {
        address.setText(around.toString());
        address.positionCaret(address.getText().length());
      }
      case Reading.Whole(var block) -> {
        if (!add.isDisabled()) {
          model.edit(draft -> with(draft, block.toString()));
          clear();
          address.requestFocus();
        }
      }
    }
  }
}
