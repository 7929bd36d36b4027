package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.lookup.ServerLookup;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// The servers of an account as they were found when its line opened.
///
/// @param stun the server that answered; null for an account that asks none
/// @param next `host[:port]` that every request is sent to; null where that is whom it is meant for
public record Reached(@Nullable InetSocketAddress stun, @Nullable String next) {
  /// Of an account that names no server of the network's.
  public static final Reached DIRECTLY = new Reached(null, null);

  /// Asks them, on the caller's thread and not the engine's; may take seconds where one is silent.
  public static Reached by(SipAccount account) throws SoftphoneException {
    var network = account.network();
    if (network.turn() != null) {
      TurnProbe.check(network.turn(), network.bindAddress());
    }
    return new Reached(
        StunProbe.firstAnswering(network.stunServers(), network.bindAddress()).orElse(null),
        ServerLookup.next(account));
  }
}
