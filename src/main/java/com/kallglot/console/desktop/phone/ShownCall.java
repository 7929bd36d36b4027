package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.evidence.Evidence;
import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.impairment.ComparedModel;
import com.kallglot.console.desktop.quality.QualityModel;
import com.kallglot.console.desktop.workspace.Services;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneListener;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.capture.CallCapture;
import com.kallglot.console.trace.evidence.CallOrigin;
import com.kallglot.console.trace.quality.QualitySeries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Hands what is known of the call that is looked at to the views that show it: its quality second
/// by second, and what was on its wire. Lives with the window.
public final class ShownCall {
  /// Accounts that the platform's SIP settings hold offers of.
  private static final Set<String> OF_THE_PLATFORM = Set.of(PhoneAccounts.SIP, PhoneAccounts.LINE);

  private static final String SANDBOX = "Sandbox";
  private static final String PLATFORM = "Kallglot";

  private final Phone phone;
  private final PhoneModel model;
  private final QualityModel quality;
  private final ComparedModel compared;
  private final EvidenceModel evidence;
  private final Workspace workspace;
  private final Background background;
  private final CallOrigins origins;
  private final Map<Long, QualitySeries> series = new ConcurrentHashMap<>();
  private @Nullable Followed followed;
  private boolean working;

  public ShownCall(
      Phone phone,
      PhoneModel model,
      QualityModel quality,
      ComparedModel compared,
      EvidenceModel evidence,
      Services services,
      Workspace workspace,
      Background background) {
    this.phone = phone;
    this.model = model;
    this.quality = quality;
    this.compared = compared;
    this.evidence = evidence;
    this.workspace = workspace;
    this.background = background;
    this.origins = new CallOrigins(services);
    phone.listen(
        new PhoneListener() {
          @Override
          public void happened(long call, CallEvent event) {
            series.merge(call, QualitySeries.NONE.heard(event), (known, _) -> known.heard(event));
          }
        });
    model.shown().subscribe(this::show);
    model.calls().subscribe(this::forget);
  }

  private void forget(List<PhoneCall> calls) {
    Set<Long> known = calls.stream().map(PhoneCall::id).collect(Collectors.toSet());
    series.keySet().retainAll(known);
    origins.keep(known);
  }

  private void show(@Nullable PhoneCall call) {
    quality.show(
        call == null ? QualitySeries.NONE : series.getOrDefault(call.id(), QualitySeries.NONE));
    follow(call);
    if (call == null) {
      evidence.evidence().set(null);
    } else {
      read();
    }
  }

  /// A call as its capture is found: it has no Call-ID before its line is open.
  private record Followed(long id, String callId) {}

  private void follow(@Nullable PhoneCall call) {
    Followed now = call == null ? null : new Followed(call.id(), call.callId());
    if (!Objects.equals(now, followed)) {
      followed = now;
      compared.follow(call == null ? null : () -> phone.capture(call));
    }
  }

  /// What was on its wire and what it was for; empty where nothing was seen of it.
  private record Found(Optional<CallCapture> capture, CallOrigin origin) {}

  /// One at a time, and then the newest.
  private void read() {
    PhoneCall call = model.shown().get();
    if (call == null || working) {
      return;
    }
    working = true;
    List<PhoneCall> all = model.calls().get();
    Workspace.Opened opened = workspace.opened().get();
    TelephonyConfiguration known = workspace.configuration().get();
    background.run(
        () -> new Found(phone.capture(call), origins.of(call, all, opened, known)),
        found -> {
          working = false;
          take(call, found);
        },
        bug -> {
          working = false;
          throw new IllegalStateException("What was on the wire cannot be read", bug);
        });
  }

  private void take(PhoneCall call, Found found) {
    PhoneCall now = model.shown().get();
    if (now == null || now.id() != call.id()) {
      evidence.evidence().set(null);
      read();
      return;
    }
    evidence
        .evidence()
        .set(found.capture().map(seen -> evidence(call, seen, found.origin())).orElse(null));
    if (!now.equals(call)) {
      read();
    }
  }

  private Evidence evidence(PhoneCall call, CallCapture capture, CallOrigin origin) {
    TelephonyConfiguration known = workspace.configuration().get();
    boolean held = OF_THE_PLATFORM.contains(call.lineId());
    return Evidence.of(capture, call.events(), call.cause())
        .withFarEnd(farEnd(call))
        .withOrigin(origin)
        .withSettings(known == null || !held ? null : known.sip());
  }

  /// The sandbox is also what answers the test line there; elsewhere that is whose line it is.
  private String farEnd(PhoneCall call) {
    boolean ofPlatform = OF_THE_PLATFORM.contains(call.lineId());
    if (ofPlatform && workspace.isSandbox()) {
      return SANDBOX;
    }
    return call.lineId().equals(PhoneAccounts.SIP) ? PLATFORM : call.remoteHost();
  }
}
