package com.kallglot.console.desktop.preferences.network;

import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Step;
import com.kallglot.console.trace.network.NetworkView.Way;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A transport and what became of it.
///
/// @param way null while it is being tried
record WayRow(Transport transport, @Nullable Way way) {
  Optional<Attempt> attempt(Step step) {
    return way == null ? Optional.empty() : way.found().attempt(step);
  }

  String place() {
    return transport.host() + ":" + transport.port();
  }
}
