package com.kallglot.console.trace.rules;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Refusals whose Warning (RFC 3261 §20.43) or reason phrase says what their code leaves open.
/// Words of the far end outweigh what its code may mean in general.
final class ToldRules {
  static final List<Rule> ALL = List.of(ToldRules::told);

  private static final int FORBIDDEN = 403;

  private static final List<Saying> SAYINGS =
      List.of(
          new Saying(
              Set.of(403, 404, 480, 603),
              "(?i)allow-?list|white-?list|\\bACL\\b|(address|source|\\bIP\\b).{0,40}not"
                  + " (allowed|permitted|authori[sz]ed)",
              CauseCode.NOT_ON_ALLOWLIST,
              Blame.NETWORK,
              "The far end knows the account and refuses our source address: it is not on its"
                  + " allowlist.",
              "Add the address this computer is seen with to the allowlist of the SIP settings."),
          new Saying(
              Set.of(403, 404, 480, 503),
              "(?i)\\bSIP\\b.{0,20}(not enabled|disabled|not active|switched off)",
              CauseCode.SIP_DISABLED,
              Blame.SIGNALLING,
              "SIP is switched off at the far end for this account.",
              "Switch SIP on in the SIP settings."),
          new Saying(
              Set.of(403),
              "(?i)password|credential|user ?name|digest|authenticat",
              CauseCode.CREDENTIALS_WRONG,
              Blame.AUTH,
              "User name or password is wrong: the far end says so with its 403.",
              "Check the user name of the digest and set the password again."),
          new Saying(
              Set.of(403, 480, 486, 503, 603),
              "(?i)max_concurrent|concurrent|too many (calls|channels)|(call|channel|capacity)"
                  + " limit|limit.{0,30}(calls|channels)",
              CauseCode.CALL_LIMIT,
              Blame.SIGNALLING,
              "The far end has as many calls of this account at once as it allows.",
              "End a call that is still up, or have the limit of calls at once raised."),
          new Saying(
              Set.of(403, 404, 410, 480, 481),
              "(?i)session.{0,20}(ended|expired|over|closed)",
              CauseCode.SESSION_ENDED,
              Blame.SIGNALLING,
              "The session that was called has ended.",
              "Make a new session and call that one; a session that waits too long ends by"
                  + " itself."),
          new Saying(
              Set.of(404),
              "(?i)no session has|session.{0,20}(unknown|not found|does not exist)",
              CauseCode.SESSION_UNKNOWN,
              Blame.SIGNALLING,
              "The far end knows no session by the id that was called.",
              "Check the id, or make a new session and call that one."),
          new Saying(
              Set.of(404, 484, 604),
              "(?i)nobody has|(number|user|extension).{0,30}(unallocated|unassigned|unknown|not"
                  + " found|does not exist|not in service)",
              CauseCode.NOBODY_THERE,
              Blame.SIGNALLING,
              "Nobody has what was called: the far end says so itself.",
              "Check the number or address that was called."),
          new Saying(
              Set.of(404, 480),
              "(?i)no session (waits|is waiting)",
              CauseCode.NO_SESSION_WAITS,
              Blame.SIGNALLING,
              "The number is there, and no session waits for a call on it.",
              "Make a session that waits on this number, then call."));

  /// What is said, with which codes, and what it means.
  private record Saying(
      Set<Integer> statuses,
      Pattern words,
      CauseCode code,
      Blame blame,
      String sentence,
      String change) {
    Saying(
        Set<Integer> statuses,
        String words,
        CauseCode code,
        Blame blame,
        String sentence,
        String change) {
      this(statuses, Pattern.compile(words), code, blame, sentence, change);
    }

    boolean fits(Facts facts, String told) {
      return statuses.contains(facts.code()) && words.matcher(told).find();
    }
  }

  private ToldRules() {}

  private static Optional<Cause> told(Facts facts) {
    if (!facts.isRefused()) {
      return Optional.empty();
    }
    String warning = facts.finalHeader("Warning").orElse("");
    String told = warning + " " + facts.phrase();
    for (Saying saying : SAYINGS) {
      if (saying.fits(facts, told)) {
        return Optional.of(
            facts.cause(
                saying.code, saying.sentence, saying.blame, facts.finalLine(), saying.change));
      }
    }
    return facts.code() == FORBIDDEN && !warning.isEmpty()
        ? Optional.of(forbidden(facts))
        : Optional.empty();
  }

  private static Cause forbidden(Facts facts) {
    return facts.cause(
        CauseCode.FORBIDDEN_AND_TOLD_WHY,
        "The far end forbids the call by a rule of its own, which its Warning names.",
        EnumSet.of(Blame.SIGNALLING),
        facts.finalLine(),
        "Do as the Warning says, or ask the far end's operator.");
  }
}
