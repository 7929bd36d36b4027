package com.kallglot.console.calltest;

import com.kallglot.console.calltest.guard.Destinations;
import com.kallglot.console.calltest.leg.LineAccess;
import com.kallglot.console.calltest.leg.Timing;
import com.kallglot.console.calltest.result.Proof;
import com.kallglot.console.calltest.translation.Dialogue;
import com.kallglot.console.client.PlatformClient;
import com.kallglot.console.client.SandboxControl;
import com.kallglot.console.routing.ResolutionPolicy;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.TelephonyConfiguration;
import com.kallglot.console.trace.journal.Journal;
import org.jspecify.annotations.Nullable;

/// A platform as one profile sees it, and the means to call it.
///
/// @param configuration what is set up there, as last read: predictions rest on it
/// @param reading how the public rules are read
/// @param sipAccess the SIP settings' account; null where the profile has no password for it
/// @param line calls telephone numbers; null where the profile has none
/// @param control the sandbox's counters; null on any real platform
/// @param proof what one party can show here: an echo where the far end is known to echo, else the
///   leg
/// @param journal hears what happens on the streams of sessions
public record TestSite(
    String profile,
    PlatformClient platform,
    TelephonyConfiguration configuration,
    ResolutionPolicy reading,
    @Nullable SipAccount sipAccess,
    @Nullable LineAccess line,
    @Nullable SandboxControl control,
    Destinations destinations,
    Proof proof,
    Timing timing,
    Journal journal) {

  /// Whether the far end is known to echo, as the sandbox is.
  public boolean echoes() {
    return proof == Proof.ECHO;
  }

  /// How two parties talk here.
  Dialogue.Plan dialogue() {
    return echoes() ? Dialogue.Plan.SANDBOX : Dialogue.Plan.NETWORK;
  }
}
