package com.kallglot.console.history.replay;

import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.List;

/// Which known requests a change would route otherwise: "changes 3 of 41".
///
/// @param planned the change
/// @param before the configuration as it is
/// @param after as it would be
/// @param affected those of which something else becomes, in the order of what is known
/// @param replayed how many were tried
/// @param untold how many could not be, for what they asked is not known
public record BlastRadius(
    Planned planned,
    TelephonyConfiguration before,
    TelephonyConfiguration after,
    List<Affected> affected,
    int replayed,
    int untold) {
  public BlastRadius {
    affected = List.copyOf(affected);
  }

  /// A request of which something else becomes.
  public record Affected(KnownRequest request, Outcome before, Outcome after) {}

  /// Tries all that is known on both configurations. Touches no platform and no file.
  public static BlastRadius of(
      KnownRequests known,
      Planned planned,
      TelephonyConfiguration configuration,
      ResolutionPolicy policy) {
    TelephonyConfiguration then = planned.appliedTo(configuration);
    List<Affected> affected = new ArrayList<>();
    for (KnownRequest request : known.requests()) {
      Outcome now = request.outcome(configuration, policy);
      Outcome later = request.outcome(then, policy);
      if (!now.equals(later)) {
        affected.add(new Affected(request, now, later));
      }
    }
    return new BlastRadius(planned, configuration, then, affected, known.count(), known.untold());
  }

  /// How many requests change, each session counted.
  public int changed() {
    return affected.stream().mapToInt(one -> one.request().count()).sum();
  }

  /// How many of those have a route now and would have none.
  public int lost() {
    return affected.stream()
        .filter(one -> !(one.before() instanceof Outcome.Refused))
        .filter(one -> one.after() instanceof Outcome.Refused)
        .mapToInt(one -> one.request().count())
        .sum();
  }
}
