package com.kallglot.console.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.routing.Comparison.Verdict;
import com.kallglot.console.routing.Outcome.Refused;
import com.kallglot.console.routing.Outcome.StreamOnly;
import com.kallglot.console.routing.Outcome.ToProvider;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {
  private static final E164 NUMBER = new E164("+19785550140");
  private static final Outcome MANAGED = new ToProvider(Provider.TWILIO, null, NUMBER);
  private static final Outcome CONNECTION = new ToProvider(Provider.TWILIO, "pcon_1", null);
  private static final Outcome NOT_FOUND =
      new Refused(404, "phone_number_not_found", "routing.phone_number");

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of(MANAGED, MANAGED, Verdict.HELD, ""),
        Arguments.of(CONNECTION, MANAGED, Verdict.HELD, ""),
        Arguments.of(
            MANAGED, new ToProvider(Provider.TELNYX, null, NUMBER), Verdict.DRIFTED, "provider"),
        Arguments.of(
            MANAGED, new ToProvider(Provider.TWILIO, null, null), Verdict.DRIFTED, "number"),
        Arguments.of(MANAGED, new StreamOnly(), Verdict.DRIFTED, "outcome"),
        Arguments.of(MANAGED, NOT_FOUND, Verdict.DRIFTED, "outcome"),
        Arguments.of(NOT_FOUND, MANAGED, Verdict.DRIFTED, "outcome"),
        Arguments.of(NOT_FOUND, NOT_FOUND, Verdict.HELD, ""),
        Arguments.of(NOT_FOUND, new Refused(404, "phone_number_not_found", null), Verdict.HELD, ""),
        Arguments.of(
            NOT_FOUND,
            new Refused(422, "phone_number_not_found", "routing.phone_number"),
            Verdict.DRIFTED,
            "status"),
        Arguments.of(NOT_FOUND, new Refused(404, "number_unknown", null), Verdict.DRIFTED, "code"),
        Arguments.of(
            NOT_FOUND,
            new Refused(402, "insufficient_api_credits", null),
            Verdict.DRIFTED,
            "status code"),
        Arguments.of(MANAGED, new Refused(409, "phone_number_busy", null), Verdict.NOT_DECIDED, ""),
        Arguments.of(
            NOT_FOUND, new Refused(429, "rate_limit_exceeded", null), Verdict.NOT_DECIDED, ""),
        Arguments.of(
            new Refused(403, "sip_not_enabled", "routing.type"),
            new Refused(403, "insufficient_permissions", null),
            Verdict.NOT_DECIDED,
            ""),
        Arguments.of(MANAGED, new Refused(500, "internal_error", null), Verdict.NOT_DECIDED, ""));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void tellsDriftFromWhatIsNotPredicted(
      Outcome predicted, Outcome actual, Verdict verdict, String differing) {
    Comparison comparison = Comparison.of(predicted, actual);

    assertThat(comparison.verdict()).isEqualTo(verdict);
    assertThat(String.join(" ", comparison.differences().stream().map(d -> d.what()).toList()))
        .isEqualTo(differing);
  }
}
