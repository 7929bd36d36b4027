package com.kallglot.console.calltest;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.SessionUnderTest.State;
import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Session;
import com.kallglot.console.telephony.Session.Status;
import com.kallglot.console.telephony.SessionMode;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// When a session that became active counts as made active by our call.
class CorrelationTest {
  private static final Instant CREATED = Instant.parse("2020-02-02T02:02:02Z");
  private static final E164 CALLED = new E164("+19785550140");
  private static final SipAccount ACCOUNT =
      new SipAccount(
          "sip:x@y",
          null,
          null,
          null,
          null,
          SipTransport.UDP,
          SrtpPolicy.OFF,
          SrtpKeying.SDES,
          null,
          List.of(),
          NetworkSettings.PLATFORM);
  private static final Dial BY_NUMBER =
      new Dial(
          "sip:+19785550140@y",
          ACCOUNT,
          Map.of(),
          new Dial.Reach.ByNumber(CALLED, new E164("+12125550123")));
  private static final Dial BY_ID =
      new Dial("sip:sess_1@y", ACCOUNT, Map.of(), new Dial.Reach.BySessionId());

  /// Asked at 0, created at 1 s, dialled at 31 s: half a minute until the line was free.
  private static final Correlation OURS = new Correlation(0, second(1), second(31));

  private static long second(long n) {
    return TimeUnit.SECONDS.toNanos(n);
  }

  private static Check check(Dial dial, Status status, @Nullable Duration started) {
    var session =
        new Session(
            "sess_1",
            status,
            SessionMode.BIDIRECTIONAL_TRANSLATION,
            Provider.TWILIO,
            CALLED,
            null,
            null,
            null,
            null,
            null,
            CREATED,
            started == null ? null : CREATED.plus(started),
            null);
    return OURS.of(dial, new State(status, null), session, second(34));
  }

  @Test
  void aStartWithinOurCallIsOurs() {
    Check check = check(BY_NUMBER, Status.ACTIVE, Duration.ofSeconds(31));
    assertThat(check.passed()).isTrue();
    assertThat(check.actual())
        .isEqualTo(
            "active, by called number +19785550140, caller ID +12125550123 and time: started 1.0 s"
                + " after our dialling");
  }

  @Test
  void aStartBeforeWeCalledIsAnotherCalls() {
    Check check = check(BY_NUMBER, Status.ACTIVE, Duration.ofSeconds(5));
    assertThat(check.breaks()).isTrue();
    assertThat(check.actual())
        .isEqualTo("active, but it started 25.0 s before our dialling: another call reached it");
  }

  @Test
  void aStartAfterWeLookedCannotBe() {
    assertThat(check(BY_NUMBER, Status.ACTIVE, Duration.ofSeconds(90)).breaks()).isTrue();
  }

  @Test
  void withoutAStartTimeTheEvidenceSaysSo() {
    Check check = check(BY_NUMBER, Status.ACTIVE, null);
    assertThat(check.passed()).isTrue();
    assertThat(check.actual()).contains("no start time given");
  }

  @Test
  void theIdInTheAddressNeedsNoClock() {
    assertThat(check(BY_ID, Status.ACTIVE, Duration.ofSeconds(5)).passed()).isTrue();
  }

  @Test
  void aSessionThatNeverBecameActiveWasNotReachedThoughTheCallWasAnswered() {
    assertThat(check(BY_NUMBER, Status.CREATED, null).breaks()).isTrue();
    assertThat(check(BY_ID, Status.ENDED, null).breaks()).isTrue();
  }

  @Test
  void aPlatformThatCannotBeAskedFailsNothing() {
    Check check = OURS.of(BY_NUMBER, new State(Status.CREATED, "timed out"), any(), second(34));
    assertThat(check.passed()).isNull();
    assertThat(check.actual()).contains("timed out");
  }

  private static Session any() {
    return new Session(
        "sess_1",
        Status.CREATED,
        SessionMode.BIDIRECTIONAL_TRANSLATION,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        CREATED,
        null,
        null);
  }
}
