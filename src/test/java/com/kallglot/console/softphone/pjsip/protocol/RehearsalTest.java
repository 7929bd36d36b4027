package com.kallglot.console.softphone.pjsip.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  @Test
  void goesThroughEverythingThatACallsMessagesMeet() {
    assertThat(Rehearsal.play())
        .extracting(CallEvent::getClass)
        .containsExactly(
            CallEvent.Invited.class,
            CallEvent.Challenged.class,
            CallEvent.Provisional.class,
            CallEvent.Answered.class,
            CallEvent.Ended.class);
  }
}
