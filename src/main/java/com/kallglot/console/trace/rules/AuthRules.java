package com.kallglot.console.trace.rules;

import com.kallglot.console.softphone.SipText;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// 401, 407 and 403: whether the credentials were asked for, sent, taken.
final class AuthRules {
  static final List<Rule> ALL =
      List.of(AuthRules::notGiven, AuthRules::stale, AuthRules::wrong, AuthRules::forbidden);

  /// What the engine can compute (RFC 8760); no algorithm means MD5.
  private static final Set<String> ALGORITHMS = Set.of("", "md5", "sha-256", "sha-512-256");

  private AuthRules() {}

  private static Optional<Cause> notGiven(Facts facts) {
    Optional<Challenge> last = lastChallenge(facts);
    if (last.isEmpty() || isAnswered(facts, last.get())) {
      return Optional.empty();
    }
    Challenge challenge = last.get();
    if (challenge.spoken()) {
      return Optional.of(
          facts.cause(
              CauseCode.CREDENTIALS_MISSING,
              "The far end asks for credentials" + challenge.where() + ", and none were given.",
              Blame.AUTH,
              facts.finalLine() + " to an INVITE without such credentials",
              "Give the user name and password of this account" + challenge.where() + "."));
    }
    return Optional.of(
        facts.cause(
            CauseCode.CREDENTIALS_NOT_SPOKEN,
            "The far end asks for credentials by %s, which is not spoken here."
                .formatted(challenge.value("algorithm")),
            Blame.AUTH,
            facts.finalLine(),
            "Have the far end offer SHA-256 or MD5 too."));
  }

  private static Optional<Cause> stale(Facts facts) {
    return lastChallenge(facts)
        .filter(challenge -> challenge.value("stale").equalsIgnoreCase("true"))
        .map(challenge ->
            facts.cause(
                CauseCode.NONCE_STALE,
                "The far end took the credentials%s and calls each nonce stale."
                    .formatted(challenge.where()),
                Blame.SIGNALLING,
                facts.finalLine() + " again, with stale=true",
                "Check the far end's clock and the lifetime of its nonces."));
  }

  private static Optional<Cause> wrong(Facts facts) {
    String user =
        facts.credentials().reversed().stream()
            .flatMap(sent -> SipText.parameter(sent, "username").stream())
            .findFirst()
            .map(name -> " of the user \"" + name + "\"")
            .orElse("");
    return lastChallenge(facts)
        .map(challenge ->
            facts.cause(
                CauseCode.CREDENTIALS_WRONG,
                "User name or password is wrong: the far end refused the credentials%s%s."
                    .formatted(user, challenge.where()),
                Blame.AUTH,
                facts.finalLine() + " again after credentials, and not for a stale nonce",
                "Check the user name of the digest and set the password again."));
  }

  /// The challenge that ended the call; without values where no trace was kept.
  private static Optional<Challenge> lastChallenge(Facts facts) {
    if (!facts.isRefused() || (facts.code() != 401 && facts.code() != 407)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.challenges().reversed().stream()
            .findFirst()
            .map(Challenge::of)
            .orElse(new Challenge(List.of())));
  }

  /// Two servers on the way may ask, each for its own realm.
  private static boolean isAnswered(Facts facts, Challenge challenge) {
    List<String> sent = facts.credentials();
    if (sent.isEmpty() || challenge.realm().isEmpty()) {
      return facts.isCredentialSent();
    }
    return sent.stream()
        .anyMatch(c -> SipText.parameter(c, "realm").orElse("").equals(challenge.realm()));
  }

  /// RFC 3261 §21.4.4: the far end understood and refuses; a password may be wrong, a source
  /// address not allowed, a policy against it. Only words of its own tell which.
  private static Optional<Cause> forbidden(Facts facts) {
    if (!facts.isRefused() || facts.code() != 403) {
      return Optional.empty();
    }
    if (!facts.isCredentialSent()) {
      return Optional.of(
          facts.cause(
              CauseCode.FORBIDDEN,
              "The far end forbids the call and never asked for credentials: our source address is"
                  + " not allowed there, or a policy is against this call.",
              EnumSet.of(Blame.NETWORK, Blame.SIGNALLING),
              facts.finalLine() + " without a challenge before it",
              "Call from an address that is surely allowed: refused again, it is the policy."));
    }
    return Optional.of(
        facts.cause(
            CauseCode.FORBIDDEN_AFTER_CREDENTIALS,
            "The far end forbids the call after it saw the credentials: a wrong password, a source"
                + " address that is not allowed, or a policy; 403 does not say which.",
            EnumSet.of(Blame.AUTH, Blame.NETWORK, Blame.SIGNALLING),
            facts.finalLine() + " after credentials",
            "Call once with a wrong password on purpose: another response than 403 clears the"
                + " password. Then call from an allowed address: 403 again is the policy."));
  }

  /// What a 401 or 407 asks for: one line for each algorithm it takes (RFC 8760).
  private record Challenge(List<String> lines) {
    static Challenge of(SipText response) {
      List<String> lines = response.lines("WWW-Authenticate");
      return new Challenge(lines.isEmpty() ? response.lines("Proxy-Authenticate") : lines);
    }

    /// A parameter of the first line that has it, or nothing.
    String value(String name) {
      return lines.stream()
          .flatMap(line -> SipText.parameter(line, name).stream())
          .findFirst()
          .orElse("");
    }

    String realm() {
      return value("realm");
    }

    String where() {
      return realm().isEmpty() ? "" : " for the realm \"" + realm() + "\"";
    }

    /// Whether the engine can compute one of them.
    boolean spoken() {
      return lines.isEmpty()
          || lines.stream()
              .map(line -> SipText.parameter(line, "algorithm").orElse(""))
              .anyMatch(name -> ALGORITHMS.contains(name.toLowerCase(Locale.ROOT)));
    }
  }
}
