package com.kallglot.console.wire.http;

import java.net.InetAddress;

/// Whether an address is of this computer, to which secrets may go over plain HTTP.
public final class ThisComputer {
  private ThisComputer() {}

  /// @param host of a URL: a name, or a literal address without brackets. No name is looked up.
  public static boolean is(String host) {
    if (host.equals("localhost")) {
      return true;
    }
    try {
      boolean literal = host.contains(":") || host.matches("[0-9.]+");
      return literal && InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false; // digits and dots that are no address
    }
  }
}
