package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk;
import com.kallglot.console.sandbox.edge.digest.DigestAlgorithm;
import com.kallglot.console.telephony.SrtpPolicy;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A desk that knows two accounts, says to every call what it was told to say, and keeps what it
/// hears.
final class ScriptedDesk implements CallDesk {
  static final String REALM = "sip.sandbox.kallglot.test";
  static final String USER = "acme";
  static final String LINE = "line";
  static final String PASSWORD = "correct horse";

  final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  final List<String> answered = new CopyOnWriteArrayList<>();
  final List<LegReport> reports = new CopyOnWriteArrayList<>();
  private final AtomicInteger legs = new AtomicInteger();
  private final Map<String, SipCredential> accounts = new ConcurrentHashMap<>();
  private final Map<String, SipCredential> former = new ConcurrentHashMap<>();
  private volatile Decision decision = arrival -> admitted(CallPlan.ECHO);
  private volatile boolean deaf;

  interface Decision {
    Admission about(Arrival arrival);
  }

  ScriptedDesk() {
    accounts.put(USER, account(USER, SipCredential.Holder.SIP_SETTINGS));
    accounts.put(LINE, account(LINE, SipCredential.Holder.TEST_LINE));
  }

  /// A password that was replaced, and is good for a while yet.
  ScriptedDesk alsoTakes(String password) {
    former.put(USER, account(USER, SipCredential.Holder.SIP_SETTINGS, password));
    return this;
  }

  private static SipCredential account(String user, SipCredential.Holder holder) {
    return account(user, holder, PASSWORD);
  }

  private static SipCredential account(String user, SipCredential.Holder holder, String password) {
    String a1 = user + ":" + REALM + ":" + password;
    return new SipCredential(
        user, REALM, "org", holder, DigestAlgorithm.MD5.hash(a1), DigestAlgorithm.SHA_256.hash(a1));
  }

  ScriptedDesk says(Decision wanted) {
    decision = wanted;
    return this;
  }

  ScriptedDesk plans(CallPlan plan) {
    return says(arrival -> admitted(plan));
  }

  ScriptedDesk hearsNobody() {
    deaf = true;
    return this;
  }

  Admission.Admitted admitted(CallPlan plan) {
    return admitted(plan, SrtpPolicy.OPTIONAL, List.of());
  }

  Admission.Admitted admitted(CallPlan plan, SrtpPolicy srtp, List<String> codecs) {
    return new Admission.Admitted("leg-" + legs.incrementAndGet(), "sess_1", codecs, srtp, plan);
  }

  @Override
  public List<SipCredential> credentials(String username) {
    return Stream.of(accounts, former)
        .map(known -> known.get(username))
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public boolean hears(String calledUser, InetSocketAddress source) {
    return !deaf;
  }

  @Override
  public Admission arrive(Arrival arrival) {
    arrivals.add(arrival);
    return decision.about(arrival);
  }

  @Override
  public void answered(String legId) {
    answered.add(legId);
  }

  @Override
  public void ended(LegReport report) {
    reports.add(report);
  }
}
