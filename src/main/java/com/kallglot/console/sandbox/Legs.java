package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.CallDesk.LegReport;
import com.kallglot.console.sandbox.CallDesk.SipCredential.Holder;
import com.kallglot.console.sandbox.impairment.NetworksMet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The calls that came in, live ones and the latest that are over; of this run only, because no
/// call outlives its process.
final class Legs {
  private static final int KEPT = 10_000;

  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private final NetworksMet networks = new NetworksMet();

  /// @param correlatedBy how the leg was found to belong to its session
  record Leg(
      String legId,
      @Nullable String sessionId,
      String organization,
      Holder holder,
      String callId,
      String calledUser,
      CorrelatedBy correlatedBy,
      State state,
      @Nullable LegReport report) {

    private Leg in(State next) {
      return new Leg(
          legId, sessionId, organization, holder, callId, calledUser, correlatedBy, next, report);
    }

    private Leg over(LegReport told) {
      return new Leg(
          legId,
          sessionId,
          organization,
          holder,
          callId,
          calledUser,
          correlatedBy,
          State.OVER,
          told);
    }

    boolean isLive() {
      return state != State.OVER;
    }

    private boolean isOf(String session) {
      return session.equals(sessionId);
    }
  }

  /// By what a leg's session was found.
  enum CorrelatedBy {
    SESSION_ID,
    CALLED_NUMBER
  }

  /// Legs of a session that live at once: one that came in, and one that was called or that an
  /// interpreter is between.
  static final int MOST_OF_A_SESSION = 2;

  /// How far a call is.
  enum State {
    RINGING,
    UP,
    OVER
  }

  /// What came of asking for another leg.
  enum Opening {
    OPENED,
    SESSION_HAS_A_LEG,
    TOO_MANY
  }

  /// Takes a leg that comes in, unless its session has a live one, or its account as many as it may
  /// have.
  ///
  /// @param most live legs of the organization's SIP account; a test line is not limited
  synchronized Opening open(Leg leg, int most) {
    return open(leg, most, 1);
  }

  /// Takes a leg of an interpreted session, which may come in as its second.
  synchronized Opening openInterpreted(Leg leg, int most) {
    return open(leg, most, MOST_OF_A_SESSION);
  }

  /// Takes a leg that is called from here, which may be the second of its session.
  synchronized Opening openOutgoing(Leg leg, int most) {
    return open(leg, most, MOST_OF_A_SESSION);
  }

  private Opening open(Leg leg, int most, int mostOfSession) {
    String session = leg.sessionId;
    if (session != null && liveOf(session).size() >= mostOfSession) {
      return Opening.SESSION_HAS_A_LEG;
    }
    if (leg.holder == Holder.SIP_SETTINGS && live(leg.organization) >= most) {
      return Opening.TOO_MANY;
    }
    legs.put(leg.legId, leg);
    forgetOldest();
    return Opening.OPENED;
  }

  private long live(String organization) {
    return legs.values().stream()
        .filter(Leg::isLive)
        .filter(leg -> leg.holder == Holder.SIP_SETTINGS && leg.organization.equals(organization))
        .count();
  }

  private void forgetOldest() {
    if (legs.size() > KEPT) {
      legs.values().stream()
          .filter(leg -> !leg.isLive())
          .findFirst()
          .ifPresent(leg -> legs.remove(leg.legId));
    }
  }

  /// The leg never came to be: its INVITE could not be sent.
  synchronized void forget(String legId) {
    legs.remove(legId);
  }

  /// The networks that legs came to while they were up.
  NetworksMet networks() {
    return networks;
  }

  /// The leg that was answered, or empty where it is not known or over.
  synchronized Optional<Leg> answered(String legId) {
    return Optional.ofNullable(
        legs.computeIfPresent(legId, (id, leg) -> leg.isLive() ? leg.in(State.UP) : leg));
  }

  /// The leg as it was before it ended, or empty where it is not known or over already.
  synchronized Optional<Leg> ended(LegReport report) {
    Leg leg = legs.get(report.legId());
    if (leg == null || !leg.isLive()) {
      return Optional.empty();
    }
    legs.put(leg.legId, leg.over(report));
    return Optional.of(leg);
  }

  synchronized Optional<Leg> withId(String legId) {
    return Optional.ofNullable(legs.get(legId));
  }

  synchronized List<Leg> liveOf(String sessionId) {
    return legs.values().stream().filter(leg -> leg.isLive() && leg.isOf(sessionId)).toList();
  }

  /// In the order they came.
  ///
  /// @param sessionId null for all
  /// @param callId null for all
  synchronized List<Leg> list(@Nullable String sessionId, @Nullable String callId) {
    return legs.values().stream()
        .filter(leg -> sessionId == null || leg.isOf(sessionId))
        .filter(leg -> callId == null || leg.callId.equals(callId))
        .toList();
  }
}
