package com.kallglot.console.trace.network;

import com.kallglot.console.trace.Reachability;
import java.net.InetAddress;

/// What a NAT between here and a server changes, told from where the server saw a request come from
/// (RFC 3581). Whether it is the same towards every server, as a cone NAT's is, one server cannot
/// tell.
public enum Translation {
  /// The server sees the address and port that this computer has.
  NONE,
  /// The server sees another port, as behind a firewall that keeps addresses.
  PORT,
  /// The server sees another address, and the same port.
  ADDRESS,
  ADDRESS_AND_PORT,
  /// Nothing answered, or the answer does not say what was seen.
  UNKNOWN;

  public static Translation of(Reachability found) {
    Reachability.Ends ends = found.ends();
    if (ends == null || ends.seenAddress() == null) {
      return UNKNOWN;
    }
    boolean address = !isSame(ends.address(), ends.seenAddress());
    boolean port = ends.seenPort() != null && ends.port() != ends.seenPort();
    if (address) {
      return port ? ADDRESS_AND_PORT : ADDRESS;
    }
    return port ? PORT : NONE;
  }

  /// IPv6 addresses can be written in more than one way.
  private static boolean isSame(String one, String other) {
    try {
      return InetAddress.ofLiteral(one).equals(InetAddress.ofLiteral(other));
    } catch (IllegalArgumentException e) {
      return one.equals(other); // not an address: who knows what the far end wrote
    }
  }
}
