package com.kallglot.console.sandbox;

import com.kallglot.console.sandbox.CallDesk.Admission.Admitted;
import com.kallglot.console.sandbox.CallDesk.Admission.Dropped;
import com.kallglot.console.sandbox.CallDesk.Admission.Refused;
import com.kallglot.console.sandbox.CallDesk.SipCredential.Holder;
import com.kallglot.console.sandbox.Legs.CorrelatedBy;
import com.kallglot.console.sandbox.Legs.Leg;
import com.kallglot.console.sandbox.http.Refusal;
import com.kallglot.console.sandbox.impairment.LiveNetwork;
import com.kallglot.console.sandbox.interpreter.Party;
import com.kallglot.console.sandbox.live.LiveSessions;
import com.kallglot.console.sandbox.platform.AddressBlock;
import com.kallglot.console.sandbox.platform.Facilities;
import com.kallglot.console.sandbox.platform.SipEdit;
import com.kallglot.console.sandbox.store.Ids;
import com.kallglot.console.sandbox.store.Numbers.Owned;
import com.kallglot.console.sandbox.store.Records;
import com.kallglot.console.sandbox.store.Sessions.Kept;
import com.kallglot.console.sandbox.store.SipAccounts.Account;
import com.kallglot.console.sandbox.store.Store;
import com.kallglot.console.telephony.E164;
import com.kallglot.console.telephony.PhoneNumber;
import com.kallglot.console.telephony.Provider;
import com.kallglot.console.telephony.Session.Status;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SrtpPolicy;
import com.kallglot.console.telephony.conversation.Dial;
import com.kallglot.console.telephony.conversation.DialedLeg;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides about calls as a platform does: the SIP settings' account reaches sessions by their id,
/// a test line reaches numbers, and each finds the session that waits there.
final class Switchboard implements CallDesk, Facilities.Calls {
  /// Before the SIP side runs there are no legs to hang up.
  private static final Dialler NO_CALLS = legId -> {};

  private final Store store;
  private final Clock clock;
  private final Ids ids;
  private final Legs legs;
  private final Faults faults;
  private final LiveSessions live;
  private final Function<E164, Optional<String>> lines;
  private volatile Dialler dialler = NO_CALLS;

  /// What a leg may use.
  ///
  /// @param mostCalls at once, of the SIP settings' account
  record Terms(List<String> codecs, SrtpPolicy srtp, int mostCalls) {
    /// The telephone network encrypts where the telephone does, and limits nobody.
    static final Terms TELEPHONE =
        new Terms(SipEdit.CODECS, SrtpPolicy.OPTIONAL, Integer.MAX_VALUE);

    static Terms of(SipSettings settings) {
      return new Terms(settings.codecs(), settings.srtp(), settings.maxConcurrentCalls());
    }
  }

  /// @param lines the SIP user name of the telephone that has a number
  Switchboard(
      Store store,
      Clock clock,
      Ids ids,
      Legs legs,
      Faults faults,
      LiveSessions live,
      Function<E164, Optional<String>> lines) {
    this.lines = lines;
    this.live = live;
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.legs = legs;
    this.faults = faults;
  }

  @Override
  public List<SipCredential> credentials(String username) {
    Instant now = now();
    List<Account> valid = store.read(records -> records.sipAccounts().valid(username, now));
    return valid.stream()
        .map(account ->
            new SipCredential(
                account.username(),
                account.realm(),
                account.organization(),
                Holder.valueOf(account.holder().toUpperCase(Locale.ROOT)),
                account.ha1Md5(),
                account.ha1Sha256()))
        .toList();
  }

  /// A number that is dropped silently, or all sessions, get not even a challenge: before a caller
  /// has proven who it is, only what it calls tells which fault is meant.
  @Override
  public boolean hears(String calledUser, InetSocketAddress source) {
    return faults.of(calledUser).filter(Faults.Fault::dropSilently).isEmpty();
  }

  @Override
  public Optional<LiveNetwork> network(String legId) {
    return legs.withId(legId)
        .map(leg -> legs.networks().follow(legId, faults.network(leg.calledUser())));
  }

  @Override
  public Admission arrive(Arrival arrival) {
    Optional<Faults.Fault> fault = faults.of(arrival.calledUser());
    if (fault.filter(Faults.Fault::dropSilently).isPresent()) {
      return new Dropped();
    }
    CallPlan plan = fault.map(Faults.Fault::plan).orElse(CallPlan.ECHO);
    return arrival.caller().holder() == Holder.SIP_SETTINGS
        ? overSip(arrival, plan)
        : overNumber(arrival, plan);
  }

  private Admission overSip(Arrival arrival, CallPlan plan) {
    String organization = arrival.caller().organization();
    InetAddress source = arrival.source().getAddress();
    SipSettings settings = store.read(records -> records.sip().settings(organization));
    Optional<Allowlist.Entry> entry = entryOf(settings.allowlist(), source);
    boolean allowed = settings.allowlist().mode() == Allowlist.Mode.ANY || entry.isPresent();
    noteSource(organization, source, allowed, entry);
    if (!settings.enabled()) {
      return new Refused(403, "Forbidden", "SIP is not enabled for this organization");
    } else if (!allowed) {
      return new Refused(403, "Forbidden", source.getHostAddress() + " is not on the allowlist");
    }
    Optional<Kept> found = store.read(records -> records.sessions().withId(arrival.calledUser()));
    Refused refused = found.isEmpty() ? unknownSession() : whyNot(found.get(), organization);
    return refused != null
        ? refused
        : admit(arrival, found.orElseThrow(), Terms.of(settings), plan);
  }

  private static Optional<Allowlist.Entry> entryOf(Allowlist allowlist, InetAddress source) {
    return allowlist.entries().stream()
        .filter(entry -> AddressBlock.parse(entry.cidr()).filter(b -> b.holds(source)).isPresent())
        .findFirst();
  }

  private void noteSource(
      String organization, InetAddress source, boolean allowed, Optional<Allowlist.Entry> entry) {
    Instant now = now();
    store.<Boolean, RuntimeException>write(records -> {
      records.sip().seen(organization, source.getHostAddress(), allowed, entry, now);
      return true;
    });
  }

  private static Refused unknownSession() {
    return new Refused(404, "Not Found", "No session has this id");
  }

  /// Why no leg may join the session over SIP; null where one may.
  private static @Nullable Refused whyNot(Kept session, String organization) {
    if (!session.organization().equals(organization)) {
      return new Refused(403, "Forbidden", "The session belongs to another organization");
    } else if (session.status() == Status.ENDED) {
      return new Refused(410, "Gone", "The session has ended");
    } else if (session.provider() != Provider.SIP) {
      return new Refused(403, "Forbidden", "The session was not created with routing.type \"sip\"");
    }
    return null;
  }

  private Admission overNumber(Arrival arrival, CallPlan plan) {
    String organization = arrival.caller().organization();
    Optional<E164> number = E164.parse(arrival.calledUser());
    if (number.isEmpty()) {
      return new Refused(404, "Not Found", "A test line calls numbers in E.164, such as +4930…");
    }
    return store.read(records -> {
      Optional<Kept> waiting = waiting(records, number.get(), organization);
      Refused refused = whyNot(records, number.get(), waiting);
      return refused != null
          ? refused
          : admit(arrival, waiting.orElseThrow(), Terms.TELEPHONE, plan);
    });
  }

  /// The session that waits on the number: of the caller's organization, or else of any. The
  /// telephone network does not know organizations.
  private static Optional<Kept> waiting(Records records, E164 number, String organization)
      throws SQLException {
    return records.sessions().waitingOn(number).stream()
        .min(Comparator.comparing(kept -> !kept.organization().equals(organization)));
  }

  private static @Nullable Refused whyNot(Records records, E164 number, Optional<Kept> waiting)
      throws SQLException {
    List<Owned> managed = records.numbers().everywhere(number);
    if (managed.isEmpty() && !records.connections().anywhere(number)) {
      return new Refused(404, "Not Found", "Nobody has the number " + number);
    }
    if (!managed.isEmpty()
        && managed.stream().noneMatch(o -> o.number().status() == PhoneNumber.Status.ACTIVE)) {
      return new Refused(480, "Temporarily Unavailable", number + " is not active");
    }
    return waiting.isEmpty()
        ? new Refused(480, "Temporarily Unavailable", "No session waits on " + number)
        : null;
  }

  private Admission admit(Arrival arrival, Kept called, Terms terms, CallPlan asked) {
    String session = called.id();
    boolean interpreted = LiveSessions.isInterpreted(called);
    CallPlan plan = interpreted ? asked.interpreted() : asked;
    SipCredential caller = arrival.caller();
    Leg leg =
        new Leg(
            ids.next("leg_"),
            session,
            caller.organization(),
            caller.holder(),
            arrival.callId(),
            arrival.calledUser(),
            caller.holder() == Holder.SIP_SETTINGS
                ? CorrelatedBy.SESSION_ID
                : CorrelatedBy.CALLED_NUMBER,
            Legs.State.RINGING,
            null);
    int most = terms.mostCalls;
    return switch (interpreted ? legs.openInterpreted(leg, most) : legs.open(leg, most)) {
      case OPENED -> new Admitted(leg.legId(), session, terms.codecs, terms.srtp, plan);
      case SESSION_HAS_A_LEG -> new Refused(486, "Busy Here", "The session already has a call");
      case TOO_MANY ->
          new Refused(503, "Service Unavailable", "max_concurrent_calls reached (" + most + ")");
    };
  }

  @Override
  public Optional<Party> party(String legId) {
    return legs.withId(legId).map(Leg::sessionId).flatMap(session -> live.calls(session, legId));
  }

  void connect(Dialler next) {
    dialler = next;
  }

  @Override
  public void hangUp(String sessionId) {
    legs.liveOf(sessionId).forEach(leg -> dialler.hangUp(leg.legId()));
  }

  @Override
  public DialedLeg dial(String organization, String sessionId, Dial dial) throws Refusal {
    return new OutgoingCall(store, ids, legs, faults, live, lines, dialler)
        .make(organization, sessionId, dial);
  }

  /// A session may have been ended while its call still rang: then the call ends too.
  @Override
  public void answered(String legId) {
    Optional<String> session = legs.answered(legId).map(Leg::sessionId);
    if (session.isEmpty()) {
      return;
    }
    live.started(session.get());
    Optional<Kept> kept = store.read(records -> records.sessions().withId(session.get()));
    if (kept.filter(started -> started.status() == Status.ENDED).isPresent()) {
      dialler.hangUp(legId);
    }
  }

  /// The end of an answered call ends its session; a call that was not answered leaves it waiting.
  @Override
  public void ended(LegReport report) {
    Optional<Leg> before = legs.ended(report);
    Optional<String> session = before.map(Leg::sessionId);
    if (session.isEmpty()) {
      return;
    }
    boolean wasUp = before.filter(leg -> leg.state() == Legs.State.UP).isPresent();
    if (wasUp) {
      live.callEnded(session.get(), report.legId());
      hangUp(session.get());
    } else {
      live.callMissed(session.get(), report.legId());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
