package com.kallglot.console.trace.rules;

import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Calls that got no response: what the engine says of its own failure, in its own words, and what
/// a probe found afterwards. The patterns are PJSIP's error names and, for failures of the
/// operating system, its texts and numbers (120000 + errno).
final class UnsentRules {
  static final List<Rule> ALL =
      List.of(
          UnsentRules::address,
          IcmpRules::call,
          UnsentRules::dns,
          UnsentRules::expired,
          UnsentRules::trust,
          UnsentRules::name,
          UnsentRules::certificate,
          UnsentRules::handshake,
          UnsentRules::refused,
          UnsentRules::unreachable,
          UnsentRules::broken,
          UnsentRules::noResponse,
          UnsentRules::engine);

  /// Longer requests are too long for UDP on many paths (RFC 3261 §18.1.1).
  private static final int LONGEST_OVER_UDP = 1300;

  private static final Pattern ADDRESS =
      Pattern.compile("PJSIP_EINVALID(REQ)?URI|PJSIP_EINVALIDSCHEME|(?i:invalid (request )?uri)");
  private static final Pattern DNS =
      Pattern.compile(
          "PJ_ERESOLVE|PJLIB_UTIL_EDNS|gethostbyname|getaddrinfo|(?i:name or service not known)");
  private static final Pattern TLS = Pattern.compile("PJSIP_TLS_|\\bSSL\\b|\\bTLS\\b");
  private static final Pattern CERTIFICATE = Pattern.compile("ECERTVERIF|(?i:certificate verif)");
  private static final Pattern REFUSED =
      Pattern.compile("(?i:connection refused)|ECONNREFUSED|\\b120111\\b");

  /// "Invalid argument" is what a socket says that is bound to an address from which no route leads
  /// there, such as the loopback's.
  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "(?i:unreachable|no route to host|invalid"
              + " argument)|\\b120101\\b|\\b120113\\b|\\b120022\\b");

  /// A connection that was there and is gone.
  static final Pattern BROKEN =
      Pattern.compile(
          "(?i:end of file|reset by peer|broken pipe)|PJ_EEOF|\\b120104\\b|\\b120032\\b");

  private UnsentRules() {}

  private static Optional<Cause> address(Facts facts) {
    if (!says(facts, ADDRESS)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.NO_SIP_ADDRESS,
            "The call was not placed: what was dialled is no SIP address.",
            Blame.DEVICE,
            facts.finalLine(),
            "Dial sip:user@host, or tel: with a number that begins with +."));
  }

  private static Optional<Cause> dns(Facts facts) {
    boolean badGateway = facts.isLocalFailure() && facts.code() == 502;
    if (!says(facts, DNS) && !found(facts, Outcome.NO_ADDRESS) && !badGateway) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.NAME_WITHOUT_ADDRESS,
            "The call did not leave: the name of the far end has no address.",
            Blame.DNS,
            proof(facts),
            "Check the spelling of the host, and that this computer's name server knows it."));
  }

  private static Optional<Cause> expired(Facts facts) {
    return found(facts, Outcome.OUT_OF_DATE)
        ? tls(
            CauseCode.TLS_OUT_OF_DATE,
            facts,
            "the far end's certificate is out of date, or not valid yet",
            "Have the far end renew its certificate; check the clock of this computer first.")
        : Optional.empty();
  }

  private static Optional<Cause> trust(Facts facts) {
    return found(facts, Outcome.UNTRUSTED)
        ? tls(
            CauseCode.TLS_UNTRUSTED,
            facts,
            "the far end's certificate is not from an authority that is trusted here",
            "Add the authority's certificate to the trusted authorities, or have the far end use"
                + " one of a public authority.")
        : Optional.empty();
  }

  private static Optional<Cause> name(Facts facts) {
    return found(facts, Outcome.WRONG_NAME)
        ? tls(
            CauseCode.TLS_WRONG_NAME,
            facts,
            "the far end's certificate is trusted, but was made for another name",
            "Dial a name that the certificate has, or have that name put into it.")
        : Optional.empty();
  }

  private static Optional<Cause> certificate(Facts facts) {
    return says(facts, CERTIFICATE)
        ? tls(
            CauseCode.TLS_CERTIFICATE,
            facts,
            "the far end's certificate was not accepted, for its authority, its name or its date",
            "Look at it: openssl s_client -connect HOST:PORT. Add its authority to the trusted"
                + " authorities, or dial the name it was made for.")
        : Optional.empty();
  }

  private static Optional<Cause> handshake(Facts facts) {
    boolean failed =
        facts.isLocalFailure()
            && facts
                .reachability()
                .flatMap(r -> r.attempt(Step.TLS_HANDSHAKE))
                .filter(a -> a.outcome() == Outcome.FAILED || a.outcome() == Outcome.SILENT)
                .isPresent();
    return failed || says(facts, TLS)
        ? tls(
            CauseCode.TLS_HANDSHAKE,
            facts,
            "the far end and this computer did not agree on TLS",
            "Check that the port is the one for TLS, and that the far end speaks TLS 1.2 or 1.3.")
        : Optional.empty();
  }

  private static Optional<Cause> tls(CauseCode code, Facts facts, String why, String change) {
    return Optional.of(
        facts.cause(code, "The call did not leave: " + why + ".", Blame.TLS, proof(facts), change));
  }

  private static Optional<Cause> refused(Facts facts) {
    boolean found = found(facts, Outcome.REFUSED) && !says(facts, UNREACHABLE);
    if (!says(facts, REFUSED) && !found) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.CONNECTION_REFUSED,
            "Nothing listens where the call was sent: " + facts.target() + " refused it.",
            Blame.NETWORK,
            proof(facts),
            "Check host, port and transport, and that the far end is running."));
  }

  private static Optional<Cause> unreachable(Facts facts) {
    if (!says(facts, UNREACHABLE) && !found(facts, Outcome.UNREACHABLE)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.NO_ROUTE,
            "There is no way from this computer to " + facts.target() + ".",
            Blame.NETWORK,
            proof(facts),
            "Check this computer's network and VPN, the address that the account is bound to, and"
                + " whether the address called is a private one."));
  }

  private static Optional<Cause> broken(Facts facts) {
    if (!says(facts, BROKEN)) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.CONNECTION_CLOSED,
            "The far end closed the connection before it responded.",
            Blame.NETWORK,
            proof(facts),
            "Check that the port speaks SIP over this transport, and the far end's log."));
  }

  /// Silence: an allowlist that drops, a firewall, a wrong port. The probe says which is left.
  private static Optional<Cause> noResponse(Facts facts) {
    boolean invited = !facts.invites().isEmpty() || facts.lasted().isPresent();
    if (facts.ended().isEmpty() || facts.isAnyResponse() || !invited || !isSilence(facts)) {
      return Optional.empty();
    }
    boolean speaks =
        facts
            .reachability()
            .flatMap(r -> r.attempt(Step.OPTIONS))
            .filter(a -> a.outcome() == Outcome.OK)
            .isPresent();
    String silence = "There was no response at all" + within(facts);
    if (speaks && facts.inviteLength() > LONGEST_OVER_UDP && !facts.target().startsWith("127.")) {
      return Optional.of(fragmented(facts, silence));
    }
    return Optional.of(
        speaks
            ? facts.cause(
                CauseCode.DROPPED_SILENTLY,
                silence + ", and yet the far end answers OPTIONS: it drops this call on purpose.",
                Blame.NETWORK,
                proof(facts),
                "Have the address this computer is seen with added to the far end's allowlist.")
            : facts.cause(
                CauseCode.NO_RESPONSE,
                silence + ": " + facts.target() + " does not speak SIP to this computer.",
                Blame.NETWORK,
                proof(facts),
                facts.reachability().isPresent()
                    ? "Check host, port and transport, then the firewalls on the way, then the far"
                        + " end's allowlist."
                    : "Try TCP connect, TLS handshake and OPTIONS to the same port: they tell a"
                        + " wrong port from a firewall and from an allowlist that drops."));
  }

  private static Cause fragmented(Facts facts, String silence) {
    return facts.cause(
        CauseCode.DROPPED_OR_FRAGMENTED,
        silence
            + ", and yet the far end answers OPTIONS: either it drops this call on purpose, or the"
            + " INVITE, which over UDP goes in fragments at this length, was lost on the way.",
        Blame.NETWORK,
        proof(facts) + "; an INVITE of " + facts.inviteLength() + " bytes",
        "Call once over TCP: answered, it was the fragments (or offer fewer codecs). Silent again,"
            + " have this computer's address added to the far end's allowlist.");
  }

  /// A timeout, ours or the engine's; any other verdict of the engine is a failure with a text.
  private static boolean isSilence(Facts facts) {
    return facts.code() == 408
        || facts.code() == 487
        || facts.code() == 0
        || !facts.isLocalFailure();
  }

  private static Optional<Cause> engine(Facts facts) {
    if (!facts.isLocalFailure() || facts.isAnyResponse()) {
      return Optional.empty();
    }
    return Optional.of(
        facts.cause(
            CauseCode.ENGINE_FAILED,
            "The engine gave the call up by itself: " + facts.phrase() + ".",
            Blame.DEVICE,
            proof(facts),
            "Look at the engine's log; call again with another transport."));
  }

  private static String within(Facts facts) {
    String time = facts.lasted().map(t -> " within " + Facts.seconds(t)).orElse("");
    int count = facts.invites().size();
    return count > 1 ? time + " to an INVITE sent " + count + " times" : time;
  }

  private static boolean says(Facts facts, Pattern pattern) {
    return facts.isLocalFailure()
        && !facts.isAnyResponse()
        && pattern.matcher(facts.phrase()).find();
  }

  private static boolean found(Facts facts, Outcome outcome) {
    return facts.isLocalFailure()
        && !facts.isAnyResponse()
        && facts.reachability().filter(r -> r.has(outcome)).isPresent();
  }

  private static String proof(Facts facts) {
    return facts.finalLine()
        + facts.reachability().map(r -> "; tried afterwards: " + r.summary()).orElse("");
  }
}
