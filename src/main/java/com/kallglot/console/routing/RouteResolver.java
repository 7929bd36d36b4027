package com.kallglot.console.routing;

import com.kallglot.console.routing.ResolutionPolicy.MissingRouting;
import com.kallglot.console.routing.ResolutionPolicy.SeveralMethods;
import com.kallglot.console.routing.ResolutionPolicy.UnownedNumber;
import com.kallglot.console.telephony.RequestRules;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.telephony.Violation;
import java.util.List;

/// Decides how a request would be routed, as the platform is understood to: the first step that
/// applies decides, and what is asked for by name never falls through silently. Shape (422) and
/// route are predicted; keys, limits, credits and busy numbers are not.
public final class RouteResolver {
  private RouteResolver() {}

  /// Explains the route of a `routing` object in a body that is right otherwise.
  public static Resolution resolve(
      RouteRequest request, TelephonyConfiguration configuration, ResolutionPolicy policy) {
    return explain(new Facts(request, configuration, policy, List.of()));
  }

  /// Explains the route of a whole body.
  public static Resolution resolve(
      SessionRequest request, TelephonyConfiguration configuration, ResolutionPolicy policy) {
    return resolve(request, RequestRules.violations(request), configuration, policy);
  }

  /// Explains the route of a body as a draft understood it.
  ///
  /// @param violations what the draft found, the one that is answered first
  public static Resolution resolve(
      SessionRequest request,
      List<Violation> violations,
      TelephonyConfiguration configuration,
      ResolutionPolicy policy) {
    boolean told = violations.equals(RequestRules.violations(request.routing()));
    return explain(
        new Facts(request.routing(), configuration, policy, told ? List.of() : violations));
  }

  /// The outcome alone, where many requests are tried.
  public static Outcome outcome(
      RouteRequest request, TelephonyConfiguration configuration, ResolutionPolicy policy) {
    return new Facts(request, configuration, policy, List.of()).outcome();
  }

  private static Resolution explain(Facts facts) {
    Outcome outcome = facts.outcome();
    Explanation explanation = new Explanation(facts);
    return new Resolution(
        outcome,
        explanation.sentence(outcome),
        explanation.steps(),
        facts.policy,
        dependsOnReading(facts, outcome));
  }

  /// Whether another reading would decide otherwise. One switch at a time is enough: no request
  /// depends on two. The first matters only where a number is the only thing asked for, the second
  /// only where several are, the third only where nothing is.
  private static boolean dependsOnReading(Facts facts, Outcome outcome) {
    ResolutionPolicy policy = facts.policy;
    return differs(facts, outcome, policy.with(other(policy.unownedNumber())))
        || differs(facts, outcome, policy.with(other(policy.severalMethods())))
        || differs(facts, outcome, policy.with(other(policy.missingRouting())));
  }

  private static boolean differs(Facts facts, Outcome outcome, ResolutionPolicy other) {
    return !facts.readAs(other).outcome().equals(outcome);
  }

  private static UnownedNumber other(UnownedNumber reading) {
    return reading == UnownedNumber.REFUSE ? UnownedNumber.FALL_TO_DEFAULT : UnownedNumber.REFUSE;
  }

  private static SeveralMethods other(SeveralMethods reading) {
    return reading == SeveralMethods.REJECT ? SeveralMethods.FIRST_APPLIES : SeveralMethods.REJECT;
  }

  private static MissingRouting other(MissingRouting reading) {
    return reading == MissingRouting.DEFAULT_ROUTE
        ? MissingRouting.STREAM_ONLY
        : MissingRouting.DEFAULT_ROUTE;
  }
}
