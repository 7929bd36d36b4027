package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.ConflictField;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.Allowlist.Mode;
import com.kallglot.console.telephony.allowlist.AllowlistDraft;
import com.kallglot.console.telephony.allowlist.AllowlistEditing;
import com.kallglot.console.telephony.allowlist.AllowlistEditing.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.BooleanBinding;

/// Saves an allowlist by the steps of [AllowlistEditing], and takes one back by the same: what
/// would refuse somebody is asked, wherever it is wanted from.
public final class AllowlistSaving {
  private static final String FIELD = "allowlist";

  private final SipModel model;
  private final SipEdits edits;

  public AllowlistSaving(SipModel model, SipEdits edits) {
    this.model = model;
    this.edits = edits;
  }

  BooleanBinding possible() {
    return edits.possible();
  }

  public void save() {
    AllowlistEditing editing = model.allowlist().get();
    if (editing != null && possible().get()) {
      take(editing, editing.save());
    }
  }

  void agree() {
    AllowlistEditing editing = model.allowlist().get();
    if (editing != null && possible().get()) {
      take(editing, editing.agree());
    }
  }

  void keepEditing() {
    AllowlistEditing editing = model.allowlist().get();
    if (editing != null) {
      model.edit(editing.keepEditing());
    }
  }

  public void discard() {
    SipSettings read = model.settings().get();
    if (read != null) {
      edits.settled();
      model.edit(AllowlistEditing.of(read));
    }
  }

  private void take(AllowlistEditing editing, Step step) {
    switch (step) {
      case Step.Nothing() -> {}
      case Step.Ask(var asking) -> {
        edits.settled();
        model.edit(asking);
      }
      case Step.Send(var wanted) -> send(editing.asRead(), wanted);
    }
  }

  private void send(SipSettings asRead, Allowlist wanted) {
    edits.carryOut(
        edits.words("sip.done.allowlist"),
        asRead,
        new SipEdit.Allow(wanted),
        null,
        new SipEdits.Sides() {
          @Override
          public Optional<Runnable> takesBack() {
            return Optional.of(() -> restore(asRead.allowlist()));
          }

          @Override
          public void overtaken(SipSettings before, SipSettings now) {
            AllowlistSaving.this.overtaken(before, wanted, now);
          }
        });
  }

  private void restore(Allowlist before) {
    AllowlistEditing editing = model.allowlist().get();
    if (editing == null || !possible().get()) {
      return;
    }
    AllowlistEditing restoring = editing.restoring(before);
    take(restoring, restoring.save());
    if (restoring.save() instanceof Step.Ask) {
      edits.openPage();
    }
  }

  /// Where the list itself is as it was, somebody called whom this would refuse, or something else
  /// was changed: it is looked at once more. Else both lists are shown.
  private void overtaken(SipSettings before, Allowlist mine, SipSettings now) {
    if (text(before.allowlist()).equals(text(now.allowlist()))) {
      AllowlistEditing editing = model.allowlist().get();
      if (editing != null && editing.over(now).save() instanceof Step.Ask(var asking)) {
        model.edit(asking);
      }
      edits.trouble(
          new Trouble.Failed(
              edits.words("sip.done.allowlist"),
              Failure.here(edits.words("sip.conflict.sources")),
              null));
      return;
    }
    edits.trouble(
        new Trouble.Overtaken(
            edits.words("allow.title"),
            List.of(
                new ConflictField(
                    FIELD,
                    edits.words("allow.title"),
                    text(before.allowlist()),
                    text(mine),
                    text(now.allowlist()))),
            chosen -> {
              edits.settled();
              if (chosen.contains(FIELD)) {
                rebase();
                save();
              } else {
                discard();
              }
            },
            this::discard));
  }

  private void rebase() {
    AllowlistEditing editing = model.allowlist().get();
    SipSettings now = model.settings().get();
    if (editing != null && now != null) {
      model.edit(editing.rebased(now));
    }
  }

  private String text(Allowlist list) {
    if (list.mode() != Mode.LISTED) {
      return edits.words(list.mode() == Mode.ANY ? "allow.any" : "allow.meaning.unknown");
    }
    return AllowlistDraft.of(list).lines().stream()
        .map(AllowlistDraft.Line::typed)
        .collect(Collectors.joining(", "));
  }
}
