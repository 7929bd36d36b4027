package com.kallglot.console.softphone.pjsip.protocol;

import static com.kallglot.console.softphone.pjsip.protocol.SipTexts.request;
import static com.kallglot.console.softphone.pjsip.protocol.SipTexts.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Transfer;
import com.kallglot.console.softphone.CallEvent.TransferStep;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.pjsip.protocol.CallProgress.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What became of a transfer, read from REFER and NOTIFY as they are on the wire.
class TransferProgressTest {
  private final List<CallEvent> events = new ArrayList<>();
  private final CallProgress call = new CallProgress(Role.CALLER, events::add);

  private void refer() {
    call.sent(request("REFER", 3, "a", "b", "Refer-To: <sip:carol@example.org>"), 1);
  }

  private static SipText notify(String event, String state, String fragment) {
    return request(
        "NOTIFY",
        1,
        "b",
        "a",
        "Event: " + event,
        "Subscription-State: " + state,
        "Content-Type: message/sipfrag\r\n",
        fragment);
  }

  @Test
  void isAcceptedTriedAndDone() {
    refer();
    call.received(response(202, "Accepted", "REFER", 3, "a", "b"), 2);
    call.received(notify("refer", "active;expires=60", "SIP/2.0 100 Trying"), 3);
    call.received(notify("refer;id=3", "active;expires=60", "SIP/2.0 180 Ringing"), 4);
    call.received(notify("refer", "terminated;reason=noresource", "SIP/2.0 200 OK"), 5);
    call.received(notify("refer", "terminated", "SIP/2.0 200 OK"), 6);
    call.transferGivenUp(503, "PJSIP's own word", 7);

    assertThat(events)
        .containsExactly(
            new Transfer(2, TransferStep.ACCEPTED, 202, "Accepted"),
            new Transfer(3, TransferStep.PROGRESS, 100, "Trying"),
            new Transfer(4, TransferStep.PROGRESS, 180, "Ringing"),
            new Transfer(5, TransferStep.DONE, 200, "OK"));
  }

  @ParameterizedTest
  @CsvSource({"603, Decline", "405, Method Not Allowed", "501, Not Implemented"})
  void isRefused(int code, String reason) {
    refer();
    call.received(response(code, reason, "REFER", 3, "a", "b"), 2);

    assertThat(events).containsExactly(new Transfer(2, TransferStep.REFUSED, code, reason));
  }

  @Test
  void isAskedAgainWithCredentials() {
    refer();
    call.received(response(407, "Proxy Authentication Required", "REFER", 3, "a", "b"), 2);
    call.sent(request("REFER", 4, "a", "b"), 3);
    call.received(response(202, "Accepted", "REFER", 4, "a", "b"), 4);

    assertThat(events).containsExactly(new Transfer(4, TransferStep.ACCEPTED, 202, "Accepted"));
  }

  @Test
  void failsWhereTheFarEndsCallDoes() {
    refer();
    call.received(response(202, "Accepted", "REFER", 3, "a", "b"), 2);
    call.received(notify("refer", "terminated", "SIP/2.0 486 Busy Here"), 3);

    assertThat(events.getLast()).isEqualTo(new Transfer(3, TransferStep.FAILED, 486, "Busy Here"));
  }

  @Test
  void failsWhereTheFarEndTellsNoMore() {
    refer();
    call.received(response(202, "Accepted", "REFER", 3, "a", "b"), 2);
    call.received(notify("refer", "active", "SIP/2.0 180 Ringing"), 3);
    call.received(notify("refer", "terminated;reason=timeout", ""), 4);

    assertThat(events.getLast())
        .isEqualTo(new Transfer(4, TransferStep.FAILED, 180, "The far end tells no more"));
  }

  @Test
  void isGivenUpWhereNothingAnswers() {
    refer();
    call.transferGivenUp(408, "Request Timeout", 9);
    refer();
    call.received(response(202, "Accepted", "REFER", 3, "a", "b"), 10);
    call.transferGivenUp(100, "Trying", 11);
    call.transferGivenUp(408, "Request Timeout", 12);

    assertThat(events)
        .containsExactly(
            new Transfer(9, TransferStep.REFUSED, 408, "Request Timeout"),
            new Transfer(10, TransferStep.ACCEPTED, 202, "Accepted"),
            new Transfer(12, TransferStep.FAILED, 408, "Request Timeout"));
  }

  @Test
  void whatIsNoTransferIsNone() {
    call.received(notify("refer", "active", "SIP/2.0 180 Ringing"), 1);
    refer();
    call.received(notify("message-summary", "active", "SIP/2.0 200 OK"), 2);
    call.received(response(200, "OK", "INFO", 4, "a", "b"), 3);

    assertThat(events).isEmpty();
  }
}
