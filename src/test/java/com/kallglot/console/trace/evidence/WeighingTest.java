package com.kallglot.console.trace.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.trace.CallEvidence;
import com.kallglot.console.trace.Cause;
import com.kallglot.console.trace.CauseCode;
import com.kallglot.console.trace.Diagnosis;
import com.kallglot.console.trace.evidence.Testimony.Finding;
import com.kallglot.console.trace.evidence.Testimony.Source;
import com.kallglot.console.trace.evidence.Testimony.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which evidence decides, and what becomes of the rest.
class WeighingTest {
  private static List<Weight> weights(OneCall call) {
    return call.weighing().testimonies().stream().map(Testimony::weight).toList();
  }

  @Test
  void theFirstThatSpeaksDecidesAndTheMappingIsHeldAgainstIt() {
    OneCall call =
        OneCall.plain()
            .received(
                "480 Temporarily Unavailable",
                "1 INVITE",
                "Reason: Q.850;cause=17\r\nWarning: 399 c \"try later\"\r\n",
                "");

    assertThat(weights(call))
        .containsExactly(Weight.DECIDES, Weight.ADDS, Weight.DIFFERS, Weight.ABSENT);
    assertThat(call.decision().lines()).containsExactly(6);
    assertThat(Decision.linesOf(call.decision().message()).get(6)).startsWith("Reason:");
  }

  @Test
  void aWarningDecidesWhereNoReasonIsThereAndFoldedLinesBelongToIt() {
    OneCall call =
        OneCall.withCredentials()
            .received(
                "488 Not Acceptable Here",
                "2 INVITE",
                "Warning: 399 c\r\n \"SRTP is required\"\r\nServer: s\r\n",
                "");

    assertThat(call.cause().code()).isEqualTo(CauseCode.ENCRYPTION_NOT_TAKEN);
    assertThat(weights(call))
        .containsExactly(Weight.ABSENT, Weight.DECIDES, Weight.DEFERS, Weight.AGREES);
    Testimony inference = call.weighing().testimonies().getLast();
    assertThat(inference.finding()).isEqualTo(Finding.OFFERED_PLAIN);
    assertThat(inference.values()).containsExactly("RTP/AVP");
    assertThat(inference.message()).isEqualTo(call.messages.get(2));
    assertThat(call.decision().lines()).containsExactlyInAnyOrder(6, 7);
  }

  @ParameterizedTest
  @CsvSource({
    "486 Busy Here, STATUS_MAPPING, MAPPED",
    "404 Not Found, STATUS_MAPPING, MAPPED",
    "488 Not Acceptable Here, INFERENCE, OFFERED_CODECS",
    "403 Forbidden, STATUS_MAPPING, MAPPED",
    "486 Call limit reached, WARNING_HEADER, PHRASE"
  })
  void withoutHeadersTheStatusOrWhatWeSawDecides(String status, Source source, Finding finding) {
    Testimony decides =
        OneCall.plain().received(status, "1 INVITE", "", "").weighing().deciding().orElseThrow();
    assertThat(decides.source()).isEqualTo(source);
    assertThat(decides.finding()).isEqualTo(finding);
  }

  @Test
  void theChallengeThatWasAnsweredIsNotTheEnd() {
    OneCall call =
        OneCall.withCredentials()
            .received(
                "401 Unauthorized", "2 INVITE", "WWW-Authenticate: Digest realm=\"r\"\r\n", "");

    assertThat(call.cause().code()).isEqualTo(CauseCode.CREDENTIALS_WRONG);
    assertThat(call.decision().message()).isEqualTo(call.messages.getLast());
    assertThat(call.weighing().testimonies().getLast().finding())
        .isEqualTo(Finding.CREDENTIALS_SENT);
  }

  @Test
  void whatTheEngineConcludedIsOursAndNoMessageDecided() {
    OneCall call = OneCall.plain();
    List<CallEvent> events =
        List.of(
            new CallEvent.Invited(0),
            new CallEvent.Ended(
                32_000_000_000L, 408, "Request Timeout", Origin.ENGINE, true, null, null));
    Cause cause = Diagnosis.of(CallEvidence.of(events, call.messages));

    Weighing weighing = Weighing.of(events, call.messages, cause);

    assertThat(weighing.deciding().orElseThrow().source()).isEqualTo(Source.INFERENCE);
    assertThat(weighing.testimonies().getFirst().finding()).isEqualTo(Finding.NO_ANSWER);
    assertThat(Decision.of(events, call.messages, cause)).isEmpty();
  }

  @Test
  void aCallThatWentWellHasNothingToWeigh() {
    OneCall call =
        OneCall.plain()
            .received("200 OK", "1 INVITE", "", OneCall.PLAIN)
            .sent("BYE sip:b@c", "2 BYE", "", "");
    assertThat(call.weighing().testimonies()).isEmpty();
  }
}
