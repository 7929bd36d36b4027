package com.kallglot.console.trace.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.kallglot.console.trace.evidence.Demand.Fit;
import com.kallglot.console.trace.evidence.Demand.Topic;
import com.kallglot.console.trace.evidence.MessageDifference.Line;
import com.kallglot.console.trace.evidence.MessageDifference.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Offers beside what is required of them, and messages beside each other.
class DemandTest {
  @Test
  void aRefusalThatSaysWhatItWouldTakeIsHeldAgainstTheOffer() {
    OneCall call =
        OneCall.plain()
            .received(
                "488 Not Acceptable Here",
                "1 INVITE",
                "Warning: 302 c \"encrypt\"\r\n",
                OneCall.SECURE);

    assertThat(Demand.of(call.messages, call.cause(), null))
        .extracting(Demand::topic, Demand::offered, Demand::required, Demand::fit)
        .containsExactly(
            tuple(Topic.PROFILE, List.of("RTP/AVP"), List.of("RTP/SAVP"), Fit.NO),
            tuple(Topic.KEYS, List.of(), List.of("AES_CM_128_HMAC_SHA1_80"), Fit.NO),
            tuple(Topic.CODEC, List.of("PCMU", "PCMA"), List.of("PCMU"), Fit.YES));
  }

  @Test
  void otherRefusalsHaveNothingToDoWithTheOffer() {
    OneCall call = OneCall.plain().received("486 Busy Here", "1 INVITE", "", OneCall.SECURE);
    assertThat(Demand.of(call.messages, call.cause(), null)).isEmpty();
  }

  @Test
  void linesOfBothStayInOrderAndTheOthersAreOfOneSide() {
    assertThat(
            MessageDifference.of(List.of("a", "b", "c", "d"), List.of("a", "c", "x", "d")).lines())
        .containsExactly(
            new Line(Side.BOTH, "a"),
            new Line(Side.FIRST, "b"),
            new Line(Side.BOTH, "c"),
            new Line(Side.SECOND, "x"),
            new Line(Side.BOTH, "d"));
    assertThat(MessageDifference.of(List.of("a"), List.of()).different()).isEqualTo(1);
  }
}
