package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.AwaitedCall.Registration;
import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.proof.FarEndCount;
import com.kallglot.console.calltest.proof.ProofDemands;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.conversation.Dial.Party;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The call of a test over its route: placed here, or answered here where the platform is to call
/// the test line.
record FirstLeg(Means means) {

  /// What calls are made with.
  record Means(Lines lines, SipLog log, CalledLine line) {}

  /// What a test does as soon as the call is answered, while the signal plays.
  @FunctionalInterface
  interface OnAnswer {
    OnAnswer NOTHING = (dial, call, isUp) -> {};

    /// @param isUp whether the call still is
    void answered(Dial dial, CallHandle call, BooleanSupplier isUp) throws InterruptedException;
  }

  /// Why the test cannot be made: what is missing for it, or may not be done.
  static Optional<String> obstacle(TestCase test) {
    if (!(test.route() instanceof Route.Outbound)) {
      return Dial.missingMeans(test).or(() -> forbidden(test));
    }
    if (!(test.predicted().outcome() instanceof Outcome.ToProvider to)) {
      return Dial.missingMeans(test);
    }
    return to.provider() == Provider.SIP
        ? Optional.of("over SIP the platform is called; it calls over numbers and connections")
        : CalledLine.obstacle(test.site());
  }

  /// Why the number that is expected must not be called: told before it costs anything.
  private static Optional<String> forbidden(TestCase test) {
    return test.predicted().outcome() instanceof Outcome.ToProvider to && to.number() != null
        ? test.site().destinations().refusal(to.number().value())
        : Optional.empty();
  }

  /// Makes the call; what it showed is in the findings.
  void make(SessionUnderTest session, CaseFindings findings, Signal signal, OnAnswer hook)
      throws InterruptedException {
    if (findings.test().route() instanceof Route.Outbound) {
      answer(session, findings, signal, hook);
    } else {
      place(session, findings, signal, hook);
    }
  }

  private void place(SessionUnderTest session, CaseFindings findings, Signal signal, OnAnswer hook)
      throws InterruptedException {
    Dial dial = Dial.of(findings.test(), session.created());
    if (dial == null) {
      findings.notDialled("the platform took a route that this profile has no means to call", null);
      return;
    }
    TestSite site = findings.test().site();
    Optional<String> forbidden = site.destinations().refusal(dial.uri());
    if (forbidden.isPresent()) {
      findings.skip(forbidden.get());
      return;
    }
    try {
      Correlation correlation = session.calledNow();
      var call = new LegCall(means.lines.of(dial.account()), site.timing());
      Leg leg =
          call.place(
              dial.uri(),
              dial.headers(),
              signal,
              Duration.ZERO,
              handle -> {
                findings.saw(active(session, correlation, dial, site));
                hook.answered(dial, handle, () -> !call.isOver());
              });
      findings.called(dial, leg, means.log.take(leg.callId()));
      finished(session, leg, findings);
    } catch (SoftphoneException e) {
      findings.notDialled("the call could not be placed: " + e.getMessage(), e);
    }
  }

  private void answer(SessionUnderTest session, CaseFindings findings, Signal signal, OnAnswer hook)
      throws InterruptedException {
    TestCase test = findings.test();
    Party party = test.proof() == Proof.TRANSLATION ? Party.A : null;
    CalledLine.Outcome outcome =
        means.line.answer(
            new CalledLine.Order(test, session, party, signal),
            (dial, correlation, call, isUp) -> {
              findings.saw(active(session, correlation, dial, test.site()));
              hook.answered(dial, call, isUp);
            });
    switch (outcome) {
      case CalledLine.Outcome.NotOffered none -> findings.skip(none.words());
      case CalledLine.Outcome.Crossed crossed ->
          findings.neverCame(
              crossed.dial(),
              Check.failed(Name.ACTIVE, CalledLine.Outcome.Crossed.EXPECTED, crossed.words()),
              crossed.cause());
      case CalledLine.Outcome.Missed(var dial, var expected, var evidence, var cause) ->
          findings.neverCame(dial, Check.failed(Name.ANSWER, expected, evidence), cause);
      case CalledLine.Outcome.Talked(var dial, var leg, var caller, var registered) -> {
        findings.talked(
            dial,
            leg,
            means.log.take(leg.callId()),
            List.of(auth(registered), answered(leg, caller)));
        finished(session, leg, findings);
      }
    }
  }

  private static Check auth(Optional<Registration> registered) {
    String expected = "the test line registered";
    return registered.filter(Registration::taken).isPresent()
        ? Check.passed(Name.AUTH, expected, "registered")
        : Check.untold(
            Name.AUTH, expected, CalledLine.words(registered) + ", and was called all the same");
  }

  private static Check answered(Leg leg, String caller) {
    String expected = "the platform calls us";
    return leg.answered()
        ? Check.passed(Name.ANSWER, expected, "it called as " + caller)
        : Check.failed(Name.ANSWER, expected, "it called, and was gone before we answered");
  }

  private static Check active(
      SessionUnderTest session, Correlation correlation, Dial dial, TestSite site)
      throws InterruptedException {
    var seen = session.state(Session.Status.ACTIVE, site.timing().state());
    return correlation.of(dial, seen, session.last(), session.seenNanos());
  }

  /// What the session became after its call, and what the far end counted.
  private static void finished(SessionUnderTest session, Leg leg, CaseFindings findings)
      throws InterruptedException {
    if (!leg.answered()) {
      return;
    }
    TestSite site = findings.test().site();
    findings.saw(
        SessionCauses.endedCheck(session.state(Session.Status.ENDED, site.timing().state())));
    if (findings.test().proof() == Proof.LEG) {
      SessionUnderTest.Said said = session.transcript();
      findings.saw(ProofDemands.transcript(said.turns(), said.problem()));
    }
    if (site.control() != null && findings.test().proof() != Proof.TRANSLATION) {
      count(site.control(), session, leg, findings);
    }
  }

  private static void count(
      SandboxControl control, SessionUnderTest session, Leg leg, CaseFindings findings)
      throws InterruptedException {
    try {
      Duration limit = findings.test().site().timing().state();
      findings.counted(FarEndCount.of(control, session.created().id(), leg, limit));
    } catch (PlatformException e) {
      findings.countUnknown(e);
    }
  }
}
