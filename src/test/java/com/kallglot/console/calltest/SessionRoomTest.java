package com.kallglot.console.calltest;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.result.Actual;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Run;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.client.Endpoint;
import com.kallglot.console.client.ExchangeListener;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.PlatformException;
import com.kallglot.console.client.PlatformException.Refused;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.sandbox.EndpointFile;
import com.kallglot.console.sandbox.Sandbox;
import com.kallglot.console.sandbox.SandboxOptions;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.trace.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run on a platform that allows fewer sessions than the run has calls, against the sandbox.
class SessionRoomTest {
  private static final SessionRequest REQUEST =
      new SessionRequest("ai_agent", null, null, RouteRequest.overSip(), Map.of());
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();
  private Sandbox sandbox;
  private PlatformClient client;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    sandbox = Sandbox.start(SandboxOptions.in(folder));
    EndpointFile file = sandbox.listening(List.of(), folder.resolve("ca.pem"), legId -> {});
    client =
        new PlatformClient(
            new Endpoint(file.baseUrl(), file.organizations().getFirst().apiKey()),
            ExchangeListener.NONE);
    try (SandboxControl control =
        new SandboxControl(
            new Endpoint(file.baseUrl(), file.controlKey()), ExchangeListener.NONE)) {
      control.setLimits(
          file.organizations().getFirst().name(), new SandboxControl.Limits(100_000, 2, 1_000));
    }
  }

  @AfterEach
  void stop() {
    client.close();
    sandbox.close();
  }

  private TestPlan plan() {
    TestSite planned = Sites.planned();
    TestSite here =
        new TestSite(
            "here",
            client,
            planned.configuration(),
            ResolutionPolicy.PUBLIC_TEXT,
            null,
            null,
            null,
            planned.destinations(),
            planned.proof(),
            planned.timing(),
            new Journal(Clock.systemUTC()));
    return TestPlan.everyRoute(List.of(here));
  }

  private CallReport create(TestCase test) {
    try {
      Session session = client.sessions().create(REQUEST, UUID.randomUUID().toString());
      mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
      client.sessions().get(session.id());
      open.decrementAndGet();
      client.sessions().end(session.id());
      return Sites.report(test, Verdict.PASS);
    } catch (Refused refused) {
      refusals.incrementAndGet();
      return refused(Sites.report(test, Verdict.FAIL), refused.refusal().code());
    } catch (PlatformException e) {
      throw new AssertionError(e);
    }
  }

  private static CallReport refused(CallReport report, String code) {
    return new CallReport(
        report.profile(),
        report.route(),
        report.proof(),
        report.proofReason(),
        report.request(),
        report.predicted(),
        new Actual(null, null, null, code),
        report.predictionHeld(),
        report.dialed(),
        report.via(),
        report.verdict(),
        report.skippedReason(),
        report.refusedAsPredicted(),
        report.blame(),
        report.cause(),
        report.sip(),
        report.media(),
        report.dtmf(),
        report.translation(),
        report.checks());
  }

  private Run run(Duration wait) throws InterruptedException {
    return new Runner(this::create, 32, new SessionRoom(wait, PAUSE)).run(plan(), RunListener.NONE);
  }

  @Test
  void casesThatMeetTheLimitAreTestedOnceThereIsRoom() throws Exception {
    Run run = run(Duration.ZERO);

    assertThat(run.calls()).hasSize(6).allMatch(call -> call.verdict() == Verdict.PASS);
    assertThat(mostOpen.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void sessionsOfSomebodyElseAreWaitedForAndThenTold() throws Exception {
    for (int n = 0; n < 2; n++) {
      client.sessions().create(REQUEST, UUID.randomUUID().toString());
    }

    Run run = run(PAUSE.multipliedBy(3));

    assertThat(run.calls())
        .hasSize(6)
        .allMatch(call -> "concurrent_session_limit".equals(call.actual().code()));
    assertThat(refusals.get()).as("each looked several times").isGreaterThanOrEqualTo(24);
  }

  @Test
  void aRunGoesOnWhenSomebodyElseEndsHisSession() throws Exception {
    Session theirs = client.sessions().create(REQUEST, UUID.randomUUID().toString());
    client.sessions().create(REQUEST, UUID.randomUUID().toString());
    var ended = new AtomicBoolean();
    CaseTester freeing =
        test -> {
          if (refusals.get() >= 8 && !ended.getAndSet(true)) {
            end(theirs);
          }
          return create(test);
        };

    Run run =
        new Runner(freeing, 32, new SessionRoom(Duration.ofMinutes(1), PAUSE))
            .run(plan(), RunListener.NONE);

    assertThat(run.calls()).allMatch(call -> call.verdict() == Verdict.PASS);
    assertThat(mostOpen).hasValue(1);
  }

  private void end(Session session) {
    try {
      client.sessions().end(session.id());
    } catch (PlatformException e) {
      throw new AssertionError(e);
    }
  }
}
