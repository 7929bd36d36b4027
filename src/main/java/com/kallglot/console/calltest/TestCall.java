package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Tests a route by a real call: a session is created and compared with the prediction, called,
/// answered, sent a known signal and digits, judged by what comes back, watched becoming active and
/// ended, and compared with the far end's own counters where there are any.
public final class TestCall implements CaseTester, AutoCloseable {
  private final Lines lines;
  private final OutboundCall outbound;
  private final SipLog log;

  public TestCall(Softphone softphone) {
    this.lines = new Lines(softphone);
    this.log = new SipLog(softphone);
    this.outbound = new OutboundCall(softphone, log);
  }

  @Override
  public CallReport test(TestCase test) throws InterruptedException {
    SessionRequest request = test.route().body();
    var findings = new CaseFindings(test, request);
    Optional<String> obstacle = obstacle(test);
    if (obstacle.isPresent()) {
      return findings.skipped(obstacle.get());
    }
    SessionUnderTest session;
    try {
      session = SessionUnderTest.create(test.site().platform(), request);
    } catch (PlatformException e) {
      findings.notCreated(e);
      return findings.report();
    }
    try (session) {
      findings.created(session.created());
      return test.route() instanceof Route.Outbound
          ? outbound.call(test, session, findings)
          : call(test, session, findings);
    }
  }

  /// Why the test cannot be made: what is missing for it, or may not be done.
  private static Optional<String> obstacle(TestCase test) {
    return test.route() instanceof Route.Outbound
        ? OutboundCall.obstacle(test)
        : Dial.missingMeans(test).or(() -> forbidden(test));
  }

  /// Why the number that is expected must not be called: told before it costs anything.
  static Optional<String> forbidden(TestCase test) {
    return test.predicted().outcome() instanceof Outcome.ToProvider to && to.number() != null
        ? test.site().destinations().refusal(to.number().value())
        : Optional.empty();
  }

  private CallReport call(TestCase test, SessionUnderTest session, CaseFindings findings)
      throws InterruptedException {
    Dial dial = Dial.of(test, session.created());
    if (dial == null) {
      findings.notDialled("the platform took a route that this profile has no means to call", null);
      return findings.report();
    }
    Optional<String> forbidden = test.site().destinations().refusal(dial.uri());
    if (forbidden.isPresent()) {
      return findings.skipped(forbidden.get());
    }
    try {
      Leg leg = place(test, session, dial, findings);
      findings.called(dial, leg, log.take(leg.callId()));
      ended(test, session, leg, findings);
      count(test, session, leg, findings);
    } catch (SoftphoneException e) {
      findings.notDialled("the call could not be placed: " + e.getMessage(), e);
    }
    return findings.report();
  }

  private Leg place(TestCase test, SessionUnderTest session, Dial dial, CaseFindings findings)
      throws SoftphoneException, InterruptedException {
    TestSite site = test.site();
    Correlation correlation = session.calledNow();
    return new LegCall(lines.of(dial.account()), site.timing())
        .place(
            dial.uri(),
            dial.headers(),
            new ProofDemands(site.proof()).signal(),
            Duration.ZERO,
            _ -> findings.saw(active(session, correlation, dial, site)));
  }

  static Check active(SessionUnderTest session, Correlation correlation, Dial dial, TestSite site)
      throws InterruptedException {
    State seen = state(session, Session.Status.ACTIVE, site);
    return correlation.of(dial, seen, session.last(), session.seenNanos());
  }

  /// What the session became after its call.
  static void ended(TestCase test, SessionUnderTest session, Leg leg, CaseFindings findings)
      throws InterruptedException {
    if (!leg.answered()) {
      return;
    }
    findings.saw(SessionCauses.endedCheck(state(session, Session.Status.ENDED, test.site())));
    if (test.site().proof() == Proof.LEG) {
      findings.saw(ProofDemands.transcript(session.transcript()));
    }
  }

  static void count(TestCase test, SessionUnderTest session, Leg leg, CaseFindings findings)
      throws InterruptedException {
    SandboxControl control = test.site().control();
    if (control == null || !leg.answered()) {
      return;
    }
    try {
      findings.counted(
          FarEndCount.of(control, session.created().id(), leg, test.site().timing().state()));
    } catch (PlatformException e) {
      findings.countUnknown(e);
    }
  }

  /// What the session became; the exception's words where the platform could not be asked.
  static State state(SessionUnderTest session, Session.Status wanted, TestSite site)
      throws InterruptedException {
    Duration limit = site.timing().state();
    try {
      return new State(session.await(wanted, limit), null);
    } catch (PlatformException e) {
      return new State(session.last().status(), e.getMessage());
    } catch (TimeoutException e) {
      return new State(
          session.last().status(),
          "the platform did not say within %d s".formatted(limit.toSeconds()));
    }
  }

  /// A session's status as seen.
  ///
  /// @param problem why it could not be seen; null where it could
  record State(Session.Status status, @Nullable String problem) {}

  @Override
  public void close() {
    lines.close();
    log.close();
  }
}
