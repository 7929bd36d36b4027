package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.Causes;
import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegChecks;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.proof.FarEndCount;
import com.kallglot.console.calltest.proof.ProofDemands;
import com.kallglot.console.calltest.result.Actual;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.calltest.result.DtmfFigures;
import com.kallglot.console.calltest.result.MediaFigures;
import com.kallglot.console.calltest.result.Predicted;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.calltest.result.RequestBody;
import com.kallglot.console.calltest.result.SipFigures;
import com.kallglot.console.calltest.result.TranslationFigures;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.calltest.translation.Judgement;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.Refusal;
import com.kallglot.console.routing.Comparison;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.Diagnosis;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers what a test of a route found, in the order in which it finds it, and says the verdict.
final class CaseFindings {
  private final TestCase test;
  private final SessionRequest request;
  private final ProofDemands demands;
  private final Map<Name, Check> checks = new EnumMap<>(Name.class);
  private final List<Cause> causes = new ArrayList<>();
  private @Nullable Actual actual;
  private @Nullable Comparison comparison;
  private @Nullable Dial dial;
  private SipFigures sip = SipFigures.NONE;
  private MediaFigures media = MediaFigures.NONE;
  private DtmfFigures dtmf = DtmfFigures.NONE;
  private @Nullable TranslationFigures translation;
  private @Nullable String skipped;
  private boolean alone;

  CaseFindings(TestCase test, SessionRequest request) {
    this.test = test;
    this.request = request;
    this.demands = new ProofDemands(test.proof());
    this.alone = test.proof() == Proof.TRANSLATION;
    demands.looksAt().forEach(name -> saw(Check.untold(name, null, ProofDemands.NOT_CALLED)));
    saw(demands.transcript());
  }

  /// A case that this program itself could not carry out.
  static CallReport crashed(TestCase test, RuntimeException bug) {
    var findings = new CaseFindings(test, test.route().body());
    findings.causes.add(
        SessionCauses.own("This program failed itself (" + bug + "); the log has the details."));
    return findings.report(Verdict.FAIL);
  }

  TestCase test() {
    return test;
  }

  /// What the means are missing for; a check that failed outweighs it.
  void skip(String reason) {
    skipped = reason;
  }

  boolean isSkipped() {
    return skipped != null;
  }

  CallReport skipped(String reason) {
    skip(reason);
    return report();
  }

  /// The platform did not create the session.
  void notCreated(PlatformException failure) {
    switch (failure) {
      case PlatformException.Refused refused -> refused(refused.refusal());
      case PlatformException.KeyRejected rejected -> refused(rejected.refusal());
      case PlatformException.Unreachable _, PlatformException.UnusableAnswer _ -> {
        saw(
            Check.failed(
                Name.SESSION, "an answer of the API", String.valueOf(failure.getMessage())));
        causes.add(SessionCauses.noAnswer(failure));
      }
    }
  }

  private void refused(Refusal refusal) {
    actual = new Actual(null, null, null, refusal.code());
    if (!isRouted()) {
      saw(Check.failed(Name.SESSION, "created", "refused: " + refusal));
      causes.add(SessionCauses.unpredictable(refusal));
      return;
    }
    var outcome = new Outcome.Refused(refusal.status(), refusal.code(), refusal.param());
    Comparison compared = compare(outcome);
    String said = "refused: " + refusal;
    if (test.predicted().outcome() instanceof Outcome.Refused expected) {
      String wanted = "refused with " + expected.status() + " " + expected.code();
      saw(
          compared.verdict() == Comparison.Verdict.HELD
              ? Check.passed(Name.SESSION, wanted, said)
              : Check.failed(Name.SESSION, wanted, said));
    } else {
      saw(Check.failed(Name.SESSION, "created", said));
    }
    if (compared.verdict() == Comparison.Verdict.NOT_DECIDED) {
      causes.add(SessionCauses.unpredictable(refusal));
    }
  }

  void created(Session session) {
    actual = new Actual(session.id(), session.provider(), session.phoneNumber(), null);
    if (!isRouted()) {
      saw(Check.passed(Name.SESSION, "created", "created"));
      return;
    }
    var _ = compare(Comparison.outcomeOf(session));
    if (test.predicted().outcome() instanceof Outcome.Refused expected) {
      saw(
          Check.failed(
              Name.SESSION,
              "refused with " + expected.status() + " " + expected.code(),
              "created"));
    } else {
      saw(Check.passed(Name.SESSION, "created", "created"));
    }
  }

  /// A stream is there whichever route a session takes: none is asked for, and none is predicted.
  private boolean isRouted() {
    return !(test.route() instanceof Route.Stream);
  }

  private Comparison compare(Outcome outcome) {
    Comparison compared = Comparison.of(test.predicted().outcome(), outcome);
    comparison = compared;
    String predicted = SessionCauses.words(compared.predicted());
    String came = SessionCauses.words(compared.actual());
    switch (compared.verdict()) {
      case HELD -> saw(Check.passed(Name.PREDICTION, predicted, came));
      case DRIFTED -> {
        saw(Check.failed(Name.PREDICTION, predicted, came));
        causes.add(SessionCauses.drift(compared, test.predicted()));
      }
      case NOT_DECIDED ->
          saw(Check.untold(Name.PREDICTION, predicted, came + ", which says nothing of the route"));
    }
    return compared;
  }

  void notDialled(String reason, @Nullable Exception failure) {
    saw(Check.failed(Name.ANSWER, "a call", reason));
    causes.add(failure == null ? SessionCauses.noMeans(reason) : SessionCauses.device(reason));
  }

  /// What was seen of the session during the call and after it.
  void saw(Check seen) {
    checks.put(seen.name(), seen);
  }

  /// What was seen, and why it is so.
  void saw(Check seen, Cause cause) {
    saw(seen);
    causes.add(cause);
  }

  /// Two parties are there: from now on sound is expected.
  void bothThere() {
    alone = false;
  }

  /// A dialogue was held and judged.
  void translated(Judgement judgement) {
    translation = judgement.figures();
    judgement.checks().forEach(this::saw);
    causes.addAll(judgement.causes());
  }

  /// The platform was to call us, and nobody did.
  void neverCame(@Nullable Dial awaited, Check answer, Cause cause) {
    dial = awaited;
    saw(answer, cause);
  }

  /// A call was placed and is over.
  void called(Dial placed, Leg leg, List<SipMessage> messages) {
    var seen = new LegChecks(leg, new LegFindings(leg));
    talked(placed, leg, messages, List.of(seen.auth(), seen.answer(test.site().timing())));
  }

  /// A call is over, whoever placed it.
  ///
  /// @param setUp what was seen of its beginning
  void talked(Dial placed, Leg leg, List<SipMessage> messages, List<Check> setUp) {
    dial = placed;
    var findings = new LegFindings(leg);
    var seen = new LegChecks(leg, findings);
    CallEvidence.Expected sound = alone ? CallEvidence.Expected.ANSWER : demands.sound();
    Cause cause = Diagnosis.of(findings.evidence(messages, sound));
    sip = findings.sip(cause);
    media = findings.media();
    dtmf = findings.dtmf(null);
    setUp.forEach(this::saw);
    saw(alone ? seen.sound(sound) : demands.sound(seen));
    saw(seen.quality());
    saw(demands.digits(seen, dtmf));
    if (!leg.answered()) {
      saw(Check.untold(Name.ENDED, null, "the call was not answered; we ended the session"));
      saw(Check.untold(Name.ACTIVE, null, "the call was not answered"));
    }
    if (cause.isFault()) {
      causes.add(cause);
    }
  }

  /// What the far end counted of it.
  void counted(Optional<FarEndCount> count) {
    Check sound = check(Name.MEDIA);
    saw(count.map(far -> far.beside(sound)).orElseGet(() -> FarEndCount.missing(sound)));
    String sent = dtmf.sent();
    if (count.isPresent() && sent != null) {
      saw(count.get().digitsBeside(check(Name.DTMF), sent));
    }
  }

  void countUnknown(PlatformException problem) {
    saw(FarEndCount.unknown(check(Name.MEDIA), problem));
  }

  CallReport report() {
    boolean failed = checks.values().stream().anyMatch(Check::breaks);
    return report(failed ? Verdict.FAIL : skipped == null ? Verdict.PASS : Verdict.SKIPPED);
  }

  private CallReport report(Verdict verdict) {
    boolean failed = verdict == Verdict.FAIL;
    if (failed && causes.isEmpty()) {
      checks.values().stream()
          .filter(Check::breaks)
          .map(SessionCauses::ofCheck)
          .forEach(causes::add);
    }
    Boolean held = held();
    boolean refusal = isRouted() && test.predicted().outcome() instanceof Outcome.Refused;
    return new CallReport(
        test.site().profile(),
        test.route().label(),
        test.proof(),
        test.choice().why(),
        RequestBody.of(request),
        isRouted() ? Predicted.of(test.predicted()) : null,
        actual,
        held,
        dial == null ? null : dial.uri(),
        test.via() == null ? null : test.via().template(),
        verdict,
        verdict == Verdict.SKIPPED ? skipped : null,
        verdict == Verdict.PASS && refusal,
        failed ? Causes.blame(causes) : Set.of(Blame.NONE),
        failed ? Causes.words(causes) : null,
        sip,
        media,
        dtmf,
        translation,
        List.copyOf(checks.values()));
  }

  private @Nullable Boolean held() {
    if (comparison == null || comparison.verdict() == Comparison.Verdict.NOT_DECIDED) {
      return null;
    }
    return comparison.verdict() == Comparison.Verdict.HELD;
  }

  private Check check(Name name) {
    return checks.getOrDefault(name, Check.untold(name, null, ProofDemands.NOT_CALLED));
  }
}
