package com.kallglot.console.cli.network;

import com.kallglot.console.pbx.firewall.FirewallRule;
import com.kallglot.console.pbx.firewall.FirewallSheet;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.network.NetworkView;
import com.kallglot.console.trace.network.NetworkView.Remark;
import com.kallglot.console.trace.network.NetworkView.Way;
import com.kallglot.console.trace.network.OwnAddresses.OwnAddress;
import com.kallglot.console.trace.network.Translation;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The findings as JSON shows them.
///
/// @param seenAs this computer's address as the platform saw it; null where no answer said
record NetworkDocument(
    boolean sipEnabled,
    List<OwnAddress> addresses,
    @Nullable String seenAs,
    List<Tried> transports,
    List<Remark> remarks,
    List<FirewallRule> firewall) {

  static NetworkDocument of(NetworkView view, SipSettings sip, FirewallSheet sheet) {
    return new NetworkDocument(
        sip.enabled(),
        view.addresses(),
        view.seenAs().orElse(null),
        view.ways().stream().map(Tried::of).toList(),
        view.remarks(),
        sheet.rules());
  }

  /// One transport.
  ///
  /// @param ends null where nothing answered
  record Tried(
      SipTransport transport,
      String host,
      int port,
      boolean reached,
      Translation translation,
      Reachability.@Nullable Ends ends,
      List<Step> steps) {

    private static Tried of(Way way) {
      return new Tried(
          way.transport().kind(),
          way.transport().host(),
          way.transport().port(),
          way.found().isReached(),
          way.translation(),
          way.found().ends(),
          way.found().attempts().stream().map(Step::of).toList());
    }
  }

  /// One step of a try.
  record Step(Reachability.Step step, Reachability.Outcome outcome, double tookMs, String detail) {
    private static Step of(Attempt attempt) {
      double millis = attempt.took().toNanos() / (double) TimeUnit.MILLISECONDS.toNanos(1);
      double rounded = Math.round(millis * 10) / 10.0;
      return new Step(attempt.step(), attempt.outcome(), rounded, attempt.detail());
    }
  }
}
