package com.kallglot.console.calltest;

import com.kallglot.console.telephony.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// What one run tests, in the order it is shown.
public record TestPlan(List<TestCase> cases) {
  /// Numbers that are gone or never came: nothing is configured with them.
  private static final Set<PhoneNumber.Status> NOT_OURS =
      Set.of(PhoneNumber.Status.RELEASED, PhoneNumber.Status.REJECTED);

  public TestPlan {
    cases = List.copyOf(cases);
  }

  /// Every route that is configured at the sites: each number, each connection, SIP and the
  /// default, usable or not. One that cannot be used is expected to be refused, and that is tested
  /// too.
  public static TestPlan everyRoute(Collection<TestSite> sites) {
    var cases = new ArrayList<TestCase>();
    for (TestSite site : sites) {
      for (Route route : routes(site)) {
        cases.add(TestCase.of(site, route, null));
      }
    }
    return new TestPlan(cases);
  }

  /// With the other direction of each route that has one; over SIP the platform is only called.
  public TestPlan andOutbound() {
    var both = new ArrayList<>(cases);
    cases.stream()
        .filter(test -> !(test.route() instanceof Route.Sip))
        .map(test -> TestCase.of(test.site(), new Route.Outbound(test.route()), test.via()))
        .forEach(both::add);
    return new TestPlan(both);
  }

  private static List<Route> routes(TestSite site) {
    var routes = new ArrayList<Route>();
    site.configuration().numbers().stream()
        .filter(number -> !NOT_OURS.contains(number.status()))
        .map(number -> new Route.Managed(number.phoneNumber()))
        .forEach(routes::add);
    site.configuration().connections().stream()
        .map(connection -> new Route.Connection(connection.id()))
        .forEach(routes::add);
    routes.add(new Route.Sip());
    routes.add(new Route.Default());
    return routes;
  }
}
