package com.kallglot.console.desktop.editing;

import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Notices;
import com.kallglot.console.desktop.workspace.Patch;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.Management;
import com.kallglot.console.organization.edit.Edited;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Carries out edits from any page: tells what was done, with an offer to take it back, shows it at
/// once and reads everything again. What was not done goes back to the page that asked.
public final class Edits {
  private final Workspace workspace;
  private final Background background;
  private final Notices notices;
  private final Supplier<Messages> messages;
  private final ReadOnlyBooleanWrapper underWay = new ReadOnlyBooleanWrapper();
  private int asked;

  public Edits(
      Workspace workspace, Background background, Notices notices, Supplier<Messages> messages) {
    this.workspace = workspace;
    this.background = background;
    this.notices = notices;
    this.messages = messages;
  }

  /// What a page does with the outcome of an edit. Told on the JavaFX thread.
  public interface Answer<T> {
    /// It was made; a notice says so already.
    default void done(T now) {}

    /// What takes it back where that is more than another edit, because it has to be looked at
    /// first; empty where the undo of the change itself does.
    default Optional<Runnable> takesBack(T now) {
      return Optional.empty();
    }

    /// Somebody else changed the object meanwhile; nothing was done.
    void conflict(Change<T> change, Edited.Conflict<T> both);

    /// The object is not there any more; nothing was done.
    void gone(Change<T> change);

    /// What was done was taken back from its notice.
    default void takenBack(T now) {}

    /// An error; [Failure#effect] says whether it may have been done.
    void failed(Change<T> change, Failure failure);
  }

  /// Whether an edit is on its way: its answer is to be awaited before the next.
  public ReadOnlyBooleanProperty underWay() {
    return underWay.getReadOnlyProperty();
  }

  /// Where nothing can be edited at the moment, that is the answer.
  public <T> void carryOut(Change<T> change, Answer<T> answer) {
    Optional<Management> management = workspace.management();
    Workspace.Opened opened = workspace.opened().get();
    if (management.isEmpty() || opened == null) {
      answer.failed(change, Failure.here(messages.get().get("notice.not_now")));
      return;
    }
    begun();
    background.run(
        () -> change.attempt().on(change.object(), management.get()),
        edited -> {
          ended();
          if (opened.equals(workspace.opened().get())) {
            tell(change, edited, answer);
          } else {
            tellFromAfar(change, edited);
          }
        },
        problem -> {
          ended();
          failed(change, Failure.of(problem), opened, answer);
        });
  }

  private void begun() {
    asked++;
    underWay.set(true);
  }

  private void ended() {
    asked--;
    underWay.set(asked > 0);
  }

  private <T> void tell(Change<T> change, Edited<T> edited, Answer<T> answer) {
    switch (edited) {
      case Edited.Done<T>(T now) -> {
        workspace.edited(Patch.replacing(now));
        answer.done(now);
        if (!(answer instanceof TakingBack)) {
          tellDone(change, now, answer);
        }
      }
      case Edited.Conflict<T> both -> {
        workspace.edited(Patch.replacing(both.asItIs()));
        answer.conflict(change, both);
      }
      case Edited.Gone<T>(T asRead) -> {
        workspace.edited(Patch.without(asRead));
        answer.gone(change);
      }
    }
  }

  private <T> void tellDone(Change<T> change, T now, Answer<T> answer) {
    String text = messages.get().get("notice.done", change.what());
    Optional<Runnable> own = answer.takesBack(now);
    if (own.isPresent()) {
      notices.tell(text, own.get());
    } else if (change.undo() == null) {
      notices.tell(text);
    } else {
      Change<T> undo = change.undo().apply(now);
      notices.tell(text, () -> carryOut(undo, new TakingBack<>(answer)));
    }
  }

  /// Of a profile that was left meanwhile.
  private <T> void tellFromAfar(Change<T> change, Edited<T> edited) {
    switch (edited) {
      case Edited.Done<T> _ -> notices.tell(messages.get().get("notice.done", change.what()));
      case Edited.Conflict<T> _, Edited.Gone<T> _ ->
          notices.tell(
              messages
                  .get()
                  .get("notice.failed", change.what(), messages.get().get("notice.overtaken")));
    }
  }

  private <T> void failed(
      Change<T> change, Failure failure, Workspace.Opened opened, Answer<T> answer) {
    if (!opened.equals(workspace.opened().get())) {
      notices.tell(messages.get().get("notice.failed", change.what(), failure.detail()));
      return;
    }
    if (failure.isMissingRight()) {
      workspace.mayOnlyRead(failure.detail());
    }
    if (failure.effect() == Failure.Effect.PERHAPS_DONE) {
      workspace.readAgain();
    }
    answer.failed(change, failure);
  }

  /// An undo is not undone in its turn, and what stands in its way is told in a notice.
  private final class TakingBack<T> implements Answer<T> {
    private final Answer<T> made;

    /// @param made is told that it was taken back
    TakingBack(Answer<T> made) {
      this.made = made;
    }

    @Override
    public void done(T now) {
      made.takenBack(now);
      notices.tell(messages.get().get("notice.undone"));
    }

    @Override
    public void conflict(Change<T> change, Edited.Conflict<T> both) {
      overtaken();
    }

    @Override
    public void gone(Change<T> change) {
      overtaken();
    }

    private void overtaken() {
      Messages words = messages.get();
      notices.tell(words.get("notice.not_undone", words.get("notice.overtaken")));
    }

    @Override
    public void failed(Change<T> change, Failure failure) {
      notices.tell(messages.get().get("notice.not_undone", failure.detail()));
    }
  }
}
