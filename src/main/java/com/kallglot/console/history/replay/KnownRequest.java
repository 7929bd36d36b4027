package com.kallglot.console.history.replay;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.RouteResolver;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.time.Instant;

/// Something that was asked of the platform, or is written down to be.
public sealed interface KnownRequest {
  /// What it asks for.
  RouteRequest routing();

  /// For how many requests it stands.
  int count();

  /// What would become of it.
  Outcome outcome(TelephonyConfiguration configuration, ResolutionPolicy policy);

  /// A saved draft, right or wrong.
  record OfDraft(String name, Draft draft) implements KnownRequest {
    @Override
    public RouteRequest routing() {
      return draft.request().routing();
    }

    @Override
    public int count() {
      return 1;
    }

    @Override
    public Outcome outcome(TelephonyConfiguration configuration, ResolutionPolicy policy) {
      return RouteResolver.resolve(draft.request(), draft.violations(), configuration, policy)
          .outcome();
    }
  }

  /// Sessions made from this console that asked for the same route.
  ///
  /// @param last when the newest of them was made
  record OfSessions(RouteRequest routing, int count, Instant last) implements KnownRequest {
    @Override
    public Outcome outcome(TelephonyConfiguration configuration, ResolutionPolicy policy) {
      return RouteResolver.outcome(routing, configuration, policy);
    }
  }
}
