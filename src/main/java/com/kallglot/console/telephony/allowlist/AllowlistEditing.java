package com.kallglot.console.telephony.allowlist;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An allowlist that is in force, the draft of another, and what was asked about it. Whatever shuts
/// somebody out or opens it to everybody is asked first and sent only by the answer to that: no
/// single step refuses an address seen lately.
///
/// @param asRead what is in force, with the addresses seen lately
/// @param question what the draft as it is would do; null while nothing is asked
public record AllowlistEditing(
    SipSettings asRead, AllowlistDraft draft, @Nullable AllowlistChange question) {

  /// What comes of wanting to save.
  public sealed interface Step {
    /// It may be sent.
    record Send(Allowlist wanted) implements Step {}

    /// It was not sent, and this is asked.
    record Ask(AllowlistEditing asking) implements Step {}

    /// There is a faulty line, or nothing to save.
    record Nothing() implements Step {}
  }

  public static AllowlistEditing of(SipSettings asRead) {
    return new AllowlistEditing(asRead, AllowlistDraft.of(asRead.allowlist()), null);
  }

  /// With another draft; what was asked of the one before is not answered by it.
  public AllowlistEditing edited(UnaryOperator<AllowlistDraft> change) {
    return new AllowlistEditing(asRead, change.apply(draft), null);
  }

  /// Of the settings as they were read since. A draft that was begun is kept; what was asked about
  /// it stays where it still tells all that it would do. Where somebody else changed the list
  /// meanwhile, the draft stays one of the list that it was begun on, so that saving it is a
  /// conflict and undoes nobody's work unsaid.
  public AllowlistEditing over(SipSettings read) {
    if (!isDirty() || !draft.differsFrom(read.allowlist())) {
      return of(read);
    }
    boolean same = !AllowlistDraft.of(asRead.allowlist()).differsFrom(read.allowlist());
    AllowlistChange asked = question;
    SipSettings base = same ? read : read.asOf(asRead.etag(), asRead.allowlist());
    AllowlistEditing now = new AllowlistEditing(base, draft, null);
    return asked != null && now.save() instanceof Step.Ask(var asking) && asking.isCoveredBy(asked)
        ? asking
        : now;
  }

  /// The draft is meant for what was read now, whatever it was begun on: both were looked at.
  public AllowlistEditing rebased(SipSettings read) {
    return new AllowlistEditing(read, draft, null);
  }

  private boolean isCoveredBy(AllowlistChange asked) {
    return question != null && question.isCoveredBy(asked);
  }

  public boolean isDirty() {
    return draft.differsFrom(asRead.allowlist());
  }

  /// What the draft would do; empty while a line is faulty.
  public Optional<AllowlistChange> change() {
    return draft.allowlist().map(wanted -> AllowlistChange.of(asRead, wanted));
  }

  public Step save() {
    Optional<Allowlist> wanted = draft.allowlist();
    if (wanted.isEmpty() || !isDirty()) {
      return new Step.Nothing();
    }
    AllowlistChange change = AllowlistChange.of(asRead, wanted.get());
    return change.isHarmless()
        ? new Step.Send(wanted.get())
        : new Step.Ask(new AllowlistEditing(asRead, draft, change));
  }

  /// The answer to the question; nothing where none was asked.
  public Step agree() {
    Optional<Allowlist> wanted = draft.allowlist();
    return question == null || wanted.isEmpty() ? new Step.Nothing() : new Step.Send(wanted.get());
  }

  public AllowlistEditing keepEditing() {
    return new AllowlistEditing(asRead, draft, null);
  }

  /// Puts a list that was in force before into the draft: it is asked about like any other, for
  /// others may have called meanwhile.
  public AllowlistEditing restoring(Allowlist before) {
    return new AllowlistEditing(asRead, AllowlistDraft.of(before), null);
  }
}
