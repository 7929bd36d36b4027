package com.kallglot.console.routing;

import java.util.List;
import java.util.Optional;

/// How a request would be routed, with the reason at each step.
///
/// @param sentence the outcome and its reason, for people
/// @param steps always five; all are `NOT_REACHED` where the request is refused for its shape
/// @param assumed whether another reading of the public text would give another outcome; no live
///   session has confirmed any reading yet
public record Resolution(
    Outcome outcome, String sentence, List<Step> steps, ResolutionPolicy policy, boolean assumed) {
  public Resolution {
    steps = List.copyOf(steps);
  }

  /// The step that decides; empty where the decision falls before the first step: the request is
  /// refused for its shape, or read as one without a telephone leg.
  public Optional<Step> decidedBy() {
    return steps.stream().filter(Step::decides).findFirst();
  }

  /// Every edit of which each alone gives another outcome, in the order of the steps.
  public List<Edit> changes() {
    return steps.stream().flatMap(step -> step.changes().stream()).distinct().toList();
  }
}
