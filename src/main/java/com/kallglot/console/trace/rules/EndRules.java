package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Q850;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Answered calls that were ended by signalling: what was said of the end, or what went before it,
/// tells why.
final class EndRules {
  static final List<Rule> ALL =
      List.of(
          EndRules::crossed,
          EndRules::acknowledgementLost,
          EndRules::sessionExpired,
          EndRules::unheardThere,
          EndRules::changeRefused,
          EndRules::cutOff);

  /// Sent at first, after 0.5, 1.5 and 3.5 s: an answer is repeated until its ACK comes (RFC 3261
  /// §13.3.1.4), and one or two of those may be lost anywhere.
  private static final int MOST_ANSWERS = 4;

  /// Causes of Q.850 by which calls end that were over: 16 normal clearing, 26 taken elsewhere, 31
  /// normal.
  private static final Set<Integer> NORMAL = Set.of(16, 26, 31);

  private static final Pattern SIP_FAILURE =
      Pattern.compile("(?i)\\bSIP\\s*;\\s*cause=[456]\\d\\d");
  private static final Pattern UNHEARD =
      Pattern.compile("(?i)(rtp|media).{0,12}time.?out|no (rtp|media)");
  private static final Pattern EXPIRED =
      Pattern.compile("(?i)session.{0,12}(timer|timed? ?out|expir|refresh)");

  private EndRules() {}

  /// RFC 3261 §9.1: a CANCEL does not undo an answer that was sent already.
  private static Optional<Cause> crossed(Facts facts) {
    boolean cancelled = !facts.isCalled() && !facts.dialog().sent("CANCEL").isEmpty();
    if (!facts.isAnswered() || !cancelled || !facts.endedBy(Origin.US)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.ANSWER_CROSSED,
            "The answer came too late: it crossed our own CANCEL%s, and the call was hung up at once."
                .formatted(facts.after(facts.figures().answerTime())),
            Blame.SIGNALLING,
            facts.finalLine() + " after a CANCEL, then a BYE",
            "Have somebody answer sooner at the far end, or wait longer."));
  }

  /// The call seems up to whoever got the answer, and ends after some 32 s to whoever gave it.
  private static Optional<Cause> acknowledgementLost(Facts facts) {
    int answers = facts.dialog().answers();
    if (!facts.isAnswered()
        || answers < MOST_ANSWERS
        || facts.endedBy(facts.isCalled() ? Origin.FAR_END : Origin.US)) {
      return Optional.empty();
    }
    boolean none = facts.isCalled() && facts.dialog().received("ACK").isEmpty();
    if (facts.isCalled() && !none) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.ACK_LOST,
            facts.isCalled()
                ? "The caller never acknowledged the answer, which was sent %d times; the call was ended for that%s."
                    .formatted(answers, facts.after(facts.figures().duration()))
                : "The far end repeated its answer %d times and hung up%s: the ACK does not reach it."
                    .formatted(answers - 1, facts.after(facts.figures().duration())),
            Blame.NETWORK,
            facts.isCalled()
                ? facts.finalLine() + "; no ACK from " + facts.target()
                : facts.finalLine()
                    + "; the ACK went to what its Contact names: "
                    + facts.farContact(),
            facts.isCalled()
                ? "Name an address in Contact that the caller reaches: switch the rewriting of"
                    + " Contact and SDP on."
                : "Have the far end name an address in its Contact that is reached from outside,"
                    + " and its proxies stay on the way (Record-Route)."));
  }

  /// RFC 4028 §10: who does not refresh ends the call a third of the interval before it is over, 32
  /// s at most.
  private static Optional<Cause> sessionExpired(Facts facts) {
    if (!facts.isAnswered() || facts.ended().isEmpty()) {
      return Optional.empty();
    }
    boolean told = EXPIRED.matcher(facts.dialog().farewell() + " " + facts.phrase()).find();
    boolean due = !facts.endedBy(Origin.US) && facts.dialog().isRefreshOverdue();
    return told || due
        ? Optional.of(
            facts.cause(
                CauseCode.SESSION_EXPIRED,
                "The call was ended%s because nobody had refreshed its session timer."
                    .formatted(facts.after(facts.figures().duration())),
                Blame.SIGNALLING,
                facts.finalLine() + facts.dialog().farewellWords() + facts.dialog().sessionWords(),
                "Look who was to refresh (refresher= in Session-Expires) and whether its re-INVITE"
                    + " or UPDATE was answered; or switch session timers off."))
        : Optional.empty();
  }

  private static Optional<Cause> unheardThere(Facts facts) {
    return facts.isAnswered()
            && facts.endedBy(Origin.FAR_END)
            && UNHEARD.matcher(facts.dialog().farewell()).find()
        ? Optional.of(
            facts.cause(
                CauseCode.NOT_HEARD_THERE,
                "The far end hung up%s because no sound reached it, as its BYE says."
                    .formatted(facts.after(facts.figures().duration())),
                Blame.MEDIA,
                facts.finalLine() + facts.dialog().farewellWords() + "; " + facts.evidenceOfSound(),
                "Let UDP through from this computer to " + MediaRules.remote(facts) + "."))
        : Optional.empty();
  }

  private static Optional<Cause> changeRefused(Facts facts) {
    if (!facts.isAnswered() || facts.endedBy(Origin.US)) {
      return Optional.empty();
    }
    return facts
        .dialog()
        .refusedChange()
        .map(refusal ->
            facts.cause(
                CauseCode.CHANGE_REFUSED,
                "A change of the running call (re-INVITE, as for hold or other media) was refused with %s, and the call ended%s."
                    .formatted(name(refusal), facts.after(facts.figures().duration())),
                Blame.SIGNALLING,
                name(refusal)
                    + " to a re-INVITE; "
                    + facts.finalLine()
                    + facts.dialog().farewellWords(),
                "Compare that re-INVITE with the first offer: a call has to go on as it was where a"
                    + " change is refused (RFC 3261 §14.1)."));
  }

  private static String name(SipText response) {
    return (response.status() + " " + response.reasonPhrase()).strip();
  }

  /// A BYE whose Reason is a fault, and no end of a conversation.
  private static Optional<Cause> cutOff(Facts facts) {
    if (!facts.isAnswered() || !facts.endedBy(Origin.FAR_END)) {
      return Optional.empty();
    }
    String farewell = facts.dialog().farewell();
    Optional<Q850> told =
        Q850.told(0, farewell, null, "").filter(cause -> !NORMAL.contains(cause.value()));
    if (told.isEmpty() && !SIP_FAILURE.matcher(farewell).find()) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.CUT_OFF,
            "The far end ended the answered call%s for a fault that its BYE names: %s."
                .formatted(
                    facts.after(facts.figures().duration()),
                    told.map(cause -> "Q.850 " + cause.value() + ", " + cause.meaning())
                        .orElse(farewell)),
            Blame.SIGNALLING,
            facts.finalLine() + facts.dialog().farewellWords(),
            "Ask the far end's operator, with the Call-ID and that Reason."));
  }
}
