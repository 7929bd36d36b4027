package com.kallglot.console.calltest;

import com.kallglot.console.calltest.proof.ProofChoice;
import com.kallglot.console.calltest.proof.SecondParty;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.routing.Outcome;
import com.kallglot.console.routing.Resolution;
import com.kallglot.console.routing.RouteResolver;
import com.kallglot.console.telephony.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One route to be tested at one site, and what is expected of it.
///
/// @param via the PBX the call goes through; null for straight to the platform
/// @param choice what it has to show
public record TestCase(
    TestSite site, Route route, Resolution predicted, @Nullable Via via, ProofChoice choice) {

  public static TestCase of(TestSite site, Route route, @Nullable Via via) {
    var resolution = RouteResolver.resolve(route.body(), site.configuration(), site.reading());
    var choice = ProofChoice.of(site, route, resolution.outcome());
    return new TestCase(site, route, resolution, via, choice);
  }

  /// The same where another proof is asked for.
  public TestCase proving(ProofChoice other) {
    return new TestCase(site, route, predicted, via, other);
  }

  /// What it has to show.
  public Proof proof() {
    return choice.proof();
  }

  /// What this call has to itself while it lasts: a number has one waiting session, and which of a
  /// connection's numbers a session gets is the platform's choice. Empty where nothing is shared:
  /// over SIP the address called is the session's own.
  public Optional<String> occupies() {
    if (choice.second() == SecondParty.LINE) {
      return Optional.of(site.profile() + " test line");
    }
    if (!(predicted.outcome() instanceof Outcome.ToProvider to) || to.provider() == Provider.SIP) {
      return Optional.empty();
    }
    if (!site.echoes()) {
      // There a call is known by number, caller and time: one at a time, or one passes for another.
      return Optional.of(site.profile() + " test line");
    }
    if (to.connectionId() != null) {
      return Optional.of(site.profile() + " connection " + to.connectionId());
    }
    return Optional.ofNullable(to.number()).map(number -> site.profile() + " number " + number);
  }

  /// Whether a call is expected to be placed at all.
  public boolean expectsCall() {
    return predicted.outcome() instanceof Outcome.ToProvider;
  }
}
