package com.kallglot.console.desktop.routelab;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Resolution;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.RouteResolver;
import com.kallglot.console.routing.Situation;
import com.kallglot.console.routing.SmallestFix;
import com.kallglot.console.routing.Wanted;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;

/// A draft against a configuration, under a reading, with edits tried on copies of both.
///
/// @param draft with the edits that are tried
/// @param configuration the same
/// @param resolution of these two
public record Explained(
    Draft draft,
    TelephonyConfiguration configuration,
    ResolutionPolicy policy,
    Resolution resolution) {

  /// Without anything tried.
  public static Explained of(
      Draft draft, TelephonyConfiguration configuration, ResolutionPolicy policy) {
    return new Explained(
        draft,
        configuration,
        policy,
        RouteResolver.resolve(draft.request(), draft.violations(), configuration, policy));
  }

  /// With edits tried, in their order.
  public Explained with(List<Edit> edits) {
    Draft changed = draft;
    TelephonyConfiguration then = configuration;
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.OfRequest ofRequest -> changed = DraftEdits.apply(changed, ofRequest);
        case Edit.OfConfiguration _ ->
            then = edit.appliedTo(new Situation(RouteRequest.NONE, then)).configuration();
      }
    }
    return of(changed, then, policy);
  }

  public RouteRequest request() {
    return draft.request().routing();
  }

  /// The smallest sets of edits that lead to a route, the least intrusive first. None where the
  /// body is refused for something that has nothing to do with its route.
  public List<SmallestFix> fixes() {
    boolean routingOnly = draft.violations().stream().allMatch(each -> each.isOfRouting());
    return routingOnly
        ? SmallestFix.all(request(), configuration, policy, new Wanted.AnyRoute())
        : List.of();
  }
}
