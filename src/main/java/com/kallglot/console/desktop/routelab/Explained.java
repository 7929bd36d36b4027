package com.kallglot.console.desktop.routelab;

import com.kallglot.console.draft.Draft;
import com.kallglot.console.routing.Edit;
import com.kallglot.console.routing.Meant;
import com.kallglot.console.routing.Resolution;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.routing.RouteResolver;
import com.kallglot.console.routing.Situation;
import com.kallglot.console.routing.SmallestFix;
import com.kallglot.console.routing.Wanted;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RequestRules;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /// The connection that is asked for by name; empty where none is, or there is none of that name.
  Optional<ProviderConnection> named() {
    return Meant.connection(configuration, request().connectionId());
  }

  /// The number that is asked for; empty where none is, or it is unknown.
  Optional<PhoneNumber> number() {
    return Meant.number(configuration, request().phoneNumber());
  }

  /// The default connection, usable or not.
  Optional<ProviderConnection> standard() {
    return Meant.standard(configuration);
  }

  public RouteRequest request() {
    return draft.request().routing();
  }

  /// The smallest sets of edits that lead to a route, the least intrusive first. None where the
  /// body is refused for something that has nothing to do with its route.
  public List<SmallestFix> fixes() {
    boolean routingOnly = draft.violations().stream().allMatch(each -> each.isOfRouting());
    return routingOnly
        ? SmallestFix.all(request(), unread(), configuration, policy, new Wanted.AnyRoute())
        : List.of();
  }

  /// Members that were passed over in reading, for they are of a wrong type: what is read of the
  /// request does not show that it is refused for them.
  private Set<String> unread() {
    List<Violation> told = RequestRules.violations(request());
    return draft.violations().stream()
        .filter(violation -> !told.contains(violation))
        .flatMap(violation -> Optional.ofNullable(violation.param()).stream())
        .collect(Collectors.toSet());
  }
}
