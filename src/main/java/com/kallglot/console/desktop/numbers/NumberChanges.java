package com.kallglot.console.desktop.numbers;

import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.ConflictField;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.organization.NumberMarket;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.NumberEdit;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.PhoneNumber.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The changes there are of a number, in words and as edits.
final class NumberChanges {
  static final String LABEL = "label";
  static final String STATUS = "status";

  private final Messages messages;
  private final NumberWords words;

  NumberChanges(Messages messages) {
    this.messages = messages;
    this.words = new NumberWords(messages);
  }

  /// Makes a number what is wished; taken back, it is as before.
  Change<PhoneNumber> to(PhoneNumber number, Wish wish) {
    Wish before = Wish.as(number);
    List<String> what = new ArrayList<>();
    List<Change.Attempt<PhoneNumber>> attempts = new ArrayList<>();
    if (!wish.label().equals(before.label())) {
      what.add(
          wish.label().isEmpty()
              ? messages.get("numbers.change.unlabelled", words.written(number))
              : messages.get("numbers.change.labelled", words.written(number), wish.label()));
      attempts.add(edit(new NumberEdit.Label(wish.label())));
    }
    if (wish.status() != before.status()) {
      boolean activated = wish.status() == Status.ACTIVE;
      what.add(messages.get(activated ? "edit.activate" : "edit.suspend", words.written(number)));
      attempts.add(edit(activated ? new NumberEdit.Activate() : new NumberEdit.Suspend()));
    }
    return new Change<>(
        String.join(", ", what),
        number,
        attempts.isEmpty() ? (object, _) -> new Edited.Done<>(object) : Change.inTurn(attempts),
        now -> to(now, before));
  }

  private static Change.Attempt<PhoneNumber> edit(NumberEdit edit) {
    return (number, management) -> management.edit(number, edit);
  }

  /// Gives it back, which nothing takes back.
  Change<PhoneNumber> release(PhoneNumber number, NumberMarket market) {
    return Change.forGood(
        messages.get("numbers.change.released", words.written(number)),
        number,
        (object, _) -> market.release(object));
  }

  /// Both sides of a change that was overtaken.
  List<ConflictField> both(PhoneNumber asRead, Wish wish, PhoneNumber asItIs) {
    return List.of(
        new ConflictField(
            LABEL,
            messages.get("numbers.label"),
            words.label(asRead),
            wish.label(),
            words.label(asItIs)),
        new ConflictField(
            STATUS,
            messages.get("numbers.status"),
            words.status(asRead),
            messages.of("numbers.status", wish.status()),
            words.status(asItIs)));
  }

  /// What is left to be wished of a number once the sides are chosen.
  ///
  /// @param mine keys of the fields whose own value was chosen
  static Wish chosen(Set<String> mine, Wish wish, PhoneNumber asItIs) {
    Wish theirs = Wish.as(asItIs);
    return new Wish(
        mine.contains(LABEL) ? wish.label() : theirs.label(),
        mine.contains(STATUS) ? wish.status() : theirs.status());
  }
}
