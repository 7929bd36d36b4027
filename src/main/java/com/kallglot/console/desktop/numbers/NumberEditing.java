package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.ConflictController;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.editing.UnsavedWork;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.telephony.PhoneNumber;

/// Makes numbers what is wished of them, and asks where somebody else wished otherwise meanwhile.
final class NumberEditing {
  private final NumbersModel model;
  private final Edits edits;
  private final UnsavedWork unsaved;
  private final ConflictController conflict;
  private final Messages messages;
  private final NumberWords words;
  private final NumberChanges changes;

  NumberEditing(
      NumbersModel model,
      Edits edits,
      UnsavedWork unsaved,
      ConflictController conflict,
      Messages messages) {
    this.model = model;
    this.edits = edits;
    this.unsaved = unsaved;
    this.conflict = conflict;
    this.messages = messages;
    this.words = new NumberWords(messages);
    this.changes = new NumberChanges(messages);
  }

  void carryOut(PhoneNumber number, Wish wish) {
    model.begin();
    edits.carryOut(changes.to(number, wish), new Answered(wish));
  }

  /// Which side is meant, field by field.
  void ask(Edited.Conflict<PhoneNumber> both, Wish wish) {
    PhoneNumber now = both.asItIs();
    conflict.show(
        words.written(now),
        changes.both(both.asRead(), wish, now),
        mine -> {
          if (!mine.contains(NumberChanges.LABEL)) {
            unsaved.forget(now.id());
          }
          Wish chosen = NumberChanges.chosen(mine, wish, now);
          if (!chosen.equals(Wish.as(now))) {
            carryOut(now, chosen);
          }
        },
        () -> unsaved.forget(now.id()));
  }

  /// What comes of a wish.
  private final class Answered implements Edits.Answer<PhoneNumber> {
    private final Wish wish;

    Answered(Wish wish) {
      this.wish = wish;
    }

    @Override
    public void done(PhoneNumber now) {
      unsaved.rebase(now.id(), now.etag(), NumberChanges.LABEL, words.label(now));
    }

    @Override
    public void takenBack(PhoneNumber now) {
      done(now);
    }

    /// Asked beside the number that it is about; whoever looks at another one by now is told, and
    /// what was typed waits there.
    @Override
    public void conflict(Change<PhoneNumber> change, Edited.Conflict<PhoneNumber> both) {
      PhoneNumber looked = model.selected().get();
      if (looked != null && looked.id().equals(both.asItIs().id())) {
        ask(both, wish);
      } else {
        model.fail(change.what(), Failure.here(messages.get("notice.overtaken")), null);
      }
    }

    @Override
    public void gone(Change<PhoneNumber> change) {
      model.fail(change.what(), Failure.here(messages.get("numbers.gone")), null);
    }

    @Override
    public void failed(Change<PhoneNumber> change, Failure failure) {
      model.fail(change.what(), failure, () -> carryOut(change.object(), wish));
    }
  }
}
