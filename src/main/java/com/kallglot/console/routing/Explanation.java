package com.kallglot.console.routing;

import com.kallglot.console.routing.Outcome.Refused;
import com.kallglot.console.routing.Outcome.StreamOnly;
import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.routing.Step.Method;
import com.kallglot.console.routing.Step.State;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.ProviderConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One decision in words.
final class Explanation {
  private static final Method[] METHODS = Method.values();
  private static final String NEVER_FALLS = " What is asked for by name never falls through.";

  private final Facts facts;
  private final @Nullable Outcome before;
  private final int decider;
  private final Changes changes;

  Explanation(Facts facts) {
    this.facts = facts;
    this.before = facts.before();
    this.decider = facts.decider();
    this.changes = new Changes(facts, decider);
  }

  String sentence(Outcome outcome) {
    String why =
        switch (outcome) {
          case StreamOnly _ -> "The request has no routing.";
          case Refused _ when decider == 0 ->
              facts.violation == null ? Facts.SEVERAL : facts.violation.problem();
          case Refused _, ToProvider _ -> why(decider, state(decider));
        };
    return Words.headline(outcome, facts.configuration) + " " + why;
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>(Facts.STEPS);
    for (int n = 1; n <= Facts.STEPS; n++) {
      steps.add(step(n));
    }
    return steps;
  }

  private Step step(int n) {
    State state = state(n);
    return new Step(
        n,
        METHODS[n - 1],
        state,
        n == decider && facts.gives(n) instanceof Refused refused ? refused.code() : null,
        why(n, state),
        asked(n),
        found(n),
        source(n),
        facts.configuration.readAt(),
        state == State.NOT_REACHED ? wouldGive(n) : null,
        changes.at(n));
  }

  private State state(int n) {
    if (n > decider) {
      return State.NOT_REACHED;
    }
    if (n == decider) {
      return facts.gives(n) instanceof ToProvider ? State.MATCHED : State.BLOCKED;
    }
    return n == 4 || facts.asks(n) ? State.NONE : State.NOT_REQUESTED;
  }

  private String why(int n, State state) {
    if (state == State.NOT_REACHED) {
      return notReached(n);
    }
    return switch (METHODS[n - 1]) {
      case CONNECTION_ID -> whyConnection();
      case SIP -> whySip();
      case PHONE_NUMBER -> whyNumber(state);
      case DEFAULT_CONNECTION -> whyDefault();
      case NO_ROUTE -> "No active default connection is left to carry the call.";
    };
  }

  private String notReached(int n) {
    if (before instanceof StreamOnly) {
      return "The request has no routing, which is read as no telephone leg.";
    }
    if (before != null) {
      return "The request is refused before a route is looked for.";
    }
    if (n == Facts.STEPS) {
      return "Applies only where there is no active default connection.";
    }
    String decided = "Step " + decider + " has decided";
    return switch (METHODS[n - 1]) {
      case CONNECTION_ID, SIP, PHONE_NUMBER ->
          facts.asks(n)
              ? decided + ", so this is not looked at."
              : decided + "; this was not asked for anyway.";
      case DEFAULT_CONNECTION, NO_ROUTE -> decided + ": the default is only for what is left open.";
    };
  }

  private String whyConnection() {
    if (!facts.asks(1)) {
      return "The request names no connection.";
    }
    ProviderConnection named = facts.named;
    if (named == null) {
      return "There is no connection " + facts.request.connectionId() + "." + NEVER_FALLS;
    }
    return Facts.isActive(named)
        ? Words.quoted(named) + " is named by the request and active."
        : Words.quoted(named) + " exists, but " + Words.flaw(named) + "." + NEVER_FALLS;
  }

  private String whySip() {
    if (!facts.asks(2)) {
      return "The request does not ask for SIP.";
    }
    return facts.configuration.sip().enabled()
        ? "SIP is asked for and enabled."
        : "SIP is asked for, but switched off for this organization." + NEVER_FALLS;
  }

  private String whyNumber(State state) {
    if (!facts.asks(3)) {
      return "The request names no number.";
    }
    PhoneNumber number = facts.number;
    if (number != null && Facts.isActive(number)) {
      return number.phoneNumber() + " is a number of this organization and active.";
    }
    String flaw =
        facts.request.phoneNumber()
            + " "
            + (number == null ? "is no number of this organization" : Words.flaw(number))
            + ".";
    return state == State.NONE
        ? flaw + " Read so that the default connection is tried then."
        : flaw + NEVER_FALLS;
  }

  private String whyDefault() {
    ProviderConnection standard = facts.standard;
    if (standard == null) {
      return "No connection is the default.";
    }
    return Facts.isActive(standard)
        ? Words.quoted(standard) + " is the default connection and active."
        : Words.quoted(standard) + " is the default connection, but " + Words.flaw(standard) + ".";
  }

  private @Nullable String asked(int n) {
    return switch (METHODS[n - 1]) {
      case CONNECTION_ID -> facts.request.connectionId();
      case SIP -> facts.request.type();
      case PHONE_NUMBER -> facts.request.phoneNumber();
      case DEFAULT_CONNECTION, NO_ROUTE -> null;
    };
  }

  private @Nullable String found(int n) {
    ProviderConnection named = facts.named;
    PhoneNumber number = facts.number;
    ProviderConnection standard = facts.standard;
    return switch (METHODS[n - 1]) {
      case CONNECTION_ID ->
          named != null
              ? Words.found(named)
              : facts.asks(1) ? "no such connection" : Words.activeConnections(facts.configuration);
      case SIP -> facts.configuration.sip().enabled() ? "SIP enabled" : "SIP switched off";
      case PHONE_NUMBER ->
          number != null
              ? Words.found(number)
              : facts.asks(3) ? "no such number" : Words.activeNumbers(facts.configuration);
      case DEFAULT_CONNECTION -> standard != null ? Words.found(standard) : "no default connection";
      case NO_ROUTE -> null;
    };
  }

  private String source(int n) {
    String source = facts.configuration.source();
    return switch (METHODS[n - 1]) {
      case CONNECTION_ID, DEFAULT_CONNECTION -> source + ": connections";
      case SIP -> source + ": SIP settings";
      case PHONE_NUMBER -> source + ": numbers";
      case NO_ROUTE -> "follows from step 4";
    };
  }

  private @Nullable String wouldGive(int n) {
    boolean wellFormed = before == null || before instanceof StreamOnly || n > 3;
    Outcome gives = wellFormed || facts.violation == null ? facts.gives(n) : null;
    boolean beyondDefault = n == Facts.STEPS && facts.gives(4) != null;
    return gives == null || beyondDefault ? null : Words.outcome(gives, facts.configuration);
  }
}
