package com.kallglot.console.softphone.network;

import com.kallglot.console.telephony.Secret;

/// A relay for media (RFC 8656) with its long-term credentials; a candidate of ICE.
///
/// @param server `host[:port]`, port 3478 where none is given
/// @param transport towards the relay; the relayed media is UDP either way
public record TurnServer(String server, Transport transport, String user, Secret password) {
  public static final int PORT = 3478;

  /// How the relay is reached.
  public enum Transport {
    UDP,
    TCP
  }

  public TurnServer {
    server = HostAndPort.required("TURN server", server);
    if (user.isBlank()) {
      throw new IllegalArgumentException("TURN server " + server + ": it needs a user name");
    }
  }
}
