package com.kallglot.console.trace;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// 401, 407 and 403: whether the credentials were asked for, sent, taken.
final class AuthRules {
  static final List<Rule> ALL = List.of(AuthRules::challenged, AuthRules::forbidden);

  /// What the engine can compute (RFC 8760); no algorithm means MD5.
  private static final Set<String> ALGORITHMS = Set.of("", "md5", "sha-256");

  private AuthRules() {}

  private static Optional<Cause> challenged(Facts facts) {
    if (!facts.isRefused() || (facts.code() != 401 && facts.code() != 407)) {
      return Optional.empty();
    }
    Optional<SipText> challenge = facts.challenges().reversed().stream().findFirst();
    String realm = challenge.map(c -> parameter(c, "realm")).orElse("");
    String where = realm.isEmpty() ? "" : " for the realm \"" + realm + "\"";
    if (!facts.isCredentialSent()) {
      return Optional.of(unanswered(facts, challenge, where));
    }
    if (challenge.filter(c -> parameter(c, "stale").equalsIgnoreCase("true")).isPresent()) {
      return Optional.of(
          facts.cause(
              "The far end took the credentials" + where + " and calls each nonce stale.",
              Blame.SIGNALLING,
              facts.finalLine() + " again, with stale=true",
              "Check the far end's clock and the lifetime of its nonces."));
    }
    String user =
        facts
            .credential()
            .flatMap(c -> SipText.parameter(c, "username"))
            .map(name -> " of the user \"" + name + "\"")
            .orElse("");
    return Optional.of(
        facts.cause(
            "User name or password is wrong: the far end refused the credentials"
                + user
                + where
                + ".",
            Blame.AUTH,
            facts.finalLine() + " again after credentials, and not for a stale nonce",
            "Check the user name of the digest and set the password again."));
  }

  private static Cause unanswered(Facts facts, Optional<SipText> challenge, String where) {
    String algorithm = challenge.map(c -> parameter(c, "algorithm")).orElse("");
    if (!ALGORITHMS.contains(algorithm.toLowerCase(Locale.ROOT))) {
      return facts.cause(
          "The far end asks for credentials by " + algorithm + ", which is not spoken here.",
          Blame.AUTH,
          facts.finalLine(),
          "Have the far end offer SHA-256 or MD5 too.");
    }
    return facts.cause(
        "The far end asks for credentials" + where + ", and none were given.",
        Blame.AUTH,
        facts.finalLine() + " to an INVITE without credentials",
        "Give the user name and password of this account" + where + ".");
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
              "The far end forbids the call and never asked for credentials: our source address is"
                  + " not allowed there, or a policy is against this call.",
              EnumSet.of(Blame.NETWORK, Blame.SIGNALLING),
              facts.finalLine() + " without a challenge before it",
              "Call from an address that is surely allowed: refused again, it is the policy."));
    }
    return Optional.of(
        facts.cause(
            "The far end forbids the call after it saw the credentials: a wrong password, a source"
                + " address that is not allowed, or a policy; 403 does not say which.",
            EnumSet.of(Blame.AUTH, Blame.NETWORK, Blame.SIGNALLING),
            facts.finalLine() + " after credentials",
            "Call once with a wrong password on purpose: another response than 403 clears the"
                + " password. Then call from an allowed address: 403 again is the policy."));
  }

  private static String parameter(SipText challenge, String name) {
    return challenge
        .header("WWW-Authenticate")
        .or(() -> challenge.header("Proxy-Authenticate"))
        .flatMap(value -> SipText.parameter(value, name))
        .orElse("");
  }
}
