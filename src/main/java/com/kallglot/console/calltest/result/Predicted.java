package com.kallglot.console.calltest.result;

import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.Resolution;
import com.kallglot.console.routing.Step;
import com.kallglot.console.telephony.Provider;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a request is expected to be routed, step by step: the document of `resolve --json`.
///
/// @param provider where the outcome is a provider
/// @param code where the outcome is an error
/// @param assumed whether a reading of the rules decided that no live session has confirmed
public record Predicted(
    Kind outcome,
    @Nullable Provider provider,
    @Nullable String code,
    boolean assumed,
    List<StepTaken> steps) {
  public Predicted {
    steps = List.copyOf(steps);
  }

  public static Predicted of(Resolution resolution) {
    var steps = resolution.steps().stream().map(StepTaken::of).toList();
    boolean assumed = resolution.assumed();
    return switch (resolution.outcome()) {
      case Outcome.ToProvider to ->
          new Predicted(Kind.PROVIDER, to.provider(), null, assumed, steps);
      case Outcome.Refused refused ->
          new Predicted(Kind.ERROR, null, refused.code(), assumed, steps);
      case Outcome.StreamOnly _ -> new Predicted(Kind.STREAM, null, null, assumed, steps);
    };
  }

  /// What comes of a request.
  public enum Kind {
    PROVIDER,
    ERROR,
    /// No telephone leg at all.
    STREAM
  }

  /// One of the five steps, as `routing` explains it.
  ///
  /// @param changes what would each alone give another outcome, in words
  public record StepTaken(
      int n,
      Step.Method method,
      Step.State state,
      @Nullable String code,
      String why,
      @Nullable String asked,
      @Nullable String found,
      String source,
      Instant readAt,
      @Nullable String wouldGive,
      List<String> changes) {
    public StepTaken {
      changes = List.copyOf(changes);
    }

    static StepTaken of(Step step) {
      return new StepTaken(
          step.n(),
          step.method(),
          step.state(),
          step.code(),
          step.why(),
          step.asked(),
          step.found(),
          step.source(),
          step.readAt(),
          step.wouldGive(),
          step.changes().stream().map(Edit::words).toList());
    }
  }
}
