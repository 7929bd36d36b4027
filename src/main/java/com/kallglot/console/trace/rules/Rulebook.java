package com.kallglot.console.trace.rules;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All rules in their order, which is that of a call's life: did the far end say why it refused,
/// was the line registered, did the call leave at all, was there any response, were the credentials
/// taken, did the far end accept, did it stay, did sound flow, was it the right sound. The first
/// that knows decides.
public final class Rulebook {
  private static final List<Rule> OF_CALLER =
      Stream.of(
              ToldRules.ALL,
              RegistrationRules.ALL,
              UnsentRules.ALL,
              AuthRules.ALL,
              RefusalRules.ALL,
              EndRules.ALL,
              EarlyEndRules.ALL,
              MediaRules.ALL,
              SoundRules.ALL,
              RegistrationRules.LAST)
          .flatMap(List::stream)
          .toList();

  /// Who is called is told by nobody why: it sees the end of a call, and what sound there was.
  private static final List<Rule> OF_CALLED =
      Stream.of(CalledRules.ALL, EndRules.ALL, EarlyEndRules.ALL, MediaRules.ALL, SoundRules.ALL)
          .flatMap(List::stream)
          .toList();

  private Rulebook() {}

  public static Cause explain(CallEvidence evidence) {
    var facts = new Facts(evidence);
    List<Rule> rules = facts.isCalled() ? OF_CALLED : OF_CALLER;
    return rules.stream()
        .map(rule -> rule.explain(facts))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> facts.isAnswered() ? well(facts) : unexplained(facts));
  }

  private static Cause well(Facts facts) {
    return facts.cause(
        CauseCode.WENT_WELL,
        "The call was answered" + facts.after(facts.figures().answerTime()) + " and went well.",
        Blame.NONE,
        facts.evidenceOfSound(),
        null);
  }

  private static Cause unexplained(Facts facts) {
    return facts.cause(
        facts.ended().isPresent() ? CauseCode.UNEXPLAINED : CauseCode.UNFINISHED,
        facts.ended().isPresent()
            ? "The call ended without an answer, in a way that no rule knows."
            : "The call is not over and not answered yet.",
        facts.ended().isPresent() ? Blame.SIGNALLING : Blame.NONE,
        facts.finalLine(),
        facts.ended().isPresent() ? "Look at the SIP messages of the call." : null);
  }
}
