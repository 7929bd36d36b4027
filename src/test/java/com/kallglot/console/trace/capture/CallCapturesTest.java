package com.kallglot.console.trace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.ScriptedSoftphone;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Silence;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is kept of calls, and how much.
class CallCapturesTest {
  private static final long TEN_PACKETS = 10 * (172 + 160);

  private final ScriptedSoftphone softphone = new ScriptedSoftphone();

  @AfterEach
  void close() {
    softphone.close();
  }

  private CallHandle call(String callee) throws Exception {
    softphone.peer("sip:" + callee + "@far", Callee.answering(new Silence()));
    return softphone
        .open(SoftphoneAccounts.plain("alice"), LineListener.NONE)
        .dial(
            new DialRequest("sip:" + callee + "@far", Map.of(), new Silence(), SoundCapture.NONE),
            new Heard());
  }

  private static CallCapture of(CallCaptures captures, CallHandle call) {
    return captures.of(call.callId()).orElseThrow();
  }

  @Test
  void keepsTheNewestPacketsOfEachCallAndSaysHowManyGaveWay() throws Exception {
    try (var captures = new CallCaptures(softphone, Clock.systemUTC(), TEN_PACKETS)) {
      CallHandle call = call("bob");
      Await.until(
          Heard.LIMIT,
          "packets gave way",
          () -> captures.of(call.callId()).map(CallCapture::dropped).orElse(0L) > 5);

      CallCapture kept = of(captures, call);
      assertThat(kept.packets()).hasSize(10);
      assertThat(kept.packets())
          .isSortedAccordingTo(Comparator.comparingLong(MediaPacket::atNanos));
      assertThat(kept.messages()).isNotEmpty();
    }
  }

  @Test
  void keepsCallsApartAndTellsAllOfThemTogether() throws Exception {
    try (var captures = new CallCaptures(softphone, Clock.systemUTC())) {
      CallHandle one = call("bob");
      CallHandle other = call("carol");
      for (CallHandle call : new CallHandle[] {one, other}) {
        Await.until(
            Heard.LIMIT,
            "packets",
            () -> captures.of(call.callId()).filter(c -> c.packets().size() > 2).isPresent());
      }

      assertThat(of(captures, one).messages())
          .allMatch(message -> message.text().contains(one.callId()));
      assertThat(captures.all().messages())
          .anyMatch(message -> message.text().contains(one.callId()))
          .anyMatch(message -> message.text().contains(other.callId()));
    }
  }

  @Test
  void keepsNothingOfACallThatWasNeverSeenAndNothingOnceClosed() throws Exception {
    var captures = new CallCaptures(softphone, Clock.systemUTC());
    captures.close();
    CallHandle call = call("bob");
    Await.until(Heard.LIMIT, "media", () -> call.statistics().rxPackets() > 2);

    assertThat(captures.of(call.callId())).isEmpty();
    assertThat(captures.all().messages()).isEmpty();
  }
}
