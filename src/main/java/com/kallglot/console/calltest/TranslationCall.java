package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.calltest.translation.Judgement;
import com.kallglot.console.calltest.translation.LegParty;
import com.kallglot.console.calltest.translation.OpenStream;
import com.kallglot.console.calltest.translation.StreamParty;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.media.Signals;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.Softphone;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.stream.SessionStream;
import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Tests that a session translates: our call is one party, its stream beside it the other, and both
/// say recorded sentences to each other. Without the second party it is skipped, never passed.
public final class TranslationCall implements CaseTester, AutoCloseable {
  private static final Signal NOTHING_YET =
      new Signal(Signals.silence(Duration.ofMillis(20), 16_000), "");

  private final Lines lines;
  private final SipLog log;
  private final Dialogue.Plan plan;

  public TranslationCall(Softphone softphone, Dialogue.Plan plan) {
    this.lines = new Lines(softphone);
    this.log = new SipLog(softphone);
    this.plan = plan;
  }

  @Override
  public CallReport test(TestCase test) throws InterruptedException {
    var request =
        new SessionRequest(
            "bidirectional_translation", "en", "de", test.route().request(), Map.of());
    var findings = new CaseFindings(test, request);
    Optional<String> obstacle = Dial.missingMeans(test).or(() -> TestCall.forbidden(test));
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
    try (session;
        var opened =
            OpenStream.of(session.created(), test.site().timing().state(), test.site().journal())) {
      findings.created(session.created());
      findings.saw(opened.check());
      return withSecondParty(test, session, opened, findings);
    }
  }

  private CallReport withSecondParty(
      TestCase test, SessionUnderTest session, OpenStream opened, CaseFindings findings)
      throws InterruptedException {
    if (opened.stream().isEmpty()) {
      return findings.skipped(
          "one party alone proves no translation, and a stream beside the call was not to be had: "
              + opened.check().actual());
    }
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
      talk(test, session, dial, opened, opened.stream().get(), findings);
    } catch (SoftphoneException e) {
      findings.notDialled("the call could not be placed: " + e.getMessage(), e);
    }
    return findings.report();
  }

  private void talk(
      TestCase test,
      SessionUnderTest session,
      Dial dial,
      OpenStream opened,
      SessionStream stream,
      CaseFindings findings)
      throws SoftphoneException, InterruptedException {
    var dialogue = new Dialogue(plan);
    var call = new LegCall(lines.of(dial.account()), test.site().timing());
    Correlation correlation = session.calledNow();
    Leg leg =
        call.place(
            dial.uri(),
            dial.headers(),
            NOTHING_YET,
            Duration.ZERO,
            handle -> {
              findings.saw(active(session, correlation, dial, test));
              hold(dialogue, call, handle, stream, opened);
            });
    findings.called(dial, leg, log.take(leg.callId()));
    if (leg.answered()) {
      findings.translated(Judgement.of(dialogue, opened.log().of(StreamEvent.Final.class)));
      findings.saw(
          SessionCauses.endedCheck(TestCall.state(session, Session.Status.ENDED, test.site())));
    }
  }

  /// The call has its party first: which is which is the platform's choice, in the order they come.
  private static void hold(
      Dialogue dialogue, LegCall call, CallHandle handle, SessionStream stream, OpenStream opened)
      throws InterruptedException {
    stream.speak("party_b");
    dialogue.hold(
        new LegParty("call", handle, () -> !call.isOver()),
        "en",
        new StreamParty(stream, opened.log()),
        "de");
  }

  private static Check active(
      SessionUnderTest session, Correlation correlation, Dial dial, TestCase test)
      throws InterruptedException {
    TestCall.State seen = TestCall.state(session, Session.Status.ACTIVE, test.site());
    return correlation.of(dial, seen, session.last(), session.seenNanos());
  }

  @Override
  public void close() {
    lines.close();
    log.close();
  }
}
