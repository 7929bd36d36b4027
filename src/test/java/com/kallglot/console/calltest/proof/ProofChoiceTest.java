package com.kallglot.console.calltest.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.Route;
import com.kallglot.console.calltest.Sites;
import com.kallglot.console.calltest.TestCase;
import com.kallglot.console.calltest.TestPlan;
import com.kallglot.console.calltest.TestSite;
import com.kallglot.console.calltest.guard.Exposure;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.telephony.RouteRequest;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SessionRequest;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.TelephonyConfiguration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which proof is chosen where, and what it costs.
class ProofChoiceTest {
  private static final Route NUMBER = Route.parse("number:+19785550140").orElseThrow();

  private static TestSite site(Proof alone, @Nullable SessionDefaults defaults) {
    TestSite planned = Sites.planned();
    TelephonyConfiguration set = planned.configuration();
    SipSettings sip = set.sip();
    var withDefaults =
        new SipSettings(
            sip.enabled(),
            sip.username(),
            sip.domain(),
            sip.transports(),
            sip.allowlist(),
            sip.recentSources(),
            sip.srtp(),
            sip.srtpKeying(),
            sip.codecs(),
            sip.signallingIps(),
            sip.mediaIps(),
            sip.mediaPortRange(),
            sip.maxConcurrentCalls(),
            defaults,
            sip.etag());
    return new TestSite(
        planned.profile(),
        planned.platform(),
        new TelephonyConfiguration(
            set.numbers(), set.connections(), withDefaults, set.source(), set.readAt()),
        planned.reading(),
        null,
        null,
        null,
        planned.destinations(),
        alone,
        Timing.NETWORK);
  }

  private static ProofChoice choice(TestSite site, Route route) {
    return TestCase.of(site, route, null).choice();
  }

  private static Route draft(String mode, @Nullable String from, @Nullable String to) {
    return new Route.Drafted(new SessionRequest(mode, from, to, RouteRequest.overSip(), Map.of()));
  }

  @Test
  void whereNothingIsAskedForItIsTheEchoOrTheLeg() {
    ProofChoice echo = choice(site(Proof.ECHO, null), NUMBER);
    assertThat(echo.proof()).isEqualTo(Proof.ECHO);
    assertThat(echo.why()).contains("echoes");
    ProofChoice leg = choice(site(Proof.LEG, null), NUMBER);
    assertThat(leg.proof()).isEqualTo(Proof.LEG);
    assertThat(leg.why()).contains("does not echo", "no two languages");
    assertThat(leg.second()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "bidirectional_translation, en,    de, ECHO, TRANSLATION, names two languages",
    "bidirectional_translation, de-AT, en, LEG,  TRANSLATION, the request names two",
    "bidirectional_translation, en,    fr, ECHO, ECHO,        echoes",
    "bidirectional_translation, en,    fr, LEG,  LEG,         no recorded sentence in",
    "bidirectional_translation, en, en-US, LEG,  LEG,         both parties speak",
    "bidirectional_translation, en,      , LEG,  LEG,         no two languages",
    "ai_agent,                  en,    de, LEG,  LEG,         no two languages"
  })
  void aDraftWithTwoLanguagesThatTheConsoleSpeaksIsTranslated(
      String mode, String from, String to, Proof alone, Proof chosen, String why) {
    ProofChoice choice = choice(site(alone, null), draft(mode, from, to));
    assertThat(choice.proof()).isEqualTo(chosen);
    assertThat(choice.why()).contains(why);
  }

  @Test
  void soIsASessionOverSipWhereTheSettingsNameThem() {
    var defaults = new SessionDefaults(SessionMode.BIDIRECTIONAL_TRANSLATION, "en", "de");
    ProofChoice sip = choice(site(Proof.LEG, defaults), new Route.Sip());
    assertThat(sip.proof()).isEqualTo(Proof.TRANSLATION);
    assertThat(sip.second()).isEqualTo(SecondParty.STREAM);
    assertThat(sip.why()).contains("session defaults");
    assertThat(choice(site(Proof.LEG, defaults), NUMBER).proof()).isEqualTo(Proof.LEG);
    assertThat(choice(site(Proof.ECHO, defaults), new Route.Sip()).proof())
        .as("the sandbox echoes what names no languages")
        .isEqualTo(Proof.ECHO);
  }

  @Test
  void theStreamIsOneParty() {
    assertThat(choice(site(Proof.ECHO, null), new Route.Stream()).proof()).isEqualTo(Proof.LEG);
  }

  @Test
  void theSecondCallIsSaidBeforehandAndTheLineIsOccupied() {
    TestCase sip = TestCase.of(site(Proof.LEG, null), new Route.Sip(), null);
    assertThat(exposure(sip)).isEqualTo(new Exposure(1, 1, 1));
    assertThat(exposure(sip, SecondParty.STREAM)).isEqualTo(new Exposure(1, 1, 3));
    assertThat(exposure(sip, SecondParty.CALL)).isEqualTo(new Exposure(1, 2, 6));
    assertThat(exposure(sip, SecondParty.LINE)).isEqualTo(new Exposure(1, 2, 6));
    assertThat(sip.occupies()).isEmpty();
    assertThat(asked(sip, SecondParty.LINE).occupies()).contains("planned test line");
  }

  private static TestCase asked(TestCase test, SecondParty second) {
    return test.proving(ProofChoice.asked(Proof.TRANSLATION, second));
  }

  private static Exposure exposure(TestCase test, SecondParty second) {
    return exposure(asked(test, second));
  }

  private static Exposure exposure(TestCase test) {
    return Exposure.of(new TestPlan(List.of(test)));
  }
}
