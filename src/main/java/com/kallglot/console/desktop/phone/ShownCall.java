package com.kallglot.console.desktop.phone;

import com.kallglot.console.desktop.evidence.Evidence;
import com.kallglot.console.desktop.evidence.EvidenceModel;
import com.kallglot.console.desktop.fx.Background;
import com.kallglot.console.desktop.impairment.ComparedModel;
import com.kallglot.console.desktop.quality.QualityModel;
import com.kallglot.console.desktop.workspace.Workspace;
import com.kallglot.console.phone.Phone;
import com.kallglot.console.phone.PhoneCall;
import com.kallglot.console.phone.PhoneListener;
import com.kallglot.console.phone.account.PhoneAccounts;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.capture.CallCapture;
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

  private final Phone phone;
  private final PhoneModel model;
  private final QualityModel quality;
  private final ComparedModel compared;
  private final EvidenceModel evidence;
  private final Workspace workspace;
  private final Background background;
  private final Map<Long, QualitySeries> series = new ConcurrentHashMap<>();
  private @Nullable Long followed;
  private boolean working;

  public ShownCall(
      Phone phone,
      PhoneModel model,
      QualityModel quality,
      ComparedModel compared,
      EvidenceModel evidence,
      Workspace workspace,
      Background background) {
    this.phone = phone;
    this.model = model;
    this.quality = quality;
    this.compared = compared;
    this.evidence = evidence;
    this.workspace = workspace;
    this.background = background;
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
    series.keySet().retainAll(calls.stream().map(PhoneCall::id).collect(Collectors.toSet()));
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

  private void follow(@Nullable PhoneCall call) {
    Long now = call == null ? null : Long.valueOf(call.id());
    if (!Objects.equals(now, followed)) {
      followed = now;
      compared.follow(call == null ? null : () -> phone.capture(call));
    }
  }

  /// One at a time, and then the newest.
  private void read() {
    PhoneCall call = model.shown().get();
    if (call == null || working) {
      return;
    }
    working = true;
    background.run(
        () -> phone.capture(call),
        found -> {
          working = false;
          take(call, found);
        },
        bug -> {
          working = false;
          throw new IllegalStateException("What was on the wire cannot be read", bug);
        });
  }

  private void take(PhoneCall call, Optional<CallCapture> found) {
    PhoneCall now = model.shown().get();
    if (now == null || now.id() != call.id()) {
      evidence.evidence().set(null);
      read();
      return;
    }
    evidence.evidence().set(found.map(capture -> evidence(call, capture)).orElse(null));
    if (!now.equals(call)) {
      read();
    }
  }

  private Evidence evidence(PhoneCall call, CallCapture capture) {
    TelephonyConfiguration known = workspace.configuration().get();
    boolean held = OF_THE_PLATFORM.contains(call.lineId());
    return Evidence.of(capture, call.events(), call.cause())
        .withSettings(known == null || !held ? null : known.sip());
  }
}
