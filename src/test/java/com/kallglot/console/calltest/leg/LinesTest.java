package com.kallglot.console.calltest.leg;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.ScriptedSoftphone;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.trace.CallEvidence.Registration;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static final SipAccount REGISTERING = SoftphoneAccounts.registering("alice");

  private final ScriptedSoftphone softphone = new ScriptedSoftphone();

  @AfterEach
  void close() {
    softphone.close();
  }

  @Test
  void waitsForTheRegistrarAndKeepsItsAnswer() throws Exception {
    softphone.answerRegistrations(403);
    try (var lines = new Lines(softphone)) {
      Registration refused = lines.of(REGISTERING).registration();
      assertThat(refused.code()).isEqualTo(403);
      assertThat(refused.isTaken()).isFalse();
      assertThat(lines.of(REGISTERING).line()).isSameAs(lines.of(REGISTERING).line());
    }
  }

  @Test
  void aRegistrarThatNeverAnswersIsToldAsSuch() throws Exception {
    softphone.answerRegistrations(0);
    try (var lines = new Lines(softphone, Duration.ofMillis(50))) {
      Registration none = lines.of(REGISTERING).registration();
      assertThat(none.code()).isZero();
      assertThat(none.words()).startsWith("no response within");
    }
  }

  @Test
  void anAccountThatRegistersWithNobodyHasNothingToWaitFor() throws Exception {
    try (var lines = new Lines(softphone)) {
      assertThat(lines.of(SoftphoneAccounts.plain("alice")).registration()).isNull();
    }
  }
}
