package com.kallglot.console.calltest;

import com.kallglot.console.routing.Outcome;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Session;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who calls whom to reach a session.
///
/// @param reach by what the call finds its session
record Dial(String uri, SipAccount account, Map<String, String> headers, Reach reach) {

  /// By what a call finds its session.
  sealed interface Reach {
    /// The address called has it.
    record BySessionId() implements Reach {}

    /// The session waits on a number; who calls and when is all that tells one call from another.
    ///
    /// @param caller our own number; null where it is not known
    record ByNumber(E164 called, @Nullable E164 caller) implements Reach {}

    /// The platform called us, and its INVITE says for which session.
    record ByHeader() implements Reach {}
  }

  /// By what the call is known to be the session's, in words.
  String knownBy() {
    return switch (reach) {
      case Reach.BySessionId _ -> "by its id in the address called";
      case Reach.ByHeader _ -> "by its id in the call that came";
      case Reach.ByNumber by ->
          "by called number "
              + by.called()
              + ", caller ID "
              + (by.caller() == null ? "unknown" : by.caller());
    };
  }

  /// Why the predicted route cannot be called from here, or empty where it can.
  static Optional<String> missingMeans(TestCase test) {
    return switch (test.predicted().outcome()) {
      case Outcome.Refused _ -> Optional.empty();
      case Outcome.StreamOnly _ ->
          Optional.of("such a session has no telephone leg to call; its sound flows over a stream");
      case Outcome.ToProvider to when to.provider() == Provider.SIP -> missingForSip(test);
      case Outcome.ToProvider _ -> missingForNumber(test);
    };
  }

  private static Optional<String> missingForSip(TestCase test) {
    return test.via() != null || test.site().sipAccess() != null
        ? Optional.empty()
        : Optional.of(
            "profile '%s' has no password for the platform's SIP access; it is shown once when it is made"
                .formatted(test.site().profile()));
  }

  private static Optional<String> missingForNumber(TestCase test) {
    if (test.via() != null) {
      return Optional.of(
          "a PBX passes on SIP sessions, and this route waits on a telephone number");
    }
    return test.site().line() != null ? Optional.empty() : Optional.of(noTestLine(test.site()));
  }

  static String noTestLine(TestSite site) {
    return "profile '%s' has no test line, a SIP account that can call telephone numbers"
        .formatted(site.profile());
  }

  /// How a session is called that the platform has created, or null where nothing here can.
  static @Nullable Dial of(TestCase test, Session session) {
    TestSite site = test.site();
    if (session.provider() == Provider.SIP) {
      if (test.via() != null) {
        return new Dial(
            test.via().uri(session.id()), test.via().account(), Map.of(), new Reach.BySessionId());
      }
      String domain = site.configuration().sip().domain();
      return site.sipAccess() == null
          ? null
          : new Dial(
              "sip:" + session.id() + "@" + domain,
              site.sipAccess(),
              Map.of(),
              new Reach.BySessionId());
    }
    return session.phoneNumber() == null || site.line() == null
        ? null
        : new Dial(
            site.line().uriOf(session.phoneNumber().value()),
            site.line().account(),
            site.line().headers(),
            new Reach.ByNumber(session.phoneNumber(), site.line().number()));
  }
}
