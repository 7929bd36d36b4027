package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundSource.Echo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.pjsip.pjsua2.RtpTap;

/// A thousand calls, two hundred at a time, and what they leave behind in the process: nothing.
@Tag("native")
@Tag("long")
@Tag("timed")
class EngineEnduranceTest {
  private static final int CALLS = 1000;
  private static final int AT_ONCE = 200;

  @Test
  void aThousandCallsLeaveNothingBehind(TestReporter reporter) throws Exception {
    var endurance = new Endurance(reporter);
    try (var softphone = PjsipSoftphone.start()) {
      Line bob =
          softphone.open(SoftphoneAccounts.plain("bob"), new Endurance.Answering(new Echo()));
      Line alice = softphone.open(SoftphoneAccounts.plain("alice"), LineListener.NONE);
      for (int round = 0; round < 3; round++) {
        endurance.round(
            CALLS + " calls, " + AT_ONCE + " at once",
            () -> CallBurst.of(alice, bob, CALLS, AT_ONCE));
      }
    }
    endurance.assertNothingGrew(Endurance.KB_A_CALL * CALLS);
    assertThat(RtpTap.live()).as("rings of the RTP tap").isZero();
    assertThat(ProcessFigures.engineThreads()).isEmpty();
  }
}
