package com.kallglot.console.calltest;

import com.kallglot.console.calltest.leg.Lines;
import com.kallglot.console.calltest.leg.SipLog;
import com.kallglot.console.calltest.proof.ProofDemands;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.softphone.Softphone;
import org.jspecify.annotations.Nullable;

/// Tests a route by a real call, as the proof of the case asks: a session is created and compared
/// with the prediction, called, answered, sent a known signal and digits, judged by what comes
/// back, watched becoming active and ended, and compared with the far end's own counters where
/// there are any; or it is talked in by two parties; or opened by its stream alone.
public final class TestCall implements CaseTester, AutoCloseable {
  private final FirstLeg.Means means;
  private final Dialogue.@Nullable Plan plan;

  public TestCall(Softphone softphone) {
    this(softphone, null);
  }

  /// @param plan how two parties talk; null for as is usual at the site of a case
  public TestCall(Softphone softphone, Dialogue.@Nullable Plan plan) {
    this.means =
        new FirstLeg.Means(new Lines(softphone), new SipLog(softphone), new CalledLine(softphone));
    this.plan = plan;
  }

  @Override
  public CallReport test(TestCase test) throws InterruptedException {
    Dialogue.Plan talk = plan == null ? test.site().dialogue() : plan;
    if (test.route() instanceof Route.Stream) {
      return new StreamCall(talk).test(test);
    }
    return test.proof() == Proof.TRANSLATION
        ? new TranslationCall(means, talk).test(test)
        : alone(test);
  }

  /// One party.
  private CallReport alone(TestCase test) throws InterruptedException {
    return SessionUnderTest.of(
        test,
        test.route().body(),
        FirstLeg.obstacle(test),
        (session, findings) ->
            new FirstLeg(means)
                .make(
                    session,
                    findings,
                    new ProofDemands(test.proof()).signal(),
                    FirstLeg.OnAnswer.NOTHING));
  }

  @Override
  public void close() {
    means.lines().close();
    means.log().close();
  }
}
