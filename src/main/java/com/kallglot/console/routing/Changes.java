package com.kallglot.console.routing;

import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.ArrayList;
import java.util.List;

/// The edits at each step of which each alone gives another outcome. Those of the configuration are
/// offered only where the step is the one that holds the outcome, so they cannot fail to change it;
/// those of the request are tried.
final class Changes {
  private final Facts facts;
  private final int decider;
  private final Outcome outcome;

  Changes(Facts facts, int decider) {
    this.facts = facts;
    this.decider = decider;
    this.outcome = facts.outcome();
  }

  List<Edit> at(int n) {
    if (n > decider && (decider > 0 || !facts.asks(n))) {
      return List.of();
    }
    return switch (n) {
      case 1 -> facts.asks(1) ? ofConnection() : List.of();
      case 2 -> facts.asks(2) ? ofSip() : List.of();
      case 3 -> facts.asks(3) ? ofNumber() : List.of();
      case 4 -> ofDefault();
      default -> List.of();
    };
  }

  private List<Edit> ofConnection() {
    List<Edit> edits = new ArrayList<>(2);
    ProviderConnection named = facts.named;
    if (decider == 1 && named != null) {
      edits.add(
          Facts.isActive(named)
              ? new Edit.DisableConnection(named.id(), named.label())
              : new Edit.ActivateConnection(named.id(), named.label()));
    }
    addIfItChanges(edits, new Edit.RemoveConnectionId());
    return edits;
  }

  private List<Edit> ofSip() {
    List<Edit> edits = new ArrayList<>(2);
    if (decider == 2) {
      edits.add(facts.configuration.sip().enabled() ? new Edit.DisableSip() : new Edit.EnableSip());
    } else if (!facts.asksSip()) {
      addIfItChanges(edits, new Edit.RouteBySip());
    }
    addIfItChanges(edits, new Edit.RemoveSip());
    return edits;
  }

  private List<Edit> ofNumber() {
    List<Edit> edits = new ArrayList<>(2);
    PhoneNumber number = facts.number;
    if (decider > 0 && number != null) {
      if (number.status() == PhoneNumber.Status.ACTIVE) {
        edits.add(new Edit.SuspendNumber(number.id(), number.phoneNumber()));
      } else if (number.status() == PhoneNumber.Status.SUSPENDED) {
        edits.add(new Edit.ActivateNumber(number.id(), number.phoneNumber()));
      }
    }
    addIfItChanges(edits, new Edit.RemovePhoneNumber());
    return edits;
  }

  private List<Edit> ofDefault() {
    List<Edit> edits = new ArrayList<>(2);
    ProviderConnection standard = facts.standard;
    if (standard != null) {
      edits.add(
          Facts.isActive(standard)
              ? new Edit.DisableConnection(standard.id(), standard.label())
              : new Edit.ActivateConnection(standard.id(), standard.label()));
    }
    for (ProviderConnection other : facts.configuration.connections()) {
      if (Facts.isActive(other) && !other.equals(standard)) {
        edits.add(new Edit.MakeDefault(other.id(), other.label()));
      }
    }
    return edits;
  }

  private void addIfItChanges(List<Edit> edits, Edit.OfRequest edit) {
    Situation then = edit.appliedTo(new Situation(facts.request, facts.configuration));
    Facts changed = new Facts(then.request(), facts.configuration, facts.policy, facts.elsewhere);
    if (!changed.outcome().equals(outcome)) {
      edits.add(edit);
    }
  }
}
