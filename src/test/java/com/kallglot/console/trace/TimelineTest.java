package com.kallglot.console.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.client.Exchange;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.telephony.SipTransport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final String CANARY = "Canary9aXd3";

  @Test
  void ordersByWhenItHappenedAndNotByWhenItWasTold() {
    var timeline = new Timeline(10);
    timeline.add("c1", new CallEvent.Answered(3_000_000_000L));
    timeline.add(message(1_500_000_000L, "c1"));
    timeline.add("c1", new CallEvent.Invited(1_000_000_000L));
    assertThat(timeline.entries()).extracting(Timeline.Entry::atNanos).isSorted().hasSize(3);
    assertThat(timeline.text())
        .containsSubsequence("0.0000 s  invited", "0.5000 s  sent to", "2.0000 s  answered");
  }

  @Test
  void givesTheMessagesOfOneCall() {
    var timeline = new Timeline(10);
    timeline.add(message(2, "b"));
    timeline.add(message(1, "a"));
    timeline.add(message(3, "a"));
    assertThat(timeline.messages("a")).extracting(SipMessage::atNanos).containsExactly(1L, 3L);
  }

  @Test
  void isBoundedAndSaysWhatGaveWay() {
    var timeline = new Timeline(3);
    for (int i = 0; i < 10; i++) {
      timeline.add("c", new CallEvent.Invited(i));
    }
    assertThat(timeline.entries()).extracting(Timeline.Entry::atNanos).containsExactly(7L, 8L, 9L);
    assertThat(timeline.dropped()).isEqualTo(7);
    assertThat(timeline.text()).startsWith("7 earlier entries were dropped");
  }

  @Test
  void takesEntriesFromManyThreads() {
    var timeline = new Timeline(100_000);
    List<Integer> writers = IntStream.range(0, 8).boxed().toList();
    writers.parallelStream()
        .forEach(writer -> {
          for (int i = 0; i < 1000; i++) {
            timeline.add("c" + writer, new CallEvent.Invited(i));
          }
        });
    assertThat(timeline.entries()).hasSize(8000);
  }

  private static SipMessage message(long at, String callId) {
    return new SipMessage(
        at,
        SipMessage.Heading.SENT,
        SipTransport.UDP,
        "192.0.2.1:5060",
        "BYE sip:a@b SIP/2.0\r\nCall-ID: " + callId + "\r\n\r\n");
  }

  @Test
  void aTimelineKeepsNoCredential() {
    var timeline = new Timeline(10);
    timeline.add(
        new Exchange(
            1,
            5_000_001,
            "POST",
            "https://a.test/v1/x?token=" + CANARY,
            Map.of(),
            200,
            "req_1",
            "{\"password\":\"" + CANARY + "\"}",
            "{\"stream\":{\"token\":\"" + CANARY + "\"}}",
            null,
            "Authorization: Bearer " + CANARY));
    timeline.add(
        new SipMessage(
            2,
            SipMessage.Heading.SENT,
            SipTransport.TLS,
            "192.0.2.1:5061",
            "INVITE sip:a@b SIP/2.0\r\nAuthorization: Digest response=\""
                + CANARY
                + "\"\r\n\r\na=crypto:1 X inline:"
                + CANARY
                + "\r\n"));
    assertThat(timeline.text()).contains("INVITE", "req_1", "***").doesNotContain(CANARY);
    assertThat(timeline.entries().toString()).doesNotContain(CANARY);
  }
}
