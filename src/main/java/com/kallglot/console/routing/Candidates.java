package com.kallglot.console.routing;

import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The edits worth trying for a wanted outcome. Of things that would do the same job one stands for
/// all, so that the number of candidates does not grow with what is configured.
final class Candidates {
  private final Situation now;
  private final Wanted wanted;
  private final Set<String> unread;
  private final List<ProviderConnection> connections = new ArrayList<>();
  private final List<PhoneNumber> numbers = new ArrayList<>();

  private Candidates(Situation now, Set<String> unread, Wanted wanted) {
    this.now = now;
    this.unread = unread;
    this.wanted = wanted;
    collectConnections();
    collectNumbers();
  }

  /// In the order in which they are applied: another request, less of it, the configuration.
  ///
  /// @param unread members of the request that are of a wrong type
  static List<Edit> of(Situation now, Set<String> unread, Wanted wanted) {
    Candidates candidates = new Candidates(now, unread, wanted);
    Set<Edit> edits = new LinkedHashSet<>();
    candidates.addOtherRoutes(edits);
    candidates.addRemovals(edits);
    candidates.addEnabling(edits);
    candidates.addDisabling(edits);
    return List.copyOf(edits);
  }

  /// Those the request or the wish names, the default, and one in each state that can be mended.
  private void collectConnections() {
    Set<Object> states = new LinkedHashSet<>();
    for (ProviderConnection connection : now.configuration().connections()) {
      boolean stands = states.add(connection.status());
      if (stands
          || connection.isDefault()
          || connection.id().equals(now.request().connectionId())
          || isWanted(connection)) {
        connections.add(connection);
      }
    }
  }

  private void collectNumbers() {
    Set<Object> states = new LinkedHashSet<>();
    for (PhoneNumber number : now.configuration().numbers()) {
      boolean stands = states.add(number.status());
      if (stands
          || number.phoneNumber().value().equals(now.request().phoneNumber())
          || isWanted(number)) {
        numbers.add(number);
      }
    }
  }

  private boolean isWanted(ProviderConnection connection) {
    return wanted instanceof Wanted.Exactly(ToProvider to)
        && connection.id().equals(to.connectionId());
  }

  private boolean isWanted(PhoneNumber number) {
    return wanted instanceof Wanted.Exactly(ToProvider to)
        && number.phoneNumber().equals(to.number());
  }

  private boolean wantsSip() {
    return wanted instanceof Wanted.AnyRoute
        || (wanted instanceof Wanted.Exactly(ToProvider to) && to.provider() == Provider.SIP);
  }

  private void addEnabling(Set<Edit> edits) {
    if (!now.configuration().sip().enabled()) {
      edits.add(new Edit.EnableSip());
    }
    for (PhoneNumber number : numbers) {
      if (number.status() == PhoneNumber.Status.SUSPENDED) {
        edits.add(new Edit.ActivateNumber(number.id(), number.phoneNumber()));
      }
    }
    for (ProviderConnection connection : connections) {
      if (Facts.isActive(connection) && !connection.isDefault()) {
        edits.add(new Edit.MakeDefault(connection.id(), connection.label()));
      }
    }
    for (ProviderConnection connection : connections) {
      if (!Facts.isActive(connection)) {
        edits.add(new Edit.ActivateConnection(connection.id(), connection.label()));
      }
    }
  }

  private void addRemovals(Set<Edit> edits) {
    RouteRequest request = now.request();
    if (request.connectionId() != null || unread.contains("routing.connection_id")) {
      edits.add(new Edit.RemoveConnectionId());
    }
    if (request.type() != null || request.sip() != null || isAnyOfSipUnread()) {
      edits.add(new Edit.RemoveSip());
    }
    if (request.phoneNumber() != null || unread.contains("routing.phone_number")) {
      edits.add(new Edit.RemovePhoneNumber());
    }
  }

  private boolean isAnyOfSipUnread() {
    return unread.stream().anyMatch(new Edit.RemoveSip()::takes);
  }

  private void addOtherRoutes(Set<Edit> edits) {
    for (PhoneNumber number : numbers) {
      edits.add(new Edit.RouteByNumber(number.phoneNumber()));
    }
    for (ProviderConnection connection : connections) {
      edits.add(new Edit.RouteByConnection(connection.id(), connection.label()));
    }
    if (wantsSip()) {
      edits.add(new Edit.RouteBySip());
    }
  }

  /// Only for somebody who wants a refusal: these take routes away.
  private void addDisabling(Set<Edit> edits) {
    if (!(wanted instanceof Wanted.Exactly(Outcome.Refused _))) {
      return;
    }
    if (now.configuration().sip().enabled()) {
      edits.add(new Edit.DisableSip());
    }
    numbers.stream()
        .filter(Facts::isActive)
        .forEach(number -> edits.add(new Edit.SuspendNumber(number.id(), number.phoneNumber())));
    connections.stream()
        .filter(Facts::isActive)
        .forEach(each -> edits.add(new Edit.DisableConnection(each.id(), each.label())));
  }
}
