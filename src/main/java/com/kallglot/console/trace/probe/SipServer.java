package com.kallglot.console.trace.probe;

import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/// A server and how an account reaches it: what another way lets through says nothing about its.
///
/// @param host name or address to connect to
/// @param network whose local address and family of addresses count
public record SipServer(String host, int port, NetworkSettings network) {
  /// The way of an account that nobody set anything for.
  public static SipServer usual(String host, int port) {
    return new SipServer(host, port, NetworkSettings.PLATFORM);
  }

  /// The first address of the family.
  InetSocketAddress address() throws UnknownHostException {
    boolean six = network.family() == Family.IPV6;
    InetAddress first =
        Stream.of(InetAddress.getAllByName(host))
            .filter(each -> each instanceof Inet6Address == six)
            .findFirst()
            .orElseThrow(() -> new UnknownHostException(host));
    return new InetSocketAddress(first, port);
  }

  /// To be bound to, at any port.
  InetSocketAddress local() {
    String address = network.bindAddress();
    return new InetSocketAddress(address == null ? null : InetAddress.ofLiteral(address), 0);
  }
}
