package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.CallDesk.CallPlan;
import com.kallglot.console.sandbox.CallDesk.SipCredential.Holder;
import com.kallglot.console.sandbox.Dialler.Order;
import com.kallglot.console.sandbox.Dialler.Sent;
import com.kallglot.console.sandbox.Dialler.Target;
import com.kallglot.console.sandbox.Legs.CorrelatedBy;
import com.kallglot.console.sandbox.Legs.Leg;
import com.kallglot.console.sandbox.Switchboard.Terms;
import com.kallglot.console.sandbox.http.Code;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.live.LiveSessions;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.Session.Status;
import com.kallglot.console.telephony.conversation.Dial;
import com.kallglot.console.telephony.conversation.DialedLeg;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Calls somebody into a session: a telephone that has registered, by its number, or an address, by
/// the organization's SIP settings.
record OutgoingCall(
    Store store,
    Ids ids,
    Legs legs,
    Faults faults,
    LiveSessions live,
    Function<E164, Optional<String>> lines,
    Dialler dialler) {
  private static final int USUAL_RINGING_SECONDS = 60;

  DialedLeg make(String organization, String sessionId, Dial dial) throws Refusal {
    Optional<Kept> found = store.read(records -> records.sessions().withId(sessionId));
    Kept session =
        found
            .filter(kept -> kept.status() != Status.ENDED)
            .orElseThrow(() -> notDialable("The session has ended."));
    Target target = target(dial.to());
    Terms terms = terms(organization, target);
    Leg leg = leg(organization, sessionId, dial.to(), target);
    switch (legs.openOutgoing(leg, terms.mostCalls())) {
      case OPENED -> {}
      case SESSION_HAS_A_LEG -> throw notDialable("The session has as many calls as it can have.");
      case TOO_MANY ->
          throw notDialable("max_concurrent_calls is reached (%d).".formatted(terms.mostCalls()));
    }
    keepPlace(session, leg, dial.party());
    boolean hasLeft = false;
    try {
      Sent sent = dialler.dial(order(leg, session, target, dial, terms));
      hasLeft = sent instanceof Sent.OnItsWay;
      return switch (sent) {
        case Sent.OnItsWay() -> new DialedLeg(leg.legId(), DialedLeg.Status.DIALING);
        case Sent.Failed(String why) -> throw failed(dial.to(), why);
      };
    } finally {
      if (!hasLeft) {
        legs.forget(leg.legId());
        live.callMissed(sessionId, leg.legId());
      }
    }
  }

  /// Where nobody is asked for, the call takes its place when it is answered, like one that came
  /// in.
  private void keepPlace(Kept session, Leg leg, Dial.@Nullable Party party) throws Refusal {
    if (party != null
        && LiveSessions.isInterpreted(session)
        && !live.expect(session.id(), leg.legId(), party)) {
      legs.forget(leg.legId());
      throw notDialable("It has its party " + party.name().toLowerCase(Locale.ROOT) + " already.");
    }
  }

  private static Refusal notDialable(String why) {
    return new Refusal(Code.SESSION_NOT_DIALABLE, "Nobody can be called into it: " + why);
  }

  private static Refusal failed(String to, String why) {
    return new Refusal(
        Code.SIP_DIAL_FAILED, "The call to %s could not be sent: %s".formatted(to, why));
  }

  /// The telephone network of the sandbox knows the numbers of its test lines and no others.
  private Target target(String to) throws Refusal {
    Optional<E164> number = E164.parse(to);
    if (number.isEmpty()) {
      return new Target.Address(to);
    }
    String line =
        lines
            .apply(number.get())
            .orElseThrow(() -> failed(to, "nobody has this number in the sandbox."));
    return new Target.Telephone(line, number.get());
  }

  private Terms terms(String organization, Target target) {
    return switch (target) {
      case Target.Telephone any -> Terms.TELEPHONE;
      case Target.Address any ->
          Terms.of(store.read(records -> records.sip().settings(organization)));
    };
  }

  private Leg leg(String organization, String sessionId, String to, Target target) {
    return new Leg(
        ids.next("leg_"),
        sessionId,
        organization,
        target instanceof Target.Address ? Holder.SIP_SETTINGS : Holder.TEST_LINE,
        ids.next("call_"),
        to,
        CorrelatedBy.SESSION_ID,
        Legs.State.RINGING,
        null);
  }

  private Order order(Leg leg, Kept session, Target target, Dial dial, Terms terms) {
    Integer seconds = dial.timeoutSeconds();
    String called = target instanceof Target.Telephone line ? line.number().value() : Faults.SIP;
    CallPlan plan = faults.of(called).map(Faults.Fault::plan).orElse(CallPlan.ECHO);
    return new Order(
        leg.legId(),
        leg.callId(),
        session.id(),
        target,
        dial.from() == null ? session.phoneNumber() : dial.from(),
        Duration.ofSeconds(seconds == null ? USUAL_RINGING_SECONDS : seconds),
        terms.codecs(),
        terms.srtp(),
        LiveSessions.isInterpreted(session) ? plan.interpreted() : plan);
  }
}
