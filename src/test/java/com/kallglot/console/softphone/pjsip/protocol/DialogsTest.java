package com.kallglot.console.softphone.pjsip.protocol;

import static com.kallglot.console.softphone.SipMessage.Heading.RECEIVED;
import static com.kallglot.console.softphone.SipMessage.Heading.SENT;
import static com.kallglot.console.softphone.pjsip.protocol.SipTexts.request;
import static com.kallglot.console.softphone.pjsip.protocol.SipTexts.response;
import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.CallEvent.Ended;
import com.kallglot.console.softphone.CallEvent.Origin;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.pjsip.protocol.CallProgress.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialogsTest {
  @Test
  void tellsTheTwoEndsOfACallWithinOneProcessApart() {
    var dialogs = new Dialogs();
    List<CallEvent> here = new ArrayList<>();
    List<CallEvent> there = new ArrayList<>();
    var caller = new CallProgress(Role.CALLER, here::add);
    var callee = new CallProgress(Role.CALLEE, there::add);
    dialogs.addCaller("c1", caller);
    SipText invite = request("INVITE", 1, "a", "");
    dialogs.on(SENT, invite, 1);
    dialogs.on(RECEIVED, invite, 2);
    assertThat(dialogs.addCallee("c1", callee)).isSameAs(invite);
    SipText ok = response(200, "OK", "INVITE", 1, "a", "b");
    dialogs.on(SENT, ok, 3);
    dialogs.on(RECEIVED, ok, 4);
    SipText bye = request("BYE", 1, "b", "a");
    callee.endAsked();
    dialogs.on(SENT, bye, 5);
    dialogs.on(RECEIVED, bye, 6);
    SipText done = response(200, "OK", "BYE", 1, "b", "a");
    dialogs.on(SENT, done, 7);
    dialogs.on(RECEIVED, done, 8);

    assertThat(here).extracting(CallEvent::atNanos).containsExactly(1L, 4L, 6L);
    assertThat(there).extracting(CallEvent::atNanos).containsExactly(2L, 3L, 5L);
    assertThat(((Ended) here.getLast()).origin()).isEqualTo(Origin.FAR_END);
    assertThat(((Ended) there.getLast()).origin()).isEqualTo(Origin.US);
  }

  @Test
  void tellsOfACallThatWasRefusedBeforeAnybodyKnewIt() {
    var dialogs = new Dialogs();
    SipText invite = request("INVITE", 1, "a", "");
    dialogs.on(RECEIVED, invite, 1);
    dialogs.on(SENT, response(488, "Not Acceptable Here", "INVITE", 1, "a", "b"), 2);
    List<CallEvent> events = new ArrayList<>();
    dialogs.addCallee("c1", new CallProgress(Role.CALLEE, events::add));

    assertThat(events).extracting(CallEvent::atNanos).containsExactly(1L, 2L);
    Ended end = (Ended) events.getLast();
    assertThat(end.code()).isEqualTo(488);
    assertThat(end.origin()).isEqualTo(Origin.ENGINE);
    assertThat(end.local()).as("it was on the wire").isFalse();

    List<CallEvent> again = new ArrayList<>();
    dialogs.on(RECEIVED, request("INVITE", 2, "a", ""), 3);
    dialogs.addCallee("c1", new CallProgress(Role.CALLEE, again::add));
    assertThat(again).extracting(CallEvent::atNanos).containsExactly(3L);
  }

  @Test
  void forgetsACall() {
    var dialogs = new Dialogs();
    List<CallEvent> events = new ArrayList<>();
    var caller = new CallProgress(Role.CALLER, events::add);
    dialogs.addCaller("c1", caller);

    dialogs.remove("c1", caller);

    dialogs.on(SENT, request("INVITE", 1, "a", ""), 1);
    assertThat(events).isEmpty();
  }

  @Test
  void knowsACallWhoseIdIsMadeElsewhereByItsInvite() {
    var dialogs = new Dialogs();
    List<CallEvent> events = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    var known = new CallProgress(Role.CALLER, event -> {});
    var expected = new CallProgress(Role.CALLER, events::add);
    dialogs.expectCaller(expected, ids::add);

    dialogs.on(SENT, request("BYE", 1, "x", "y"), 1);
    assertThat(ids).as("no INVITE").isEmpty();
    dialogs.on(SENT, request("INVITE", 1, "a", ""), 2);

    assertThat(ids).containsExactly("c1");
    assertThat(events).extracting(CallEvent::atNanos).containsExactly(2L);
    dialogs.remove("c1", expected);
    dialogs.addCaller("c1", known);
    dialogs.expectCaller(expected, ids::add);
    dialogs.on(SENT, request("INVITE", 1, "a", ""), 3);
    assertThat(ids).as("known to somebody").hasSize(1);
  }

  @Test
  void expectsNoCallThatIsOver() {
    var dialogs = new Dialogs();
    List<String> ids = new ArrayList<>();
    var over = new CallProgress(Role.CALLER, event -> {});
    dialogs.expectCaller(over, ids::add);

    dialogs.remove("", over);

    dialogs.on(SENT, request("INVITE", 1, "a", ""), 1);
    assertThat(ids).isEmpty();
  }
}
