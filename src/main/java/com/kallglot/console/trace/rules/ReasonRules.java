package com.kallglot.console.trace.rules;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Q850;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Refusals that carry a cause of the telephone network in a Reason header (RFC 3326): it says what
/// the SIP status, which had to be chosen for it, no longer does.
final class ReasonRules {
  /// Of these the status says what the cause does not: whose fault it is, or that it is the media.
  private static final Set<Integer> TOLD_BY_STATUS = Set.of(401, 403, 407, 488, 606);

  private static final Meaning ABSENT =
      new Meaning(
          CauseCode.UNAVAILABLE,
          "The line that was called did not respond: it is switched off or not registered",
          "Check that the called line is registered; try again later.");
  private static final Meaning NO_LINE =
      new Meaning(
          CauseCode.NO_LINE_FREE,
          "The far end had no line free to go on with",
          "Try again; where it lasts, have the far end's operator look at the load of its trunks.");
  private static final Meaning FAILED_BEHIND =
      new Meaning(
          CauseCode.FAILED_BEHIND,
          "The network behind the far end failed",
          "Try again later; where it lasts, ask the far end's operator.");
  private static final Meaning NO_WAY =
      new Meaning(
          CauseCode.ROUTE_MISSING,
          "The far end knows no way to the number that was called",
          "Check the number; where it is right, have the far end's operator route it.");

  private static final Map<Integer, Meaning> MEANINGS =
      Map.ofEntries(
          Map.entry(
              1,
              new Meaning(
                  CauseCode.NOBODY_THERE,
                  "Nobody has the number that was called",
                  "Check the number that was called.")),
          Map.entry(2, NO_WAY),
          Map.entry(3, NO_WAY),
          Map.entry(
              17,
              new Meaning(
                  CauseCode.BUSY,
                  "Who was called is busy",
                  "Try again later, or let it take another call.")),
          Map.entry(18, ABSENT),
          Map.entry(
              19,
              new Meaning(
                  CauseCode.NO_ANSWER_THERE,
                  "It rang where the call was sent, and nobody answered",
                  "Have somebody answer at the far end, or have it ring longer.")),
          Map.entry(20, ABSENT),
          Map.entry(
              21,
              new Meaning(
                  CauseCode.DECLINED,
                  "The call was declined",
                  "Ask who was called, or look at what declines calls there.")),
          Map.entry(
              22,
              new Meaning(
                  CauseCode.GONE,
                  "The number that was called has changed",
                  "Ask for the new one.")),
          Map.entry(27, ABSENT),
          Map.entry(
              28,
              new Meaning(
                  CauseCode.NUMBER_INCOMPLETE,
                  "The far end finds the number incomplete or of no known form",
                  "Dial it in full: +, country code, number.")),
          Map.entry(34, NO_LINE),
          Map.entry(38, FAILED_BEHIND),
          Map.entry(41, FAILED_BEHIND),
          Map.entry(42, NO_LINE),
          Map.entry(44, NO_LINE),
          Map.entry(47, NO_LINE),
          Map.entry(
              102,
              new Meaning(
                  CauseCode.TIMED_OUT_BEHIND,
                  "The far end waited in vain for what is behind it",
                  "Ask its operator; the next server or the called line does not respond.")));

  /// @param sentence without its end
  private record Meaning(CauseCode code, String sentence, String change) {}

  private ReasonRules() {}

  static Optional<Cause> told(Facts facts) {
    if (!facts.isRefused() || facts.code() < 400 || TOLD_BY_STATUS.contains(facts.code())) {
      return Optional.empty();
    }
    return facts
        .ending()
        .reason()
        .flatMap(
            told -> Optional.ofNullable(MEANINGS.get(told.value())).map(m -> said(facts, told, m)));
  }

  private static Cause said(Facts facts, Q850 told, Meaning meaning) {
    return facts.cause(
        meaning.code,
        "%s: the far end says so itself (Q.850 %d, %s).%s"
            .formatted(meaning.sentence, told.value(), told.meaning(), facts.announcement()),
        Blame.SIGNALLING,
        facts.finalLine(),
        facts.ending().retryAfter().orElse(meaning.change));
  }
}
