package com.kallglot.console.routing;

import static com.kallglot.console.routing.Configurations.configuration;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.PlatformException;
import com.kallglot.console.routing.Comparison.Verdict;
import com.kallglot.console.routing.Configurations.SipState;
import com.kallglot.console.routing.ResolutionPolicy.MissingRouting;
import com.kallglot.console.routing.ResolutionPolicy.SeveralMethods;
import com.kallglot.console.routing.ResolutionPolicy.UnownedNumber;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.RouteRequest.SipHints;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The resolver's prediction beside the sandbox's own decision, over HTTP. The two share no code
/// that decides: what is equal here is equal because both follow the contract.
class PredictionMatchesSandboxTest {
  private static final long SEED = 20261122;
  private static final int SAMPLE = 16;
  private static final String UNOWNED = "+12125550199";

  private static SandboxPlatform platform;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    platform = SandboxPlatform.start(folder);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  /// 6 connections × 3 types × 7 numbers, and what only the shape decides: 131. Together with SIP
  /// and the default about a thousand for each reading.
  private static List<RouteRequest> requests() {
    List<RouteRequest> requests = new ArrayList<>();
    String[] connections = {
      null,
      Configurations.SUPPORT,
      Configurations.BERLIN,
      Configurations.OLD,
      Configurations.RETIRED,
      "pcon_elsewhere"
    };
    String[] numbers = {
      null,
      Configurations.MANAGED.value(),
      Configurations.RECEPTION.value(),
      Configurations.SUSPENDED.value(),
      Configurations.RELEASED.value(),
      UNOWNED,
      "030 23125001"
    };
    for (String connection : connections) {
      for (String type : new String[] {null, "sip", "pstn"}) {
        for (String number : numbers) {
          boolean given = connection != null || type != null || number != null;
          requests.add(new RouteRequest(given, connection, type, number, null, null));
        }
      }
    }
    SipHints hints = new SipHints("sip:alice@example.com", Map.of("X-Ticket", "4711"));
    requests.add(new RouteRequest(true, null, "sip", null, "inbound", hints));
    requests.add(new RouteRequest(true, null, null, null, null, hints));
    requests.add(new RouteRequest(true, null, null, null, "outbound", null));
    requests.add(new RouteRequest(true, null, null, null, "sideways", null));
    requests.add(new RouteRequest(true, "", null, null, null, null));
    return requests;
  }

  private static List<TelephonyConfiguration> configurations() {
    List<TelephonyConfiguration> configurations = new ArrayList<>();
    for (SipState sip : SipState.values()) {
      for (String standard :
          new String[] {null, Configurations.SUPPORT, Configurations.BERLIN, Configurations.OLD}) {
        configurations.add(configuration(sip, standard));
      }
    }
    return configurations;
  }

  private static List<ResolutionPolicy> readings() {
    List<ResolutionPolicy> readings = new ArrayList<>();
    for (UnownedNumber unowned : UnownedNumber.values()) {
      for (SeveralMethods several : SeveralMethods.values()) {
        for (MissingRouting missing : MissingRouting.values()) {
          readings.add(new ResolutionPolicy(unowned, several, missing));
        }
      }
    }
    return readings;
  }

  @Test
  void aSampleOfAllCasesIsDecidedAsPredicted() throws Exception {
    int compared = compareAll(sample());
    assertThat(compared).isEqualTo(8 * 8 * SAMPLE);
  }

  @Test
  @Tag("long")
  void everyCaseIsDecidedAsPredicted() throws Exception {
    int compared = compareAll(requests());
    assertThat(compared).isEqualTo(8 * 8 * 131);
  }

  /// Another part of the space for each configuration and reading, the same in every run.
  private interface Choice {
    List<RouteRequest> next();
  }

  private static Choice sample() {
    List<RouteRequest> requests = requests();
    Random random = new Random(SEED);
    return () -> {
      Collections.shuffle(requests, random);
      return List.copyOf(requests.subList(0, SAMPLE));
    };
  }

  private static int compareAll(List<RouteRequest> requests) throws Exception {
    return compareAll(() -> requests);
  }

  private static int compareAll(Choice choice) throws Exception {
    int compared = 0;
    for (TelephonyConfiguration wanted : configurations()) {
      TelephonyConfiguration configuration = platform.configure(wanted);
      for (ResolutionPolicy reading : readings()) {
        platform.readAs(reading);
        for (RouteRequest request : choice.next()) {
          Resolution predicted = RouteResolver.resolve(request, configuration, reading);
          Comparison comparison = Comparison.of(predicted.outcome(), platform.decide(request));
          assertThat(comparison.verdict())
              .as("%s under %s: %s", request, reading, comparison)
              .isEqualTo(Verdict.HELD);
          compared++;
        }
      }
    }
    return compared;
  }

  /// The platform is switched to each other reading while the console keeps the public text's.
  @Test
  void everyReadingThatIsWrongShowsAsDriftWhereItMattersAndNowhereElse() throws Exception {
    TelephonyConfiguration configuration =
        platform.configure(configuration(SipState.ON, Configurations.SUPPORT));
    Choice choice = sample();
    int drifted = 0;
    for (ResolutionPolicy actual : readings()) {
      platform.readAs(actual);
      for (RouteRequest request : choice.next()) {
        drifted += driftIsToldExactly(request, configuration, configuration, actual);
      }
      for (RouteRequest telling : decidedByReadings()) {
        drifted += driftIsToldExactly(telling, configuration, configuration, actual);
      }
    }
    // Each reading is wrong in half of the eight, and has one request that is decided by it alone
    assertThat(drifted).isGreaterThanOrEqualTo(3 * 4);
  }

  private static List<RouteRequest> decidedByReadings() {
    return List.of(
        new RouteRequest(true, null, null, UNOWNED, null, null),
        new RouteRequest(true, Configurations.SUPPORT, "sip", null, null, null),
        RouteRequest.NONE);
  }

  /// The platform's configuration is changed after it was read: each edit alone.
  @Test
  void everyChangeBehindTheConsolesBackShowsAsDrift() throws Exception {
    platform.readAs(ResolutionPolicy.PUBLIC_TEXT);
    TelephonyConfiguration before = configuration(SipState.ON, Configurations.SUPPORT);
    List<Edit> edits =
        List.of(
            new Edit.DisableSip(),
            new Edit.MakeDefault(Configurations.BERLIN, "Berlin trunk"),
            new Edit.DisableConnection(Configurations.SUPPORT, "Support line"),
            new Edit.ActivateConnection(Configurations.OLD, "Old account"),
            new Edit.SuspendNumber("num_managed", Configurations.MANAGED),
            new Edit.ActivateNumber("num_suspended", Configurations.SUSPENDED));
    List<RouteRequest> touched =
        List.of(
            RouteRequest.NONE,
            RouteRequest.overSip(),
            RouteRequest.overConnection(Configurations.SUPPORT),
            RouteRequest.overConnection(Configurations.OLD),
            RouteRequest.overNumber(Configurations.MANAGED),
            RouteRequest.overNumber(Configurations.SUSPENDED));
    for (Edit edit : edits) {
      TelephonyConfiguration stale = platform.configure(before);
      TelephonyConfiguration fresh =
          platform.configure(
              edit.appliedTo(new Situation(RouteRequest.NONE, before)).configuration());
      int drifted = 0;
      for (RouteRequest request : touched) {
        drifted += driftIsToldExactly(request, stale, fresh, ResolutionPolicy.PUBLIC_TEXT);
      }
      assertThat(drifted).as(edit.words()).isGreaterThanOrEqualTo(1);
    }
  }

  /// @return 1 where it drifted
  private static int driftIsToldExactly(
      RouteRequest request,
      TelephonyConfiguration asRead,
      TelephonyConfiguration asItIs,
      ResolutionPolicy actualReading)
      throws PlatformException {
    Outcome predicted = RouteResolver.outcome(request, asRead, ResolutionPolicy.PUBLIC_TEXT);
    Outcome right = RouteResolver.outcome(request, asItIs, actualReading);
    Comparison comparison = Comparison.of(predicted, platform.decide(request));
    boolean differs = !predicted.equals(right);
    assertThat(comparison.verdict())
        .as("%s under %s: %s", request, actualReading, comparison)
        .isEqualTo(differs ? Verdict.DRIFTED : Verdict.HELD);
    assertThat(comparison.differences().isEmpty()).isEqualTo(!differs);
    return differs ? 1 : 0;
  }
}
