package com.kallglot.console.routing;

import com.kallglot.console.routing.Outcome.ToProvider;

/// What somebody would rather have come of a request.
public sealed interface Wanted {
  boolean isMetBy(Outcome outcome);

  /// Any route at all: somebody carries the call.
  record AnyRoute() implements Wanted {
    @Override
    public boolean isMetBy(Outcome outcome) {
      return outcome instanceof ToProvider;
    }
  }

  /// This very outcome.
  record Exactly(Outcome outcome) implements Wanted {
    @Override
    public boolean isMetBy(Outcome other) {
      return outcome.equals(other);
    }
  }
}
