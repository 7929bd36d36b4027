package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.AwaitedCall;
import com.kallglot.console.calltest.leg.AwaitedCall.Arrival;
import com.kallglot.console.calltest.leg.AwaitedCall.Registration;
import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.Refusal;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Tests a route outwards: the platform is told to call the test line's number, and what it sends
/// is answered here.
final class OutboundCall {
  private static final String SESSION_HEADER = "x-kallglot-session-id";

  /// What a platform answers that has no such path.
  private static final Set<Integer> NOT_OFFERED = Set.of(404, 405, 501);

  private final Softphone softphone;
  private final SipLog log;

  /// The test line's registration is one, and so is the call that it can be told by.
  private final Semaphore theLine = new Semaphore(1);

  OutboundCall(Softphone softphone, SipLog log) {
    this.softphone = softphone;
    this.log = log;
  }

  /// Why the platform cannot or must not call the test line, or empty where it can.
  static Optional<String> obstacle(TestCase test) {
    if (!(test.predicted().outcome() instanceof Outcome.ToProvider to)) {
      return Dial.missingMeans(test);
    }
    if (to.provider() == Provider.SIP) {
      return Optional.of("over SIP the platform is called; it calls over numbers and connections");
    }
    LineAccess line = test.site().line();
    if (line == null) {
      return Dial.missingMeans(test);
    }
    return line.number() == null
        ? Optional.of(
            "the test line of profile '%s' has no number to be called on; add number= to it"
                .formatted(test.site().profile()))
        : test.site().destinations().refusal(line.number().value());
  }

  CallReport call(TestCase test, SessionUnderTest session, CaseFindings findings)
      throws InterruptedException {
    theLine.acquire();
    try {
      return awaitCall(test, session, findings);
    } finally {
      theLine.release();
    }
  }

  private CallReport awaitCall(TestCase test, SessionUnderTest session, CaseFindings findings)
      throws InterruptedException {
    LineAccess line = test.site().line();
    E164 number = line == null ? null : line.number();
    if (line == null || number == null) {
      findings.notDialled("this profile has no test line to be called on", null);
      return findings.report();
    }
    Optional<Registration> registered = Optional.empty();
    try (var awaited = AwaitedCall.on(line.callable(), softphone, test.site().timing())) {
      registered = awaited.registration();
      Duration ringing = test.site().timing().answer();
      Correlation correlation = session.calledNow();
      session.dial(
          new com.kallglot.console.telephony.conversation.Dial(
              number.value(), null, null, Math.toIntExact(ringing.toSeconds())));
      Optional<Arrival> arrival = awaited.arrival(ringing);
      if (arrival.isEmpty()) {
        neverCame(dial(line, new Dial.Reach.ByHeader()), registered, ringing, findings);
        return findings.report();
      }
      return new Answered(test, session, findings, awaited, line, number, correlation)
          .take(arrival.get(), registered);
    } catch (SoftphoneException e) {
      findings.notDialled("the test line could not be opened: " + e.getMessage(), e);
    } catch (PlatformException e) {
      return notDialled(e, line, registered, findings);
    }
    return findings.report();
  }

  private static Dial dial(LineAccess line, Dial.Reach reach) {
    return new Dial("tel:" + line.number(), line.account(), Map.of(), reach);
  }

  private static CallReport notDialled(
      PlatformException failure,
      LineAccess line,
      Optional<Registration> registered,
      CaseFindings findings) {
    if (failure instanceof PlatformException.Refused refused && isNotOffered(refused.refusal())) {
      return findings.skipped(
          "this platform does not call out by the API (" + refused.refusal() + ")");
    }
    String evidence = failure.getMessage() + " Here, " + words(registered);
    findings.neverCame(
        dial(line, new Dial.Reach.ByHeader()),
        Check.failed(Name.ANSWER, "the platform calls " + line.number(), evidence),
        SessionCauses.platformDidNotCall(evidence));
    return findings.report();
  }

  private static boolean isNotOffered(Refusal refusal) {
    return NOT_OFFERED.contains(refusal.status()) && !refusal.code().equals("session_not_found");
  }

  private static void neverCame(
      Dial awaited, Optional<Registration> registered, Duration ringing, CaseFindings findings) {
    String line = words(registered);
    findings.neverCame(
        awaited,
        Check.failed(
            Name.ANSWER, "a call within " + ringing.toSeconds() + " s", "none came; " + line),
        SessionCauses.platformDidNotCall(line));
  }

  private static String words(Optional<Registration> registered) {
    return registered
        .map(answer ->
            answer.taken()
                ? "the test line is registered"
                : "the test line is not registered: " + answer.code() + " " + answer.reason())
        .orElse("the registration of the test line was not answered");
  }

  /// A call that came.
  private final class Answered {
    private final TestCase test;
    private final SessionUnderTest session;
    private final CaseFindings findings;
    private final AwaitedCall awaited;
    private final LineAccess line;
    private final E164 number;
    private final Correlation correlation;

    Answered(
        TestCase test,
        SessionUnderTest session,
        CaseFindings findings,
        AwaitedCall awaited,
        LineAccess line,
        E164 number,
        Correlation correlation) {
      this.test = test;
      this.session = session;
      this.findings = findings;
      this.awaited = awaited;
      this.line = line;
      this.number = number;
      this.correlation = correlation;
    }

    CallReport take(Arrival arrival, Optional<Registration> registered)
        throws InterruptedException {
      String named = header(arrival.details());
      Dial.Reach reach =
          named == null
              ? new Dial.Reach.ByNumber(number, caller(arrival.details()))
              : new Dial.Reach.ByHeader();
      Dial dial = dial(line, reach);
      if (named != null && !named.equals(session.created().id())) {
        awaited.refuse(arrival);
        findings.neverCame(
            dial,
            Check.failed(Name.ACTIVE, "a call of this session", "crossed: it is of " + named),
            SessionCauses.crossed("its " + SESSION_HEADER + " is " + named));
        return findings.report();
      }
      Leg leg =
          awaited.answer(
              arrival,
              new ProofDemands(test.site().proof()).signal(),
              _ -> findings.saw(TestCall.active(session, correlation, dial, test.site())));
      findings.talked(
          dial, leg, log.take(leg.callId()), List.of(auth(registered), answer(leg, arrival)));
      TestCall.ended(test, session, leg, findings);
      TestCall.count(test, session, leg, findings);
      return findings.report();
    }

    private static @Nullable String header(IncomingCall call) {
      return call.headers().entrySet().stream()
          .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(SESSION_HEADER))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElse(null);
    }

    private static @Nullable E164 caller(IncomingCall call) {
      return E164.parse(call.from().replaceFirst("(?i)^sips?:", "").replaceFirst("[@;].*", ""))
          .orElse(null);
    }

    private static Check auth(Optional<Registration> registered) {
      String expected = "the test line registered";
      return registered.filter(Registration::taken).isPresent()
          ? Check.passed(Name.AUTH, expected, "registered")
          : Check.untold(Name.AUTH, expected, words(registered) + ", and was called all the same");
    }

    private static Check answer(Leg leg, Arrival arrival) {
      String expected = "the platform calls us";
      return leg.answered()
          ? Check.passed(Name.ANSWER, expected, "it called as " + arrival.details().from())
          : Check.failed(Name.ANSWER, expected, "it called, and was gone before we answered");
    }
  }
}
