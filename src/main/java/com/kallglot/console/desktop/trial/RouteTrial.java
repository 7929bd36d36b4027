package com.kallglot.console.desktop.trial;

import com.kallglot.console.calltest.RunListener;
import com.kallglot.console.calltest.Runner;
import com.kallglot.console.calltest.TestCall;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Caps;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.Engines;
import com.kallglot.console.calltest.result.Run;
import com.kallglot.console.calltest.result.RunId;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.workspace.Failure;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.settings.Guards;
import com.kallglot.console.settings.Profile;
import com.kallglot.console.softphone.Softphone;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Test calls of one kind on the profile in use: planned, agreed to where they cost something, run.
public final class RouteTrial {
  private final Services services;
  private final Workspace workspace;
  private final Background background;
  private final Clock clock;
  private final ReadOnlyObjectWrapper<TrialState> state =
      new ReadOnlyObjectWrapper<>(new TrialState.Nothing());

  public RouteTrial(Services services, Workspace workspace, Background background, Clock clock) {
    this.services = services;
    this.workspace = workspace;
    this.background = background;
    this.clock = clock;
    workspace.entry().subscribe(_ -> forget());
  }

  public ReadOnlyObjectProperty<TrialState> state() {
    return state.getReadOnlyProperty();
  }

  /// Plans the calls with the configuration as it is now. On a sandbox they begin at once,
  /// elsewhere their cost is said first.
  public void begin(Function<TestSite, TestPlan> plan) {
    Workspace.Opened opened = workspace.opened().get();
    if (opened == null || isBusy()) {
      return;
    }
    var planning = new TrialState.Planning();
    state.set(planning);
    Callable<TestPlan> planned = () -> plan.apply(services.site(opened.profile()));
    background.run(
        planned,
        ready -> {
          if (state.get().equals(planning)) {
            agree(opened.profile(), ready);
          }
        },
        problem -> failed(planning, problem));
  }

  private boolean isBusy() {
    return state.get() instanceof TrialState.Planning || state.get() instanceof TrialState.Running;
  }

  private void agree(Profile profile, TestPlan plan) {
    if (profile.kind() == Profile.Kind.SANDBOX) {
      run(profile, plan);
      return;
    }
    Exposure exposure = Exposure.of(plan);
    state.set(
        new TrialState.Asking(
            exposure, caps(profile).refusal(exposure).orElse(null), () -> run(profile, plan)));
  }

  private static Caps caps(Profile profile) {
    Guards guards = profile.guards();
    return new Caps(guards.credits(), guards.minutes(), guards.callsAtOnce());
  }

  private void run(Profile profile, TestPlan plan) {
    var running = new TrialState.Running(plan, clock.instant());
    state.set(running);
    background.run(
        () -> run(profile, plan, running),
        report -> {
          if (state.get().equals(running)) {
            state.set(new TrialState.Done(report));
          }
        },
        problem -> failed(running, problem));
  }

  private RunReport run(Profile profile, TestPlan plan, TrialState.Running running)
      throws Exception {
    Softphone softphone = services.softphone();
    Instant started = clock.instant();
    int atOnce =
        profile.kind() == Profile.Kind.SANDBOX
            ? Runner.SANDBOX_AT_ONCE
            : caps(profile).callsAtOnce();
    try (var calls = new TestCall(softphone)) {
      var runner = new Runner(calls, atOnce);
      running.whenCancelled(runner::cancel);
      Run run = runner.run(plan, new Following(running));
      return RunReport.of(
          RunId.at(started),
          profile.name(),
          started,
          run.durationMs(),
          Engines.of(softphone.engine()),
          run.calls());
    }
  }

  /// Brings the news of a run onto the screen.
  private final class Following implements RunListener {
    private final TrialState.Running running;

    Following(TrialState.Running running) {
      this.running = running;
    }

    @Override
    public void started(TestCase test) {
      background.onScreen(() -> running.started(test));
    }

    @Override
    public void finished(TestCase test, CallReport report) {
      background.onScreen(() -> running.finished(test, report));
    }
  }

  private void failed(TrialState of, Exception problem) {
    if (!state.get().equals(of)) {
      return;
    }
    state.set(
        problem instanceof CancellationException
            ? new TrialState.Cancelled()
            : new TrialState.Broken(Failure.of(problem)));
  }

  /// Hangs up and ends sessions; the state changes when that is done.
  public void cancel() {
    if (state.get() instanceof TrialState.Running running) {
      background.run(
          () -> {
            running.cancel();
            return running;
          },
          _ -> {},
          problem -> failed(running, problem));
    } else {
      forget();
    }
  }

  /// Leaves what was; a run under way is cancelled.
  public void forget() {
    if (state.get() instanceof TrialState.Running) {
      cancel();
    }
    state.set(new TrialState.Nothing());
  }
}
