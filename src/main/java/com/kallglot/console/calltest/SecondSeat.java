package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegCall;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.proof.SecondParty;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.calltest.translation.LegParty;
import com.kallglot.console.calltest.translation.OpenStream;
import com.kallglot.console.calltest.translation.StreamParty;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.stream.SessionStream;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Diagnosis;
import java.time.Duration;
import java.util.Optional;

/// Brings the second party into a session whose first party is there already, and tells how it
/// came. The platform gives the parties their places in the order they come, or as it is told.
final class SecondSeat {
  private final SessionUnderTest session;
  private final OpenStream stream;
  private final CaseFindings findings;
  private final FirstLeg.Means means;
  private final SecondParty who;
  private final Signal signal;
  private boolean asked;

  /// What the parties do, once both are there.
  @FunctionalInterface
  interface Talk {
    void with(com.kallglot.console.calltest.translation.Party second) throws InterruptedException;
  }

  /// @param signal what it says before it is made to talk
  SecondSeat(
      SessionUnderTest session,
      OpenStream stream,
      CaseFindings findings,
      FirstLeg.Means means,
      SecondParty who,
      Signal signal) {
    this.session = session;
    this.stream = stream;
    this.findings = findings;
    this.means = means;
    this.who = who;
    this.signal = signal;
  }

  /// Why there can be no such second party, or empty where there can.
  static Optional<String> obstacle(TestCase test, SecondParty who) {
    boolean outbound = test.route() instanceof Route.Outbound;
    return switch (who) {
      case STREAM -> Optional.empty();
      case CALL ->
          outbound || isToNumber(test)
              ? Optional.of(
                  "a second call needs an address of the session's own, which only SIP has; here"
                      + " the other party can be "
                      + (outbound ? "the stream" : "the stream, or the test line"))
              : Optional.empty();
      case LINE ->
          outbound
              ? Optional.of("the test line is the first party already, and answers one call")
              : CalledLine.obstacle(test.site());
    };
  }

  private static boolean isToNumber(TestCase test) {
    return test.predicted().outcome() instanceof Outcome.ToProvider to
        && to.provider() != Provider.SIP;
  }

  /// Whether a second party was waited for at all.
  boolean isAsked() {
    return asked;
  }

  /// Lets the second party come, talk and go; that it did not come is in the findings.
  ///
  /// @param first how the first party came
  void take(Dial first, Talk talk) throws InterruptedException {
    asked = true;
    switch (who) {
      case STREAM -> speak(talk);
      case CALL -> call(first, talk);
      case LINE -> answer(talk);
    }
  }

  private void speak(Talk talk) throws InterruptedException {
    String expected = "the session's stream, talking";
    Optional<SessionStream> open = stream.stream();
    if (open.isEmpty()) {
      findings.saw(Check.failed(Name.SECOND_PARTY, expected, stream.check().actual() + ""));
      return;
    }
    open.get().speak("party_b");
    talk.with(new StreamParty(open.get(), stream.log()));
    findings.saw(Check.passed(Name.SECOND_PARTY, expected, "it did"));
  }

  private void call(Dial first, Talk talk) throws InterruptedException {
    String expected = "a second call of this session, answered, sound both ways";
    try {
      var call = new LegCall(means.lines().of(first.account()), findings.test().site().timing());
      Leg leg =
          call.place(
              first.uri(),
              first.headers(),
              signal,
              Duration.ZERO,
              handle -> talk.with(new LegParty(who.label(), handle, () -> !call.isOver())));
      judge(leg, expected, first.knownBy());
    } catch (SoftphoneException e) {
      String why = "the second call could not be placed: " + e.getMessage();
      findings.saw(Check.failed(Name.SECOND_PARTY, expected, why), SessionCauses.device(why));
    }
  }

  private void answer(Talk talk) throws InterruptedException {
    var order =
        new CalledLine.Order(
            findings.test(),
            session,
            com.kallglot.console.telephony.conversation.Dial.Party.B,
            signal);
    CalledLine.Outcome outcome =
        means
            .line()
            .answer(
                order,
                (dial, correlation, call, isUp) ->
                    talk.with(new LegParty(who.label(), call, isUp)));
    switch (outcome) {
      case CalledLine.Outcome.NotOffered none -> findings.skip(none.words());
      case CalledLine.Outcome.Crossed crossed ->
          findings.saw(
              Check.failed(Name.SECOND_PARTY, CalledLine.Outcome.Crossed.EXPECTED, crossed.words()),
              crossed.cause());
      case CalledLine.Outcome.Missed missed ->
          findings.saw(
              Check.failed(Name.SECOND_PARTY, missed.expected(), missed.evidence()),
              missed.cause());
      case CalledLine.Outcome.Talked talked ->
          judge(
              talked.leg(),
              "the platform calls the test line into this session, sound both ways",
              "it called as " + talked.caller() + ", " + talked.dial().knownBy());
    }
  }

  /// @param knownBy how the call is known to be this session's
  private void judge(Leg leg, String expected, String knownBy) {
    var seen = new LegFindings(leg);
    Cause cause =
        Diagnosis.of(seen.evidence(means.log().take(leg.callId()), CallEvidence.Expected.AUDIO));
    if (leg.answered() && !cause.isFault()) {
      findings.saw(Check.passed(Name.SECOND_PARTY, expected, "answered, " + knownBy));
    } else {
      findings.saw(
          Check.failed(Name.SECOND_PARTY, expected, cause.sentence()),
          new Cause(
              "The second party's call: " + cause.sentence(),
              cause.blame(),
              cause.q850(),
              cause.evidence(),
              cause.change()));
    }
  }
}
