package com.kallglot.console.desktop.sip;

import com.kallglot.console.desktop.editing.Change;
import com.kallglot.console.desktop.editing.ConflictField;
import com.kallglot.console.desktop.editing.Edits;
import com.kallglot.console.desktop.fx.Messages;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.organization.edit.Edited;
import com.kallglot.console.organization.edit.SipEdit;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.RecentSource;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.allowlist.AllowlistChange;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Carries out what the page decides, and keeps what stood in the way until it was looked at.
public final class SipEdits {
  private final SipModel model;
  private final Workspace workspace;
  private final Edits edits;
  private final Runnable openPage;
  private final Supplier<Messages> messages;
  private final BooleanBinding possible;
  private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();

  /// @param openPage brings the page up, for what has to be looked at from elsewhere
  public SipEdits(
      SipModel model,
      Workspace workspace,
      Edits edits,
      Runnable openPage,
      Supplier<Messages> messages) {
    this.model = model;
    this.workspace = workspace;
    this.edits = edits;
    this.openPage = openPage;
    this.messages = messages;
    this.possible =
        Bindings.createBooleanBinding(
            () -> workspace.standing().get().mayEdit() && !edits.underWay().get(),
            workspace.standing(),
            edits.underWay());
    workspace.entry().subscribe(_ -> settled());
  }

  /// Whether something can be edited now.
  public BooleanBinding possible() {
    return possible;
  }

  ReadOnlyObjectProperty<@Nullable Trouble> trouble() {
    return trouble.getReadOnlyProperty();
  }

  void trouble(@Nullable Trouble met) {
    trouble.set(met);
  }

  /// What stood in the way does not any more.
  public void settled() {
    trouble.set(null);
  }

  String words(String key, Object... arguments) {
    return messages.get().get(key, arguments);
  }

  Messages messages() {
    return messages.get();
  }

  void openPage() {
    openPage.run();
  }

  /// How an edit that was made is taken back where it has to be looked at first, and what is asked
  /// where somebody else was faster.
  interface Sides {
    default Optional<Runnable> takesBack() {
      return Optional.empty();
    }

    void overtaken(SipSettings asRead, SipSettings asItIs);
  }

  /// @param undo what takes it back by itself; null for nothing
  void carryOut(
      String what,
      SipSettings sip,
      SipEdit edit,
      @Nullable Function<SipSettings, Change<SipSettings>> undo,
      Sides sides) {
    settled();
    var change =
        new Change<>(what, sip, (object, management) -> management.edit(object, edit), undo);
    edits.carryOut(change, answer(sides));
  }

  private Edits.Answer<SipSettings> answer(Sides sides) {
    return new Edits.Answer<>() {
      @Override
      public Optional<Runnable> takesBack(SipSettings now) {
        return sides.takesBack();
      }

      @Override
      public void conflict(Change<SipSettings> change, Edited.Conflict<SipSettings> both) {
        sides.overtaken(both.asRead(), both.asItIs());
      }

      @Override
      public void gone(Change<SipSettings> change) {
        workspace.readAgain();
      }

      @Override
      public void failed(Change<SipSettings> change, Failure failure) {
        trouble.set(new Trouble.Failed(change.what(), failure, () -> edits.carryOut(change, this)));
      }
    };
  }

  void enable() {
    SipSettings sip = model.settings().get();
    if (sip != null) {
      carryOut(
          words("sip.done.enabled"),
          sip,
          new SipEdit.Enable(),
          null,
          new Sides() {
            @Override
            public Optional<Runnable> takesBack() {
              return Optional.of(SipEdits.this::wantDisabled);
            }

            @Override
            public void overtaken(SipSettings asRead, SipSettings asItIs) {
              sayOvertaken();
            }
          });
    }
  }

  /// Switching off shuts everybody out: asked first, wherever it is wanted from.
  public void wantDisabled() {
    SipSettings sip = model.settings().get();
    if (sip != null && sip.enabled() && couldCall(sip).isEmpty()) {
      disable();
    } else {
      model.askDisable();
      openPage.run();
    }
  }

  static List<RecentSource> couldCall(SipSettings sip) {
    return sip.recentSources().stream()
        .filter(source -> AllowlistChange.allows(sip.allowlist(), source))
        .toList();
  }

  void disable() {
    SipSettings sip = model.settings().get();
    if (sip != null) {
      Function<SipSettings, Change<SipSettings>> undo =
          now ->
              Change.forGood(
                  words("sip.done.enabled"),
                  now,
                  (object, management) -> management.edit(object, new SipEdit.Enable()));
      carryOut(
          words("sip.done.disabled"), sip, new SipEdit.Disable(), undo, (_, _) -> sayOvertaken());
    }
  }

  private void sayOvertaken() {
    trouble.set(new Trouble.Failed(words("sip.edit"), Failure.here(words("sip.conflict")), null));
  }

  void settle(Terms wanted) {
    SipSettings sip = model.termsOf();
    if (sip == null) {
      return;
    }
    // No platform takes defaults back that were not given before
    boolean forGood = sip.sessionDefaults() == null && wanted.sessionDefaults() != null;
    Terms before = sip.terms();
    Function<SipSettings, Change<SipSettings>> undo =
        now ->
            Change.forGood(
                words("sip.done.terms"),
                now,
                (object, management) -> management.edit(object, new SipEdit.Settle(before)));
    carryOut(
        words("sip.done.terms"),
        sip,
        new SipEdit.Settle(wanted),
        forGood ? null : undo,
        (asRead, asItIs) -> overtaken(asRead.terms(), wanted, asItIs.terms()));
  }

  private void overtaken(Terms before, Terms mine, Terms theirs) {
    var words = new TermsWords(messages.get());
    List<ConflictField> fields = words.fields(before, mine, theirs);
    trouble.set(
        new Trouble.Overtaken(
            words("sip.terms"),
            fields,
            chosen -> {
              Terms both = words.merged(mine, theirs, chosen);
              model.rebaseTerms();
              model.write(both);
              settled();
              if (!chosen.isEmpty()) {
                settle(both);
              }
            },
            () -> {
              model.rebaseTerms();
              model.write(theirs);
              settled();
            }));
  }
}
