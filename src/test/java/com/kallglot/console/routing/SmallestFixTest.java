package com.kallglot.console.routing;

import static com.kallglot.console.routing.Configurations.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.routing.Configurations.SipState;
import com.kallglot.console.routing.Outcome.Refused;
import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.ProviderConnection;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.RouteRequest.SipHints;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The smallest fix against brute force: every edit there is, in every order.
class SmallestFixTest {
  private static final Wanted ROUTE = new Wanted.AnyRoute();
  private static final Wanted SIP = new Wanted.Exactly(new ToProvider(Provider.SIP, null, null));
  private static final Wanted BERLIN =
      new Wanted.Exactly(new ToProvider(Provider.TELNYX, Configurations.BERLIN, null));
  private static final Wanted OLD =
      new Wanted.Exactly(new ToProvider(Provider.TWILIO, Configurations.OLD, null));
  private static final Wanted SUSPENDED =
      new Wanted.Exactly(new ToProvider(Provider.TWILIO, null, Configurations.SUSPENDED));
  private static final Wanted NO_DEFAULT =
      new Wanted.Exactly(new Refused(400, "no_default_provider", null));
  private static final Wanted STREAM = new Wanted.Exactly(new Outcome.StreamOnly());

  private record Case(
      RouteRequest request, TelephonyConfiguration configuration, ResolutionPolicy policy) {
    List<SmallestFix> fixes(Wanted wanted) {
      return SmallestFix.all(request, configuration, policy, wanted);
    }

    boolean isMet(Situation then, Wanted wanted) {
      return wanted.isMetBy(RouteResolver.outcome(then.request(), then.configuration(), policy));
    }
  }

  @Test
  void bruteForceFindsNoneSmallerForAnyRoute() {
    assertSmallest(cases(), ROUTE);
  }

  @Test
  void bruteForceFindsNoneSmallerForAWantedOutcome() {
    for (Wanted wanted : List.of(SIP, BERLIN, OLD, SUSPENDED, NO_DEFAULT, STREAM)) {
      assertSmallest(cases(), wanted);
    }
  }

  private static void assertSmallest(List<Case> cases, Wanted wanted) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (Case tried : cases) {
      List<SmallestFix> fixes = tried.fixes(wanted);
      int size = fixes.isEmpty() ? SmallestFix.MOST_EDITS : fixes.getFirst().edits().size();
      sizes.merge(fixes.isEmpty() ? -1 : size, 1, Integer::sum);
      Situation start = new Situation(tried.request(), tried.configuration());
      // None found: brute force looks as far as two edits, in any order
      int smaller = Math.min(size - 1, 2);
      if (smaller >= 0 && reaches(tried, start, wanted, every(tried), smaller)) {
        throw new AssertionError(tried + " reaches " + wanted + " with fewer than " + fixes);
      }
      for (SmallestFix fix : fixes) {
        Situation then = start;
        for (Edit edit : fix.edits()) {
          then = edit.appliedTo(then);
        }
        if (fix.edits().size() != size || !tried.isMet(then, wanted)) {
          throw new AssertionError(tried + ": " + fix + " does not do what it says");
        }
      }
    }
    assertThat(sizes.keySet()).as("sizes met for %s: %s", wanted, sizes).hasSizeGreaterThan(1);
  }

  private static boolean reaches(
      Case tried, Situation from, Wanted wanted, List<Edit> edits, int left) {
    if (tried.isMet(from, wanted)) {
      return true;
    }
    return left > 0
        && edits.stream()
            .map(edit -> edit.appliedTo(from))
            .anyMatch(then -> reaches(tried, then, wanted, edits, left - 1));
  }

  /// Every edit of every thing.
  private static List<Edit> every(Case tried) {
    List<Edit> all =
        new ArrayList<>(
            List.of(
                new Edit.RemoveConnectionId(),
                new Edit.RemoveSip(),
                new Edit.RemovePhoneNumber(),
                new Edit.RouteBySip(),
                new Edit.EnableSip(),
                new Edit.DisableSip()));
    for (PhoneNumber number : tried.configuration().numbers()) {
      all.add(new Edit.RouteByNumber(number.phoneNumber()));
      if (number.status() == PhoneNumber.Status.SUSPENDED) {
        all.add(new Edit.ActivateNumber(number.id(), number.phoneNumber()));
      }
      if (number.status() == PhoneNumber.Status.ACTIVE) {
        all.add(new Edit.SuspendNumber(number.id(), number.phoneNumber()));
      }
    }
    for (ProviderConnection connection : tried.configuration().connections()) {
      all.add(new Edit.RouteByConnection(connection.id(), connection.label()));
      all.add(new Edit.ActivateConnection(connection.id(), connection.label()));
      all.add(new Edit.DisableConnection(connection.id(), connection.label()));
      all.add(new Edit.MakeDefault(connection.id(), connection.label()));
    }
    return all;
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (SipState sip : SipState.values()) {
      for (String standard : new String[] {null, Configurations.SUPPORT, Configurations.OLD}) {
        TelephonyConfiguration configuration = configuration(sip, standard);
        for (RouteRequest request : requests()) {
          for (ResolutionPolicy policy : policies()) {
            cases.add(new Case(request, configuration, policy));
          }
        }
      }
    }
    return cases;
  }

  private static List<RouteRequest> requests() {
    List<RouteRequest> requests = new ArrayList<>();
    String[] connections = {null, Configurations.BERLIN, Configurations.OLD, "pcon_elsewhere"};
    String[] numbers = {null, "+19785550140", "+442079460018", "+442079460020", "030 12"};
    for (String connection : connections) {
      for (String type : new String[] {null, "sip", "pstn"}) {
        for (String number : numbers) {
          for (SipHints hints : new SipHints[] {null, new SipHints("sip:a@b.example", Map.of())}) {
            requests.add(request(connection, type, number, hints));
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
      @Nullable SipHints hints) {
    boolean given = connection != null || type != null || number != null || hints != null;
    return new RouteRequest(given, connection, type, number, null, hints);
  }

  private static List<ResolutionPolicy> policies() {
    ResolutionPolicy text = ResolutionPolicy.PUBLIC_TEXT;
    return List.of(
        text,
        text.with(ResolutionPolicy.UnownedNumber.FALL_TO_DEFAULT),
        text.with(ResolutionPolicy.SeveralMethods.REJECT),
        text.with(ResolutionPolicy.MissingRouting.STREAM_ONLY));
  }

  @Test
  void sipThatIsSwitchedOffIsEnabledRatherThanTheDraftChanged() {
    var asked = new Case(RouteRequest.overSip(), configuration(SipState.OFF, null), strict());
    assertThat(asked.fixes(ROUTE).getFirst())
        .isEqualTo(
            new SmallestFix(
                List.of(new Edit.EnableSip()), new ToProvider(Provider.SIP, null, null)));
  }

  @Test
  void aSuspendedNumberIsActivated() {
    var request = RouteRequest.overNumber(Configurations.SUSPENDED);
    var asked = new Case(request, configuration(SipState.ON, Configurations.SUPPORT), strict());
    assertThat(asked.fixes(ROUTE).getFirst().edits())
        .containsExactly(new Edit.ActivateNumber("num_suspended", Configurations.SUSPENDED));
  }

  @Test
  void whatWorksNeedsNothing() {
    var asked = new Case(RouteRequest.overSip(), configuration(SipState.ON, null), strict());
    assertThat(asked.fixes(ROUTE).getFirst().edits()).isEmpty();
  }

  @Test
  void tenThousandNumbersMakeNoMoreCandidates() {
    TelephonyConfiguration small = configuration(SipState.OFF, null);
    List<PhoneNumber> many = new ArrayList<>();
    for (int i = 0; i < 1_700; i++) {
      many.addAll(small.numbers());
    }
    var large =
        new TelephonyConfiguration(
            many, small.connections(), small.sip(), small.source(), small.readAt());
    var start = new Situation(RouteRequest.overSip(), large);
    assertThat(Candidates.of(start, Set.of(), ROUTE))
        .isEqualTo(Candidates.of(new Situation(RouteRequest.overSip(), small), Set.of(), ROUTE));
  }

  private static ResolutionPolicy strict() {
    return ResolutionPolicy.PUBLIC_TEXT;
  }
}
