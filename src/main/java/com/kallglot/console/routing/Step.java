package com.kallglot.console.routing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One of the five steps in which a route is looked for, and what was met there.
///
/// @param n 1 to 5
/// @param code the error, where the step is blocked
/// @param why a sentence
/// @param asked what the request says to this step, null for nothing
/// @param found what the configuration has for this step, null where it needs nothing
/// @param source what was read to know that
/// @param wouldGive what the step would have decided, where it was not reached and would have
///   decided something
/// @param changes the edits at this step of which each alone gives another outcome
public record Step(
    int n,
    Method method,
    State state,
    @Nullable String code,
    String why,
    @Nullable String asked,
    @Nullable String found,
    String source,
    Instant readAt,
    @Nullable String wouldGive,
    List<Edit> changes) {
  public Step {
    changes = List.copyOf(changes);
  }

  /// Where a step looks, in the order of the steps.
  public enum Method {
    CONNECTION_ID,
    SIP,
    PHONE_NUMBER,
    DEFAULT_CONNECTION,
    NO_ROUTE
  }

  /// What came of a step.
  public enum State {
    /// It decides: the call takes this route.
    MATCHED,
    /// It decides: the request is refused.
    BLOCKED,
    /// The request does not ask for it.
    NOT_REQUESTED,
    /// It was considered, and nothing usable is there: the next step is tried.
    NONE,
    /// The decision had fallen before.
    NOT_REACHED
  }

  /// Whether this is the one step that decides.
  public boolean decides() {
    return state == State.MATCHED || state == State.BLOCKED;
  }
}
