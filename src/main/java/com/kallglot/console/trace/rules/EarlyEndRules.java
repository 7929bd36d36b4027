package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.CallEvidence.Digits;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Answered calls that ended before we were done with them: what their sound lacks is explained by
/// that, and by nothing else.
final class EarlyEndRules {
  static final List<Rule> ALL =
      List.of(
          OfferRules::soundRefused,
          OfferRules::answerUnusable,
          EarlyEndRules::engine,
          EarlyEndRules::unjudged);

  private EarlyEndRules() {}

  private static Optional<Cause> engine(Facts facts) {
    if (!facts.isAnswered() || !facts.endedBy(Origin.ENGINE)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.ENGINE_HUNG_UP,
            "Our own engine ended the answered call"
                + facts.after(facts.figures().duration())
                + ": "
                + facts.phrase()
                + ".",
            EnumSet.of(Blame.SIGNALLING, Blame.DEVICE),
            facts.finalLine(),
            "Look at the SIP messages before our BYE, and call with another telephone: ended again,"
                + " it is the far end's doing."));
  }

  private static Optional<Cause> unjudged(Facts facts) {
    boolean judged = facts.evidence().heard() != null;
    boolean talked = facts.evidence().expected() == CallEvidence.Expected.CONVERSATION;
    return facts.isSoundWanted() && !talked && !judged && facts.endedBy(Origin.FAR_END)
        ? Optional.of(hungUp(facts, "before its sound could be judged"))
        : Optional.empty();
  }

  /// Digits that did not come back because nobody was there any more.
  static Optional<Cause> digits(Facts facts) {
    Digits digits = facts.evidence().digits();
    boolean missing =
        digits != null
            && (digits.sent().isEmpty() || !digits.confirmed().startsWith(digits.sent()));
    return facts.isAnswered() && missing && facts.endedBy(Origin.FAR_END)
        ? Optional.of(hungUp(facts, "before the digits were sent and confirmed"))
        : Optional.empty();
  }

  private static Cause hungUp(Facts facts, String before) {
    return facts.cause(
        CauseCode.FAR_END_HUNG_UP,
        "The far end hung up" + facts.after(facts.figures().duration()) + ", " + before + ".",
        Blame.SIGNALLING,
        facts.finalLine() + ", then a BYE from the far end; " + facts.evidenceOfSound(),
        "Have the far end stay on the call for at least ten seconds.");
  }
}
