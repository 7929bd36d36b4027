package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Calls that came and were not answered here.
final class CalledRules {
  static final List<Rule> ALL =
      List.of(
          CalledRules::elsewhere,
          CalledRules::gaveUp,
          CalledRules::busy,
          CalledRules::declined,
          CalledRules::notTaken,
          CalledRules::refused);

  private static final int BUSY = 486;
  private static final int GIVEN_UP = 487;
  private static final Set<Integer> NOT_TAKEN = Set.of(406, 415, 488, 606);

  private CalledRules() {}

  private static boolean isUnanswered(Facts facts) {
    return facts.isCalled() && !facts.isAnswered() && facts.ended().isPresent();
  }

  private static boolean isGivenUp(Facts facts) {
    return isUnanswered(facts) && facts.endedBy(Origin.FAR_END) && facts.code() == GIVEN_UP;
  }

  private static Optional<Cause> elsewhere(Facts facts) {
    String reason = facts.dialog().cancelled(Heading.RECEIVED);
    return isGivenUp(facts) && Dialog.isElsewhere(reason)
        ? Optional.of(
            facts.cause(
                CauseCode.ANSWERED_ELSEWHERE,
                "Somebody else answered the call, which rang here too.",
                Blame.NONE,
                "CANCEL with Reason: " + reason,
                null))
        : Optional.empty();
  }

  private static Optional<Cause> gaveUp(Facts facts) {
    if (!isGivenUp(facts)) {
      return Optional.empty();
    }
    String reason = facts.dialog().cancelled(Heading.RECEIVED);
    return Optional.of(
        facts.cause(
            CauseCode.CALLER_GAVE_UP,
            "The caller gave up%s, before anybody answered here."
                .formatted(facts.lasted().map(time -> " after " + Facts.seconds(time)).orElse("")),
            Blame.NONE,
            reason.isEmpty() ? "a CANCEL from the caller" : "CANCEL with Reason: " + reason,
            "Call back; answer sooner, or have calls answered automatically."));
  }

  private static Optional<Cause> busy(Facts facts) {
    return isUnanswered(facts) && facts.endedBy(Origin.US) && facts.code() == BUSY
        ? Optional.of(
            facts.cause(
                CauseCode.BUSY_HERE,
                "The call was refused as busy from here.",
                Blame.NONE,
                "486 sent",
                null))
        : Optional.empty();
  }

  private static Optional<Cause> declined(Facts facts) {
    return isUnanswered(facts) && facts.endedBy(Origin.US)
        ? Optional.of(
            facts.cause(
                CauseCode.DECLINED_HERE,
                "The call was declined from here.",
                Blame.NONE,
                facts.code() == 0 ? "hung up before an answer" : facts.code() + " sent",
                null))
        : Optional.empty();
  }

  /// The caller's offer and this line have no codec or no kind of encryption in common.
  private static Optional<Cause> notTaken(Facts facts) {
    if (!isUnanswered(facts) || !NOT_TAKEN.contains(facts.code())) {
      return Optional.empty();
    }
    String offered = OfferRules.offered(facts);
    boolean codecs = OfferRules.isOfCodecs(facts.finalHeader("Warning").orElse(""));
    String proof = facts.finalLine() + "; the caller offered: " + offered;
    return Optional.of(
        codecs
            ? facts.cause(
                CauseCode.CODECS_REFUSED_HERE,
                "The call was refused from here: this line takes none of the codecs that the caller"
                    + " offered ("
                    + offered
                    + ").",
                Blame.SIGNALLING,
                proof,
                "Add one of those to the codecs of the account, or have the caller offer one that"
                    + " it has.")
            : facts.cause(
                CauseCode.MEDIA_REFUSED_HERE,
                "The call was refused from here: what the caller offered (%s) does not fit the"
                        .formatted(offered)
                    + " encryption or the codecs of this line.",
                Blame.SIGNALLING,
                proof,
                "Set the encryption (SRTP) to optional, or have the caller offer what this line"
                    + " asks for."));
  }

  private static Optional<Cause> refused(Facts facts) {
    return isUnanswered(facts)
        ? Optional.of(
            facts.cause(
                CauseCode.REFUSED_HERE,
                "The call ended before an answer, and neither the caller nor a person here ended"
                    + " it: "
                    + (facts.code() + " " + facts.phrase()).strip()
                    + ".",
                Set.of(Blame.SIGNALLING, Blame.DEVICE),
                facts.finalLine(),
                "Look at the SIP messages of the call: which side sent what last."))
        : Optional.empty();
  }
}
