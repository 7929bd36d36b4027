package com.kallglot.console.routing;

import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;

/// What edits would make of a route, tried on a copy.
public record WhatIf(List<Edit> edits, Resolution now, Resolution then, Situation after) {
  public WhatIf {
    edits = List.copyOf(edits);
  }

  /// Applies the edits in their order and resolves again.
  public static WhatIf of(
      RouteRequest request,
      TelephonyConfiguration configuration,
      ResolutionPolicy policy,
      List<Edit> edits) {
    Situation after = new Situation(request, configuration);
    for (Edit edit : edits) {
      after = edit.appliedTo(after);
    }
    return new WhatIf(
        edits,
        RouteResolver.resolve(request, configuration, policy),
        RouteResolver.resolve(after.request(), after.configuration(), policy),
        after);
  }

  /// Whether anything else comes of the request.
  public boolean changesOutcome() {
    return !now.outcome().equals(then.outcome());
  }

  /// The difference in a sentence: what it would be instead, or why it stays the same.
  public String difference() {
    return changesOutcome()
        ? then.sentence()
        : "Same outcome. "
            + now.decidedBy().map(Step::why).orElse("It is decided before the first step.");
  }
}
