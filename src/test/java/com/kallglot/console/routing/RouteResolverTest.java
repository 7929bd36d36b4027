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
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteResolverTest {
  private static final TelephonyConfiguration SEEDED =
      configuration(SipState.ON, Configurations.SUPPORT);
  private static final ResolutionPolicy PUBLIC = ResolutionPolicy.PUBLIC_TEXT;

  private static Resolution resolve(RouteRequest request) {
    return RouteResolver.resolve(request, SEEDED, PUBLIC);
  }

  private static List<State> states(Resolution resolution) {
    return resolution.steps().stream().map(Step::state).toList();
  }

  @Test
  void fallsToTheDefaultConnectionWhenNothingIsRequested() {
    Resolution resolution = resolve(RouteRequest.NONE);

    assertThat(resolution.outcome())
        .isEqualTo(new ToProvider(Provider.TWILIO, Configurations.SUPPORT, null));
    assertThat(resolution.sentence())
        .isEqualTo(
            "Twilio carries the call over “Support line”. "
                + "“Support line” is the default connection and active.");
    assertThat(states(resolution))
        .containsExactly(
            State.NOT_REQUESTED,
            State.NOT_REQUESTED,
            State.NOT_REQUESTED,
            State.MATCHED,
            State.NOT_REACHED);
    assertThat(resolution.steps().get(0).found()).isEqualTo("2 of 5 connections active");
    assertThat(resolution.assumed()).as("it could be read as stream only").isTrue();
  }

  @Test
  void aManagedNumberDecidesAndTellsWhatTheDefaultWouldHaveGiven() {
    Resolution resolution = resolve(RouteRequest.overNumber(Configurations.RECEPTION));

    assertThat(resolution.outcome())
        .isEqualTo(new ToProvider(Provider.TELNYX, null, Configurations.RECEPTION));
    assertThat(resolution.sentence())
        .isEqualTo(
            "Telnyx carries the call on +493023125001. "
                + "+493023125001 is a number of this organization and active.");
    assertThat(resolution.steps().get(3).wouldGive()).isEqualTo("Twilio over “Support line”");
    assertThat(resolution.steps().get(4).wouldGive()).isNull();
    assertThat(resolution.assumed()).isFalse();
    assertThat(resolution.changes())
        .containsExactly(
            new Edit.SuspendNumber("num_reception", Configurations.RECEPTION),
            new Edit.RemovePhoneNumber());
  }

  @Test
  void aSuspendedNumberIsRefusedAndCanBeActivated() {
    Resolution resolution = resolve(RouteRequest.overNumber(Configurations.SUSPENDED));

    assertThat(resolution.outcome())
        .isEqualTo(new Refused(404, "phone_number_not_found", "routing.phone_number"));
    assertThat(resolution.decidedBy())
        .hasValueSatisfying(step ->
            assertThat(step.why())
                .isEqualTo(
                    "+442079460018 is a number of this organization, but suspended."
                        + " What is asked for by name never falls through."));
    assertThat(resolution.changes())
        .contains(new Edit.ActivateNumber("num_suspended", Configurations.SUSPENDED));
    assertThat(resolution.assumed()).as("it is owned: no reading lets it fall through").isFalse();
  }

  @Test
  void aConnectionThatIsNotActiveBlocksEvenThoughADefaultExists() {
    Resolution resolution = resolve(RouteRequest.overConnection(Configurations.OLD));

    assertThat(resolution.outcome())
        .isEqualTo(new Refused(404, "connection_not_found", "routing.connection_id"));
    assertThat(resolution.steps().getFirst().why())
        .startsWith("“Old account” exists, but its credentials are invalid.");
    assertThat(resolution.assumed()).isFalse();
  }

  @Test
  void sipThatIsSwitchedOffBlocks() {
    Resolution resolution =
        RouteResolver.resolve(
            RouteRequest.overSip(), configuration(SipState.OFF, Configurations.SUPPORT), PUBLIC);

    assertThat(resolution.outcome()).isEqualTo(new Refused(403, "sip_not_enabled", "routing.type"));
    assertThat(resolution.changes()).containsExactly(new Edit.EnableSip(), new Edit.RemoveSip());
  }

  @Test
  void whereStepFiveDecidesStepFourIsNone() {
    Resolution resolution =
        RouteResolver.resolve(
            RouteRequest.NONE, configuration(SipState.ON, Configurations.OLD), PUBLIC);

    assertThat(resolution.outcome()).isEqualTo(new Refused(400, "no_default_provider", null));
    assertThat(states(resolution).get(3)).isEqualTo(State.NONE);
    assertThat(resolution.steps().get(3).why())
        .isEqualTo("“Old account” is the default connection, but its credentials are invalid.");
    assertThat(resolution.changes())
        .contains(
            new Edit.ActivateConnection(Configurations.OLD, "Old account"),
            new Edit.MakeDefault(Configurations.BERLIN, "Berlin trunk"));
  }

  @Test
  void anUnownedNumberFallsOnlyWhereItIsReadSo() {
    ResolutionPolicy falling =
        new ResolutionPolicy(
            UnownedNumber.FALL_TO_DEFAULT,
            SeveralMethods.FIRST_APPLIES,
            MissingRouting.DEFAULT_ROUTE);
    RouteRequest unowned = new RouteRequest(true, null, null, "+12125550199", null, null);

    Resolution resolution = RouteResolver.resolve(unowned, SEEDED, falling);

    assertThat(resolution.outcome())
        .isEqualTo(new ToProvider(Provider.TWILIO, Configurations.SUPPORT, null));
    assertThat(states(resolution).get(2)).isEqualTo(State.NONE);
    assertThat(resolution.assumed()).isTrue();
  }

  @Test
  void severalMethodsAreRejectedOnlyWhereItIsReadSo() {
    ResolutionPolicy strict =
        new ResolutionPolicy(
            UnownedNumber.REFUSE, SeveralMethods.REJECT, MissingRouting.DEFAULT_ROUTE);
    RouteRequest both =
        new RouteRequest(
            true, Configurations.SUPPORT, null, Configurations.MANAGED.value(), null, null);

    assertThat(resolve(both).steps().get(2).wouldGive()).isEqualTo("Twilio on +19785550140");
    assertThat(resolve(both).assumed()).isTrue();
    assertThat(RouteResolver.resolve(both, SEEDED, strict).outcome())
        .isEqualTo(new Refused(422, "invalid_field_value", "routing"));
  }

  @Test
  void aBodyWithoutRoutingIsStreamOnlyWhereItIsReadSo() {
    ResolutionPolicy stream =
        new ResolutionPolicy(
            UnownedNumber.REFUSE, SeveralMethods.FIRST_APPLIES, MissingRouting.STREAM_ONLY);

    assertThat(RouteResolver.resolve(RouteRequest.NONE, SEEDED, stream).outcome())
        .isEqualTo(new StreamOnly());
    RouteRequest hintOnly = new RouteRequest(true, null, null, null, "inbound", null);
    assertThat(RouteResolver.resolve(hintOnly, SEEDED, stream).outcome())
        .isInstanceOf(ToProvider.class);
  }

  @Test
  void theShapeIsJudgedBeforeAnyRoute() {
    RouteRequest hints =
        new RouteRequest(
            true, Configurations.SUPPORT, null, null, null, new SipHints("sip:a@b", Map.of()));

    assertThat(resolve(hints).outcome())
        .isEqualTo(new Refused(422, "invalid_field_value", "routing.sip"));
    assertThat(resolve(hints).sentence())
        .isEqualTo(
            "Refused with 422 invalid_field_value. "
                + "routing.sip is allowed only together with type “sip”.");
    assertThat(states(resolve(hints))).containsOnly(State.NOT_REACHED);

    SessionRequest noMode = new SessionRequest(null, null, null, RouteRequest.overSip(), Map.of());
    assertThat(RouteResolver.resolve(noMode, SEEDED, PUBLIC).outcome())
        .isEqualTo(new Refused(422, "missing_required_field", "mode"));
  }

  @Test
  void aWhatIfTellsTheDifference() {
    RouteRequest request = RouteRequest.overNumber(Configurations.SUSPENDED);

    WhatIf mended =
        WhatIf.of(
            request,
            SEEDED,
            PUBLIC,
            List.of(new Edit.ActivateNumber("num_suspended", Configurations.SUSPENDED)));
    WhatIf beside = WhatIf.of(request, SEEDED, PUBLIC, List.of(new Edit.DisableSip()));

    assertThat(mended.changesOutcome()).isTrue();
    assertThat(mended.difference()).startsWith("Twilio carries the call on +442079460018.");
    assertThat(beside.changesOutcome()).isFalse();
    assertThat(beside.difference()).startsWith("Same outcome. +442079460018 is a number of");
  }
}
