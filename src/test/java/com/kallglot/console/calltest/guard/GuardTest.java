package com.kallglot.console.calltest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.Sites;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.telephony.E164;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whom no test calls, and what none may cost.
class GuardTest {
  private static final Destinations GERMAN =
      Destinations.from(List.of(new E164("+493023125001")), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "112",
        "911",
        "999",
        "000",
        "tel:112",
        "tel:9-1-1",
        "sip:112@pbx.example.com",
        "sips:911@x",
        "SIP:999@x;transport=tcp",
        "sip:112;phone-context=+49@x",
        "sip:%31%31%32@x",
        "sip:112:pw@x",
        "tel:112#",
        "*31#112",
        "+49112",
        "+1911",
        "\uff11\uff11\uff12"
      })
  void noEmergencyNumberIsDialledFromAnywhere(String address) {
    assertThat(Destinations.ANY.refusal(address))
        .hasValueSatisfying(r -> assertThat(r).contains("emergency"));
  }

  @Test
  void aShortNumberIsAnEmergencyWhereTheLinesAre() {
    assertThat(GERMAN.refusal("sip:110@pbx")).isPresent();
    assertThat(Destinations.ANY.refusal("sip:110@pbx")).as("an extension elsewhere").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+499001234567", "tel:+1-900-555-0123", "sip:+449098790000@gw"})
  void noPremiumNumberIsDialled(String address) {
    assertThat(Destinations.ANY.refusal(address))
        .hasValueSatisfying(r -> assertThat(r).contains("premium"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sip:echo@127.0.0.1",
        "sip:1001@pbx",
        "tel:+19785550140",
        "+493023125001",
        "sip:sess_01@sip.kallglot.com",
        "sip:pbx.example.com",
        "sip:%zz@x"
      })
  void ordinaryDestinationsAreDialled(String address) {
    assertThat(GERMAN.refusal(address)).isEmpty();
  }

  @Test
  void aTelephoneNumberOfAnUnknownLineIsAnEmergencyWhereItIsOneAnywhere() {
    assertThat(Destinations.ANYWHERE.refusal("110")).isPresent();
    assertThat(Destinations.ANYWHERE.refusal("+4930110")).isEmpty();
    assertThat(Destinations.ANYWHERE.refusal("+19785550140")).isEmpty();
  }

  @Test
  void aListOfNumbersSaysNothingOfSessions() {
    var berlin = new Destinations(GERMAN.regions(), List.of("+4930"));
    assertThat(berlin.refusal("sip:sess_01HX@sip.kallglot.com")).isEmpty();
    assertThat(berlin.refusal("sip:1001@pbx")).isPresent();
  }

  @Test
  void aLongCallIsSaidInBegunMinutes() {
    assertThat(Exposure.ofCall(Duration.ofSeconds(3))).isEqualTo(new Exposure(0, 1, 1));
    assertThat(Exposure.ofCall(Duration.ofSeconds(60))).isEqualTo(new Exposure(0, 1, 1));
    assertThat(Exposure.ofCall(Duration.ofSeconds(61))).isEqualTo(new Exposure(0, 1, 2));
  }

  @Test
  void aListOfDestinationsAllowsNothingElse() {
    var berlin = new Destinations(GERMAN.regions(), List.of("+4930"));
    assertThat(berlin.refusal("tel:+49 30 23125-001")).isEmpty();
    assertThat(berlin.refusal("tel:+19785550140")).isPresent();
    assertThat(berlin.refusal("sip:112@pbx"))
        .hasValueSatisfying(r -> assertThat(r).contains("emergency"));
  }

  @Test
  void saysBeforehandWhatARunMayTake() {
    Exposure exposure = Exposure.of(TestPlan.everyRoute(List.of(Sites.planned())));
    assertThat(exposure).isEqualTo(new Exposure(6, 5, 5));
    assertThat(exposure).hasToString("up to 6 API credits, 5 calls, 5 minutes");
    assertThat(new Exposure(0, 1, 1)).hasToString("up to 0 API credits, 1 call, 1 minute");
  }

  @Test
  void capsSayWhichOneIsExceeded() {
    var caps = new Caps(5, 3, 2);
    assertThat(caps.refusal(new Exposure(5, 3, 3))).isEmpty();
    assertThat(caps.refusal(new Exposure(6, 3, 3)))
        .contains("it could take 6 API credits and this profile's cap is 5");
    assertThat(caps.refusal(new Exposure(5, 4, 4)))
        .hasValueSatisfying(r -> assertThat(r).contains("4 minutes"));
  }
}
