package com.kallglot.console.routing;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What is worth asking “what if” about a resolution: every single edit that would change it, then
/// those of which one might think that they do.
public final class Tryable {
  private Tryable() {}

  /// Those that change the outcome first, each once.
  public static List<Edit> edits(
      RouteRequest request, TelephonyConfiguration configuration, Resolution resolution) {
    Set<Edit> edits = new LinkedHashSet<>(resolution.changes());
    edits.addAll(elsewhere(configuration));
    Situation now = new Situation(request, configuration);
    edits.removeIf(edit -> edit.appliedTo(now).equals(now));
    return List.copyOf(edits);
  }

  private static List<Edit> elsewhere(TelephonyConfiguration configuration) {
    List<Edit> edits = new ArrayList<>();
    edits.add(configuration.sip().enabled() ? new Edit.DisableSip() : new Edit.EnableSip());
    for (ProviderConnection connection : configuration.connections()) {
      if (connection.isDefault() && Facts.isActive(connection)) {
        edits.add(new Edit.DisableConnection(connection.id(), connection.label()));
      }
    }
    configuration.numbers().stream()
        .filter(Tryable::isSuspended)
        .findFirst()
        .ifPresent(number -> edits.add(new Edit.ActivateNumber(number.id(), number.phoneNumber())));
    return edits;
  }

  private static boolean isSuspended(PhoneNumber number) {
    return number.status() == PhoneNumber.Status.SUSPENDED;
  }
}
