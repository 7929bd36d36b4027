package com.kallglot.console.desktop.trial;

import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.calltest.result.CallReport;
import com.kallglot.console.calltest.result.RunReport;
import com.kallglot.console.desktop.workspace.Failure;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/// How far a trial is.
public sealed interface TrialState {
  /// None was begun.
  record Nothing() implements TrialState {}

  /// The configuration is read and the cases are made; not equal to another one.
  final class Planning implements TrialState {}

  /// It costs something and waits for a yes.
  ///
  /// @param refusal why it may not begin at all; null where it may
  record Asking(Exposure exposure, @Nullable String refusal, Runnable agree)
      implements TrialState {}

  /// Calls are under way. Changed on the JavaFX thread only, but for [#cancel].
  final class Running implements TrialState {
    private final TestPlan plan;
    private final Instant since;
    private final Set<TestCase> begun = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<TestCase, CallReport> reports = new IdentityHashMap<>();
    private final ReadOnlyIntegerWrapper news = new ReadOnlyIntegerWrapper();
    private @Nullable Runnable end;
    private boolean cancelled;

    Running(TestPlan plan, Instant since) {
      this.plan = plan;
      this.since = since;
    }

    void started(TestCase test) {
      begun.add(test);
      news.set(news.get() + 1);
    }

    void finished(TestCase test, CallReport report) {
      reports.put(test, report);
      news.set(news.get() + 1);
    }

    synchronized void whenCancelled(Runnable ends) {
      end = ends;
      if (cancelled) {
        ends.run();
      }
    }

    synchronized void cancel() {
      cancelled = true;
      if (end != null) {
        end.run();
      }
    }

    public TestPlan plan() {
      return plan;
    }

    public Instant since() {
      return since;
    }

    /// Empty until it has its verdict.
    public Optional<CallReport> report(TestCase test) {
      return Optional.ofNullable(reports.get(test));
    }

    public boolean isUnderWay(TestCase test) {
      return begun.contains(test) && !reports.containsKey(test);
    }

    public int finished() {
      return reports.size();
    }

    /// Grows with each piece of news.
    public ReadOnlyIntegerProperty news() {
      return news.getReadOnlyProperty();
    }
  }

  /// It was ended early and everything is cleaned up.
  record Cancelled() implements TrialState {}

  /// It could not be run.
  record Broken(Failure failure) implements TrialState {}

  record Done(RunReport report) implements TrialState {}
}
