package com.kallglot.console.routing;

import static com.kallglot.console.routing.Configurations.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.routing.Configurations.SipState;
import com.kallglot.console.routing.Outcome.Refused;
import com.kallglot.console.routing.Outcome.StreamOnly;
import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.routing.ResolutionPolicy.MissingRouting;
import com.kallglot.console.routing.ResolutionPolicy.SeveralMethods;
import com.kallglot.console.routing.ResolutionPolicy.UnownedNumber;
import com.kallglot.console.routing.Step.State;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.RouteRequest.SipHints;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What holds for every request, configuration and reading: all combinations, about 60,000.
class RouteResolverPropertiesTest {
  private static final List<Step.Method> METHODS = List.of(Step.Method.values());
  private static final String[] CONNECTIONS = {
    null,
    Configurations.SUPPORT,
    Configurations.BERLIN,
    Configurations.OLD,
    Configurations.FRESH,
    Configurations.RETIRED,
    "pcon_elsewhere",
    ""
  };
  private static final String[] TYPES = {null, "sip", "pstn"};
  private static final String[] NUMBERS = {
    null,
    Configurations.MANAGED.value(),
    Configurations.SUSPENDED.value(),
    Configurations.ORDERED.value(),
    Configurations.RELEASED.value(),
    Configurations.REFUSED.value(),
    "+12125550199",
    "0049 30 23125001"
  };
  private static final SipHints[] HINTS = {null, new SipHints("sip:a@b.example", Map.of())};
  private static final String[] DIRECTIONS = {null, "outbound"};
  private static final String[] DEFAULTS = {
    null, Configurations.SUPPORT, Configurations.BERLIN, Configurations.OLD
  };

  private record Case(
      RouteRequest request, TelephonyConfiguration configuration, ResolutionPolicy policy) {
    Resolution resolve() {
      return RouteResolver.resolve(request, configuration, policy);
    }

    @Override
    public String toString() {
      return request + " under " + policy;
    }
  }

  private interface Property {
    void check(Case tried, Resolution resolution);
  }

  private static void forAll(Property property) {
    int tried = 0;
    List<RouteRequest> requests = requests();
    for (SipState sip : SipState.values()) {
      for (String standard : DEFAULTS) {
        TelephonyConfiguration configuration = configuration(sip, standard);
        for (RouteRequest request : requests) {
          for (ResolutionPolicy policy : policies()) {
            Case next = new Case(request, configuration, policy);
            property.check(next, next.resolve());
            tried++;
          }
        }
      }
    }
    assertThat(tried).isEqualTo(8 * 3 * 8 * 2 * 2 * 2 * 4 * 8);
  }

  private static List<RouteRequest> requests() {
    List<RouteRequest> requests = new ArrayList<>();
    for (String connection : CONNECTIONS) {
      for (String type : TYPES) {
        for (String number : NUMBERS) {
          for (SipHints hints : HINTS) {
            for (String direction : DIRECTIONS) {
              requests.add(request(connection, type, number, direction, hints));
            }
          }
        }
      }
    }
    return requests;
  }

  private static RouteRequest request(
      @Nullable String connection,
      @Nullable String type,
      @Nullable String number,
      @Nullable String direction,
      @Nullable SipHints hints) {
    boolean given =
        connection != null || type != null || number != null || direction != null || hints != null;
    return new RouteRequest(given, connection, type, number, direction, hints);
  }

  private static List<ResolutionPolicy> policies() {
    List<ResolutionPolicy> policies = new ArrayList<>();
    for (UnownedNumber unowned : UnownedNumber.values()) {
      for (SeveralMethods several : SeveralMethods.values()) {
        for (MissingRouting missing : MissingRouting.values()) {
          policies.add(new ResolutionPolicy(unowned, several, missing));
        }
      }
    }
    return policies;
  }

  @Test
  void exactlyOneStepDecidesUnlessTheShapeOrTheStreamDoes() {
    forAll((tried, resolution) -> {
      long deciders = resolution.steps().stream().filter(Step::decides).count();
      boolean before =
          resolution.outcome() instanceof StreamOnly
              || (resolution.outcome() instanceof Refused refused && refused.status() == 422);
      check(deciders == (before ? 0 : 1), tried);
    });
  }

  @Test
  void statesAgreeWithTheOutcome() {
    forAll((tried, resolution) -> {
      int decider = resolution.decidedBy().map(Step::n).orElse(0);
      for (Step step : resolution.steps()) {
        boolean fits =
            switch (step.state()) {
              case MATCHED ->
                  step.n() == decider
                      && step.code() == null
                      && resolution.outcome() instanceof ToProvider;
              case BLOCKED ->
                  step.n() == decider
                      && resolution.outcome() instanceof Refused refused
                      && refused.code().equals(step.code());
              case NOT_REQUESTED -> step.n() < decider && step.n() < 4 && step.asked() == null;
              case NONE -> step.n() < decider && (step.n() == 4 || step.n() == 3);
              case NOT_REACHED -> step.n() > decider;
            };
        check(fits, tried);
        check(step.state() == State.NOT_REACHED || step.wouldGive() == null, tried);
      }
    });
  }

  @Test
  void theStepsAreTheFiveInTheirOrderAndEachSaysWhy() {
    forAll((tried, resolution) -> {
      check(resolution.steps().size() == 5, tried);
      for (int i = 0; i < 5; i++) {
        Step step = resolution.steps().get(i);
        check(step.n() == i + 1 && step.method() == METHODS.get(i), tried);
        check(step.why().endsWith(".") && !step.why().contains("null"), tried);
        check(step.readAt().equals(Configurations.READ_AT), tried);
      }
    });
  }

  @Test
  void whatIsAskedForByNameNeverFallsThroughSilently() {
    forAll((tried, resolution) -> {
      RouteRequest request = tried.request();
      boolean fellToDefault = resolution.decidedBy().map(Step::n).orElse(0) >= 4;
      boolean named = request.connectionId() != null || request.type() != null;
      check(!(fellToDefault && named), tried);
      if (fellToDefault && request.phoneNumber() != null) {
        check(tried.policy().unownedNumber() == UnownedNumber.FALL_TO_DEFAULT, tried);
        check(resolution.assumed(), tried);
        check(resolution.steps().get(2).state() == State.NONE, tried);
      }
    });
  }

  @Test
  void everyOfferedChangeReallyChangesTheOutcome() {
    forAll((tried, resolution) -> {
      for (Edit edit : resolution.changes()) {
        Situation then = edit.appliedTo(new Situation(tried.request(), tried.configuration()));
        Outcome outcome =
            RouteResolver.outcome(then.request(), then.configuration(), tried.policy());
        check(!outcome.equals(resolution.outcome()), tried);
      }
    });
  }

  @Test
  void everyRefusalByARouteOffersAChangeThatLeadsToACallOrSaysNothingExists() {
    Set<String> without = new TreeSet<>();
    forAll((tried, resolution) -> {
      if (resolution.outcome() instanceof Refused refused && resolution.changes().isEmpty()) {
        without.add(refused.status() + " " + refused.code() + " " + refused.param());
      }
    });
    // Three violations, or three methods where one is allowed: no single edit mends them
    assertThat(without).allMatch(refusal -> refusal.startsWith("422 "));
  }

  @Test
  void assumedMeansThatSomeOtherReadingDecidesOtherwise() {
    forAll((tried, resolution) -> {
      boolean differs =
          policies().stream()
              .map(policy -> RouteResolver.outcome(tried.request(), tried.configuration(), policy))
              .anyMatch(outcome -> !outcome.equals(resolution.outcome()));
      check(resolution.assumed() == differs, tried);
    });
  }

  @Test
  void theShortWayAndTheExplainedOneAgree() {
    forAll((tried, resolution) ->
        check(
            RouteResolver.outcome(tried.request(), tried.configuration(), tried.policy())
                .equals(resolution.outcome()),
            tried));
  }

  @Test
  void onlyActiveThingsCarryCalls() {
    Set<String> active = Set.of(Configurations.SUPPORT, Configurations.BERLIN);
    forAll((tried, resolution) -> {
      if (resolution.outcome() instanceof ToProvider to) {
        check(to.connectionId() == null || active.contains(to.connectionId()), tried);
        check(to.number() == null || to.number().equals(Configurations.MANAGED), tried);
        check(to.provider() != Provider.SIP || tried.configuration().sip().enabled(), tried);
      }
    });
  }

  @Test
  void whatAStepWouldGiveIsWhatItGivesWhenTheStepsBeforeItAreTakenAway() {
    forAll((tried, resolution) -> {
      if (resolution.steps().get(2).wouldGive() != null
          && resolution.steps().get(2).wouldGive().startsWith("Twilio on")) {
        RouteRequest alone = RouteRequest.overNumber(Configurations.MANAGED);
        check(
            RouteResolver.outcome(alone, tried.configuration(), tried.policy())
                .equals(new ToProvider(Provider.TWILIO, null, Configurations.MANAGED)),
            tried);
      }
      check(
          (resolution.steps().get(3).wouldGive() != null)
              == (resolution.steps().get(3).state() == State.NOT_REACHED
                  && isActive(tried.configuration())),
          tried);
    });
  }

  private static boolean isActive(TelephonyConfiguration configuration) {
    return configuration.connections().stream()
        .anyMatch(connection ->
            connection.isDefault()
                && connection.id().startsWith("pcon_")
                && Set.of(Configurations.SUPPORT, Configurations.BERLIN).contains(connection.id()));
  }

  @Test
  void everyKindOfEditIsOfferedSomewhere() {
    Set<Class<?>> offered = new HashSet<>();
    forAll(
        (tried, resolution) -> resolution.changes().forEach(edit -> offered.add(edit.getClass())));
    Set<String> never =
        Arrays.stream(Edit.class.getClasses())
            .filter(Class::isRecord)
            .filter(type -> !offered.contains(type))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());
    // Asking for something else is for the what-if and the smallest fix
    assertThat(never).containsExactlyInAnyOrder("RouteByConnection", "RouteByNumber");
  }

  /// AssertJ takes a microsecond or more for each assertion; here are some millions.
  private static void check(boolean claim, Case tried) {
    if (!claim) {
      throw new AssertionError(tried + "\n" + tried.resolve());
    }
  }
}
