package com.kallglot.console.trace;

import static com.kallglot.console.trace.CallStory.invite;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.media.Heard;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallStatistics;
import com.kallglot.console.softphone.CallStatistics.Loss;
import com.kallglot.console.softphone.MediaInfo.Direction;
import com.kallglot.console.trace.CallEvidence.Expected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Causes that rest on what the far end says of itself, and on figures: what no sandbox is needed
/// for, or does not do.
class ToldCauseTest {
  private static final String CREDENTIALS =
      "Proxy-Authorization: Digest username=\"alice\", realm=\"pbx\", response=***";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          403 | Forbidden | 203.0.113.9 is not on the allowlist | NOT_ON_ALLOWLIST | NETWORK
          403 | IP address not allowed | | NOT_ON_ALLOWLIST | NETWORK
          403 | Forbidden by ACL | | NOT_ON_ALLOWLIST | NETWORK
          403 | Forbidden | SIP is not enabled for this organization | SIP_DISABLED | SIGNALLING
          403 | Forbidden (Bad auth: wrong password) | | CREDENTIALS_WRONG | AUTH
          403 | Forbidden | The session belongs to another organization | FORBIDDEN_AND_TOLD_WHY | SIGNALLING
          503 | Service Unavailable | max_concurrent_calls reached (2) | CALL_LIMIT | SIGNALLING
          486 | Call limit reached | | CALL_LIMIT | SIGNALLING
          486 | Busy Here | | BUSY | SIGNALLING
          503 | Service Unavailable | | OVERLOADED | SIGNALLING
          410 | Gone | The session has ended | SESSION_ENDED | SIGNALLING
          410 | Gone | | GONE | SIGNALLING
          404 | Not Found | No session has this id | SESSION_UNKNOWN | SIGNALLING
          404 | Not Found | Nobody has the number +4930 | NOBODY_THERE | SIGNALLING
          404 | Not Found | | NOBODY_THERE | SIGNALLING
          480 | Temporarily Unavailable | No session waits on +4930 | NO_SESSION_WAITS | SIGNALLING
          603 | Decline | | DECLINED | SIGNALLING
          """)
  void theFarEndsOwnWordsDecide(
      int status, String phrase, @Nullable String warning, CauseCode code, Blame blame) {
    String header = warning == null ? null : "399 pbx \"" + warning + "\"";
    Cause cause =
        Diagnosis.of(invite().credentials(CREDENTIALS).refused(status, phrase, null, header));
    assertThat(cause.code()).as(cause.toString()).isEqualTo(code);
    assertThat(cause.blame()).containsExactly(blame);
    assertThat(cause.evidence()).contains(warning == null ? phrase : warning);
  }

  private static CallStatistics counters(
      long received, Loss loss, @Nullable Double rtt, @Nullable Double farLoss, long foreign) {
    return new CallStatistics(received, 200, loss, 12, 40.0, rtt, farLoss, foreign, null);
  }

  private static Cause answered(CallStatistics counted, Heard.@Nullable Kind heard) {
    return answered(invite(), "203.0.113.8:6000", counted, heard);
  }

  private static Cause answered(
      CallStory story, String remote, CallStatistics counted, Heard.@Nullable Kind heard) {
    CallEvidence evidence =
        story.answer().media(Direction.SENDRECV, remote).hungUp(Origin.US).withStatistics(counted);
    Heard judged = heard == null ? Heard.NOTHING : new Heard(heard, null, false, -30);
    return Diagnosis.of(evidence.withSound(Expected.ECHO, judged));
  }

  @Test
  void lossAndLatenessAreToldApart() {
    assertThat(
            answered(counters(180, new Loss(200, 20, 2, 2), 20.0, 0.0, 0), Heard.Kind.ECHO).code())
        .isEqualTo(CauseCode.HIGH_LOSS);
    Cause late = answered(counters(200, new Loss(200, 1, 30, 30), 20.0, 0.0, 0), Heard.Kind.ECHO);
    assertThat(late.code()).isEqualTo(CauseCode.TOO_UNEVEN);
    assertThat(late.evidence()).contains("30 too late", "jitter 12 ms");
    assertThat(
            answered(counters(200, new Loss(200, 6, 0, 0), 20.0, 0.0, 0), Heard.Kind.ECHO).code())
        .as("3 % is what a codec conceals")
        .isEqualTo(CauseCode.WENT_WELL);
    assertThat(answered(counters(10, new Loss(12, 2, 0, 0), 20.0, 0.0, 0), Heard.Kind.ECHO).code())
        .as("too few to say")
        .isEqualTo(CauseCode.WENT_WELL);
  }

  @Test
  void whatCameEvenlyAndWasLateNeverthelessIsThisComputers() {
    Cause busy = answered(counters(200, new Loss(200, 1, 155, 70), 20.0, 0.0, 0), Heard.Kind.ECHO);
    assertThat(busy.code()).isEqualTo(CauseCode.TOO_BUSY);
    assertThat(busy.blame()).containsExactly(Blame.DEVICE);
    assertThat(busy.code().setting()).contains(CauseCode.Setting.AUDIO_DEVICES);
    assertThat(busy.sentence()).contains("77.5 %");
    assertThat(busy.evidence()).contains("155 too late", "the network delayed 70");
    assertThat(
            answered(counters(200, new Loss(200, 1, 155, 80), 20.0, 0.0, 0), Heard.Kind.ECHO)
                .code())
        .as("half of them were late already when they came")
        .isEqualTo(CauseCode.TOO_UNEVEN);
  }

  @Test
  void soundThatIsLateIsACauseOnlyFromTheUsualLimitOn() {
    assertThat(answered(counters(200, Loss.NONE, 401.0, 0.0, 0), Heard.Kind.ECHO).code())
        .isEqualTo(CauseCode.LONG_DELAY);
    assertThat(answered(counters(200, Loss.NONE, 399.0, 0.0, 0), Heard.Kind.ECHO).code())
        .isEqualTo(CauseCode.WENT_WELL);
  }

  @Test
  void whereNothingComesTheReportsTellWhetherTheFarEndHearsUs() {
    assertThat(answered(counters(0, Loss.NONE, 20.0, 1.0, 0), null).code())
        .isEqualTo(CauseCode.FAR_END_SENDS_NOTHING);
    assertThat(answered(counters(0, Loss.NONE, null, null, 0), null).code())
        .isEqualTo(CauseCode.NOTHING_ARRIVES);
    assertThat(answered(counters(200, Loss.NONE, 20.0, 97.0, 0), Heard.Kind.SILENCE).code())
        .isEqualTo(CauseCode.NOT_HEARD_THERE);
    assertThat(answered(counters(200, Loss.NONE, null, null, 0), Heard.Kind.SILENCE).code())
        .isEqualTo(CauseCode.NOT_HEARD_THERE);
    assertThat(answered(counters(200, Loss.NONE, 20.0, 0.0, 0), Heard.Kind.SILENCE).code())
        .isEqualTo(CauseCode.SILENCE);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.5:6000, PRIVATE_ADDRESS",
    "192.168.1.5:6000, PRIVATE_ADDRESS",
    "172.20.0.5:6000, PRIVATE_ADDRESS",
    "100.64.9.9:6000, PRIVATE_ADDRESS",
    "169.254.3.3:6000, PRIVATE_ADDRESS",
    "[fd00::5]:6000, PRIVATE_ADDRESS",
    "203.0.113.8:6000, NOTHING_ARRIVES",
    "172.32.0.5:6000, NOTHING_ARRIVES",
    "100.128.0.5:6000, NOTHING_ARRIVES"
  })
  void anAddressThatNobodyReachesIsNamed(String remote, CauseCode code) {
    Cause cause = answered(invite(), remote, counters(0, Loss.NONE, null, null, 0), null);
    assertThat(cause.code()).isEqualTo(code);
    assertThat(cause.sentence().contains(remote)).isEqualTo(code == CauseCode.PRIVATE_ADDRESS);
  }

  @Test
  void ourOwnPrivateAddressIsNamedToo() {
    CallStory story = invite("", "v=0\r\nc=IN IP4 192.168.1.20\r\nm=audio 4000 RTP/AVP 0\r\n");
    Cause cause = answered(story, "203.0.113.8:6000", counters(0, Loss.NONE, null, null, 0), null);
    assertThat(cause.code()).isEqualTo(CauseCode.OWN_PRIVATE_ADDRESS);
    assertThat(cause.sentence()).contains("192.168.1.20");
    assertThat(cause.code().setting()).contains(CauseCode.Setting.NETWORK);
  }

  @ParameterizedTest
  @CsvSource({
    // who is called and named as Contact, the SDP's socket, what the far end reports lost, heard
    "203.0.113.7:5060, 203.0.113.7:6000, 0, TONE, WRONG_SOURCE",
    "203.0.113.7:5060, 203.0.113.7:6000, , TONE, WRONG_SOURCE",
    "203.0.113.7:5062, 203.0.113.7:6000, 0, ECHO, WENT_WELL",
    "10.0.0.5:5060, 10.0.0.5:6000, 0, ECHO, WENT_WELL",
    "10.0.0.5:5060, 10.0.0.5:6000, 0, SILENCE, SILENCE",
    "10.0.0.5:5060, 10.0.0.5:6000, 97, TONE, WRONG_SOURCE",
    "203.0.113.7:5060, 203.0.113.8:6000, 0, ECHO, WENT_WELL",
    "203.0.113.7:5060, 203.0.113.8:6000, , SILENCE, WRONG_SOURCE"
  })
  void soundFromAnotherSocketIsNamedWhereNoTranslationExplainsIt(
      String contact, String sdp, @Nullable Double farLoss, Heard.Kind heard, CauseCode code) {
    Double rtt = farLoss == null ? null : 20.0;
    var counted =
        new CallStatistics(
            200, 200, new Loss(200, 0, 0, 0), 2, 40.0, rtt, farLoss, 0, "203.0.113.7:6002");
    CallEvidence evidence =
        invite()
            .answerFrom("<sip:peer@" + contact + ">")
            .media(Direction.SENDRECV, sdp)
            .hungUp(Origin.US)
            .withStatistics(counted);
    Expected expected = heard == Heard.Kind.TONE ? Expected.TONE : Expected.ECHO;
    Cause cause = Diagnosis.of(evidence.withSound(expected, new Heard(heard, null, false, -30)));
    assertThat(cause.code()).isEqualTo(code);
    assertThat(cause.evidence()).contains("received from 203.0.113.7:6002");
  }

  @Test
  void soundFromElsewhereIsForeignWhereItIsNoAccident() {
    assertThat(answered(counters(50, Loss.NONE, 20.0, 0.0, 50), Heard.Kind.OTHER).code())
        .isEqualTo(CauseCode.FOREIGN_SOURCE);
    assertThat(answered(counters(200, Loss.NONE, 20.0, 0.0, 3), Heard.Kind.ECHO).code())
        .isEqualTo(CauseCode.WENT_WELL);
  }
}
