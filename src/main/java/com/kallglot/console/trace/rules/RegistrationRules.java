package com.kallglot.console.trace.rules;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence.Expected;
import com.kallglot.console.trace.CallEvidence.Registration;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Lines that were to register and did not: that a call was not let through after that follows from
/// it, or may.
final class RegistrationRules {
  static final List<Rule> ALL = List.of(RegistrationRules::notRegistered);

  /// Where nothing else went wrong.
  static final List<Rule> LAST = List.of(RegistrationRules::answeredAllTheSame);

  /// Somebody was found and is busy, or declined: the call was let through.
  private static final Set<Integer> FOUND = Set.of(486, 600, 603);

  private RegistrationRules() {}

  private static Optional<Cause> notRegistered(Facts facts) {
    return isLetThrough(facts) ? Optional.empty() : failed(facts);
  }

  /// A test that is told to register has failed where it did not; a person talks all the same.
  private static Optional<Cause> answeredAllTheSame(Facts facts) {
    boolean tested = facts.evidence().expected() != Expected.CONVERSATION;
    return tested && facts.isAnswered() ? failed(facts) : Optional.empty();
  }

  private static Optional<Cause> failed(Facts facts) {
    return facts
        .registration()
        .filter(registration -> !registration.isTaken())
        .map(failed ->
            facts.cause(
                code(failed),
                sentence(failed),
                blame(failed),
                proof(facts, failed),
                change(failed)));
  }

  private static boolean isLetThrough(Facts facts) {
    return facts.isAnswered() || facts.isRung() || FOUND.contains(facts.code());
  }

  private static CauseCode code(Registration failed) {
    return switch (failed.code()) {
      case 401, 403, 407 -> CauseCode.REGISTRATION_REFUSED;
      default -> CauseCode.NOT_REGISTERED;
    };
  }

  private static String sentence(Registration failed) {
    return switch (failed.code()) {
      case 0, 408 -> "The line is not registered: the registrar did not respond.";
      case 401, 407 -> "The line is not registered: the registrar refused its credentials.";
      case 403 ->
          "The line is not registered: the registrar forbids it, for its credentials, its source"
              + " address or a policy; 403 does not say which.";
      default -> "The line is not registered: " + failed.words() + ".";
    };
  }

  private static Set<Blame> blame(Registration failed) {
    return switch (failed.code()) {
      case 0, 408, 502, 503 -> EnumSet.of(Blame.NETWORK);
      case 401, 407 -> EnumSet.of(Blame.AUTH);
      case 403 -> EnumSet.of(Blame.AUTH, Blame.NETWORK, Blame.SIGNALLING);
      default -> EnumSet.of(Blame.SIGNALLING);
    };
  }

  private static String change(Registration failed) {
    return switch (failed.code()) {
      case 0, 408, 502, 503 ->
          "Check host, port and transport of the registrar, and the firewalls on the way.";
      case 401, 407 -> "Check the user name of the digest and set the password again.";
      case 403 ->
          "Register once with a wrong password on purpose: another response than 403 clears the"
              + " password. Then from an address that is surely allowed.";
      default -> "Check that this server takes registrations, and the address of the line.";
    };
  }

  private static String proof(Facts facts, Registration failed) {
    return "REGISTER: " + failed.words() + "; the call itself: " + facts.finalLine();
  }
}
