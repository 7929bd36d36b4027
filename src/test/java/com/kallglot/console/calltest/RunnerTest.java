package com.kallglot.console.calltest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kallglot.console.Await;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Run;
import com.kallglot.console.calltest.result.Verdict;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Which cases run one after another, which side by side, and what a crash and a cancellation
/// leave.
class RunnerTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestPlan plan = TestPlan.everyRoute(List.of(Sites.planned()));

  @Test
  void plansEveryRouteThatIsConfiguredAndNoNumberThatIsGone() {
    assertThat(plan.cases())
        .extracting(test -> test.route().label())
        .containsExactly(
            "number:+19785550140",
            "number:+442079460018",
            "connection:pcon_default",
            "connection:pcon_other",
            "sip",
            "default");
  }

  @Test
  void putsTheDefaultBehindItsConnectionBecauseTheyShareNumbers() {
    assertThat(Runner.chains(plan))
        .extracting(chain -> chain.stream().map(test -> test.route().label()).toList())
        .containsExactlyInAnyOrder(
            List.of("number:+19785550140"),
            List.of("number:+442079460018"),
            List.of("connection:pcon_default", "default"),
            List.of("connection:pcon_other"),
            List.of("sip"));
  }

  @Test
  void sharesNoNumberBetweenTwoOrganizations() {
    TestSite one = Sites.planned();
    var both = TestPlan.everyRoute(List.of(one, other(one)));
    assertThat(Runner.chains(both)).hasSize(10);
  }

  private static TestSite other(TestSite site) {
    return new TestSite(
        "other",
        site.platform(),
        site.configuration(),
        site.reading(),
        null,
        null,
        null,
        site.destinations(),
        site.proof(),
        site.timing(),
        new Journal(Clock.systemUTC()));
  }

  @Test
  void runsChainsSideBySide() throws Exception {
    var together = new CyclicBarrier(Runner.chains(plan).size());
    var first = new CountDownLatch(Runner.chains(plan).size());
    CaseTester meeting =
        test -> {
          if (first.getCount() > 0) {
            first.countDown();
            meet(together);
          }
          return Sites.report(test, Verdict.PASS);
        };
    Run run = new Runner(meeting, 32).run(plan, RunListener.NONE);
    assertThat(run.calls()).hasSize(6);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("The chains did not run side by side", e);
    }
  }

  @Test
  void neverRunsMoreThanAllowedAtOnce() throws Exception {
    var begun = new AtomicInteger();
    var goOn = new CountDownLatch(1);
    CaseTester holding =
        test -> {
          begun.incrementAndGet();
          goOn.await();
          return Sites.report(test, Verdict.PASS);
        };
    var runner = new Runner(holding, 2);
    var run = CompletableFuture.supplyAsync(() -> thrownBy(runner));
    Await.until(SOON, "two are under way", () -> begun.get() == 2);
    Await.holds(Duration.ofMillis(100), "no third is", () -> begun.get() == 2);
    goOn.countDown();
    assertThat(run.get(20, TimeUnit.SECONDS)).isNull();
    assertThat(begun).hasValue(6);
  }

  @Test
  void runsACaseOnlyAfterTheOneBeforeItInItsChain() throws Exception {
    var order = new CopyOnWriteArrayList<String>();
    CaseTester noting =
        test -> {
          order.add("begin " + test.route().label());
          if (test.route().label().equals("connection:pcon_default")) {
            Await.holds(
                Duration.ofMillis(100),
                "its successor waits",
                () -> !order.contains("begin default"));
          }
          order.add("end " + test.route().label());
          return Sites.report(test, Verdict.PASS);
        };
    var _ = new Runner(noting, 32).run(plan, RunListener.NONE);
    assertThat(order.indexOf("end connection:pcon_default"))
        .isLessThan(order.indexOf("begin default"));
  }

  @Test
  void reportsInTheOrderOfThePlanWhicheverEndsFirst() throws Exception {
    Run run = new Runner(test -> Sites.report(test, Verdict.PASS), 32).run(plan, RunListener.NONE);
    assertThat(run.calls())
        .extracting(CallReport::route)
        .containsExactlyElementsOf(
            plan.cases().stream().map(test -> test.route().label()).toList());
  }

  @Test
  void aCaseThatCrashesFailsAloneAndIsToldAsABug() throws Exception {
    CaseTester crashing =
        test -> {
          if (test.route() instanceof Route.Sip) {
            throw new IllegalStateException("planted");
          }
          return Sites.report(test, Verdict.PASS);
        };
    Run run = new Runner(crashing, 32).run(plan, RunListener.NONE);
    assertThat(run.bugs()).hasSize(1);
    assertThat(run.calls()).filteredOn(call -> call.verdict() == Verdict.PASS).hasSize(5);
    CallReport crashed =
        run.calls().stream()
            .filter(call -> call.verdict() == Verdict.FAIL)
            .findFirst()
            .orElseThrow();
    assertThat(crashed.route()).isEqualTo("sip");
    assertThat(crashed.cause()).contains("planted");
    assertThat(crashed.blame()).containsExactly(Blame.DEVICE);
  }

  @Test
  void aListenerThatCrashesStopsNoCall() throws Exception {
    RunListener crashing =
        new RunListener() {
          @Override
          public void started(TestCase test) {}

          @Override
          public void finished(TestCase test, CallReport report) {
            throw new IllegalStateException("the screen is gone");
          }
        };
    Run run = new Runner(test -> Sites.report(test, Verdict.PASS), 32).run(plan, crashing);
    assertThat(run.calls()).allMatch(call -> call.verdict() == Verdict.PASS);
  }

  @Test
  void cancellingInterruptsWhatRunsAndBeginsNothingNew() throws Exception {
    var begun = new AtomicInteger();
    var cleaned = new AtomicInteger();
    CaseTester hanging =
        test -> {
          begun.incrementAndGet();
          try {
            new CountDownLatch(1).await();
            return Sites.report(test, Verdict.PASS);
          } finally {
            cleaned.incrementAndGet();
          }
        };
    var runner = new Runner(hanging, 32);
    var outcome = CompletableFuture.supplyAsync(() -> thrownBy(runner));
    Await.until(SOON, "all chains have begun", () -> begun.get() == 5);

    runner.cancel();

    assertThat(outcome.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    assertThat(cleaned).as("whoever was interrupted has cleaned up before run returns").hasValue(5);
    assertThat(begun).as("the second of a chain was not begun").hasValue(5);
  }

  private Throwable thrownBy(Runner runner) {
    try {
      runner.run(plan, RunListener.NONE);
      return null;
    } catch (CancellationException | InterruptedException e) {
      return e;
    }
  }

  @Test
  void aRunnerCancelledBeforehandBeginsNothing() {
    var begun = new AtomicInteger();
    var runner =
        new Runner(
            test -> {
              begun.incrementAndGet();
              return Sites.report(test, Verdict.PASS);
            },
            32);
    runner.cancel();
    assertThatThrownBy(() -> runner.run(plan, RunListener.NONE))
        .isInstanceOf(CancellationException.class);
    assertThat(begun).hasValue(0);
  }
}
