package com.kallglot.console.softphone.pjsip.protocol;

import static com.kallglot.console.softphone.pjsip.protocol.SipTexts.request;
import static com.kallglot.console.softphone.pjsip.protocol.SipTexts.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Answered;
import com.kallglot.console.softphone.CallEvent.Challenged;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.Invited;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.CallEvent.Provisional;
import com.kallglot.console.softphone.pjsip.protocol.CallProgress.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallProgressTest {
  private final List<CallEvent> events = new ArrayList<>();
  private final CallProgress caller = new CallProgress(Role.CALLER, events::add);

  private Ended end() {
    assertThat(events.stream().filter(Ended.class::isInstance)).hasSize(1);
    return (Ended) events.getLast();
  }

  @Test
  void countsAChallengeThatIsAnsweredOnce() {
    caller.sent(request("INVITE", 1, "a", ""), 10);
    caller.sent(request("INVITE", 1, "a", ""), 11);
    caller.received(response(407, "Proxy Authentication Required", "INVITE", 1, "a", "b"), 20);
    caller.sent(request("ACK", 1, "a", "b"), 21);
    caller.sent(request("INVITE", 2, "a", ""), 22);
    caller.received(response(180, "Ringing", "INVITE", 2, "a", "b"), 30);
    caller.received(response(200, "Fine", "INVITE", 2, "a", "b"), 40);
    caller.received(response(200, "Fine", "INVITE", 2, "a", "b"), 41);
    caller.received(request("BYE", 1, "b", "a", "Reason: Q.850;cause=16"), 50);
    caller.sent(response(200, "OK", "BYE", 1, "b", "a"), 51);

    assertThat(events)
        .containsExactly(
            new Invited(10),
            new Challenged(20, 407),
            new Provisional(30, 180, "Ringing"),
            new Answered(40),
            new Ended(50, 200, "Fine", Origin.FAR_END, false, "Q.850;cause=16", null));
  }

  @Test
  void endsWithTheResponseToTheSecondTryWhereThePasswordIsWrong() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.received(response(401, "Unauthorized", "INVITE", 1, "a", "b"), 2);
    caller.sent(request("INVITE", 2, "a", ""), 3);
    caller.received(response(401, "Unauthorized", "INVITE", 2, "a", "b"), 4);
    caller.disconnected(401, "Unauthorized", 5);

    assertThat(events).contains(new Challenged(2, 401));
    assertThat(end())
        .isEqualTo(new Ended(4, 401, "Unauthorized", Origin.FAR_END, false, null, null));
  }

  @Test
  void tellsAReceived408FromOneOfTheEngine() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.disconnected(408, "Request Timeout", 2);

    assertThat(end())
        .isEqualTo(new Ended(2, 408, "Request Timeout", Origin.ENGINE, true, null, null));
    events.clear();
    var other = new CallProgress(Role.CALLER, events::add);
    other.sent(request("INVITE", 1, "a", ""), 1);
    other.received(response(408, "Too slow", "INVITE", 1, "a", "b", "Warning: 399 x \"y\""), 2);
    other.disconnected(408, "Request Timeout", 3);
    assertThat(end())
        .isEqualTo(new Ended(2, 408, "Too slow", Origin.FAR_END, false, null, "399 x \"y\""));
  }

  @Test
  void endsACancelledCallAtTheMomentOfIts487() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.received(response(180, "Ringing", "INVITE", 1, "a", "b"), 2);
    caller.endAsked();
    caller.sent(request("CANCEL", 1, "a", ""), 3);
    caller.received(response(200, "OK", "CANCEL", 1, "a", "b"), 4);
    caller.received(response(487, "Request Terminated", "INVITE", 1, "a", "b"), 5);
    caller.endUnconfirmed(6);

    assertThat(end())
        .isEqualTo(new Ended(5, 487, "Request Terminated", Origin.US, false, null, null));
  }

  @Test
  void endsByByeWhereTheAnswerCrossedOurCancel() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.endAsked();
    caller.received(response(200, "OK", "INVITE", 1, "a", "b"), 2);
    caller.sent(request("BYE", 2, "a", "b"), 3);
    caller.received(response(401, "Unauthorized", "BYE", 2, "a", "b"), 4);
    assertThat(caller.hasEnded()).isFalse();
    caller.sent(request("BYE", 3, "a", "b"), 5);
    caller.received(response(200, "OK", "BYE", 3, "a", "b"), 6);

    assertThat(end()).isEqualTo(new Ended(3, 200, "OK", Origin.US, false, null, null));
  }

  @Test
  void isAnEndByTheEngineWhereNobodyAskedForTheBye() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.received(response(200, "OK", "INVITE", 1, "a", "b"), 2);
    caller.sent(request("BYE", 2, "a", "b"), 3);
    caller.disconnected(408, "Timeout", 9);

    assertThat(end()).isEqualTo(new Ended(3, 408, "Timeout", Origin.ENGINE, true, null, null));
  }

  @Test
  void keepsTheReasonOfAnEndThatTheEngineMakesAfterTheAnswer() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.received(response(200, "OK", "INVITE", 1, "a", "b"), 2);
    caller.sent(request("BYE", 2, "a", "b"), 3);
    caller.received(response(200, "OK", "BYE", 2, "a", "b"), 4);
    assertThat(caller.hasEnded()).as("only the engine knows why").isFalse();
    caller.disconnected(415, "SDP negotiation failed", 5);

    assertThat(end())
        .isEqualTo(new Ended(3, 415, "SDP negotiation failed", Origin.ENGINE, true, null, null));
  }

  @Test
  void takesASecondTryAfterA422ForNoChallenge() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.received(response(422, "Session Interval Too Small", "INVITE", 1, "a", "b"), 2);
    caller.sent(request("INVITE", 2, "a", ""), 3);
    caller.received(response(200, "OK", "INVITE", 2, "a", "b"), 4);

    assertThat(events).containsExactly(new Invited(1), new Answered(4));
  }

  @Test
  void tellsAllReasonsThatWereGiven() {
    caller.sent(request("INVITE", 1, "a", ""), 1);
    caller.received(
        response(
            480, "Gone", "INVITE", 1, "a", "b", "Reason: SIP;cause=480", "Reason: Q.850;cause=20"),
        2);
    caller.disconnected(480, "Gone", 3);

    assertThat(end().reasonHeader()).isEqualTo("SIP;cause=480, Q.850;cause=20");
  }

  @Test
  void saysThatNothingWasSentWhereNothingWas() {
    caller.disconnected(502, "No such host", 7);

    assertThat(end()).isEqualTo(new Ended(7, 0, "No such host", Origin.ENGINE, true, null, null));
  }

  @Test
  void knowsWhoEndedACallThatCameIn() {
    var callee = new CallProgress(Role.CALLEE, events::add);
    callee.received(request("INVITE", 1, "a", ""), 1);
    callee.sent(response(100, "Trying", "INVITE", 1, "a", ""), 2);
    callee.sent(response(180, "Ringing", "INVITE", 1, "a", "b"), 3);
    callee.received(request("CANCEL", 1, "a", ""), 4);
    callee.sent(response(200, "OK", "CANCEL", 1, "a", "b"), 5);
    callee.sent(response(487, "Request Terminated", "INVITE", 1, "a", "b"), 6);

    assertThat(events)
        .containsExactly(
            new Invited(1),
            new Provisional(3, 180, "Ringing"),
            new Ended(6, 487, "Request Terminated", Origin.FAR_END, false, null, null));
  }
}
