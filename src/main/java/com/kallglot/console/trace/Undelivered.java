package com.kallglot.console.trace;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A packet that came back as undeliverable: what an ICMP error says (RFC 792, RFC 4443).
///
/// @param by whose address the error bears: the host itself, or a router or firewall on the way
/// @param source of the packet that was not delivered
/// @param destination the same
public record Undelivered(
    long atNanos,
    Why why,
    InetAddress by,
    InetSocketAddress source,
    InetSocketAddress destination) {
  /// What the error gives for a reason.
  public enum Why {
    /// Nothing listens there, or a packet filter says so (`REJECT` of iptables and nft does by
    /// default).
    PORT_UNREACHABLE,
    /// No way leads there, or the host itself does not answer on its own network.
    UNREACHABLE,
    /// Administratively prohibited: a packet filter says that it is one.
    PROHIBITED,
    /// It went round until its time was over.
    TIME_EXCEEDED
  }

  /// `port unreachable, says 192.0.2.9`.
  public String words() {
    String said =
        switch (why) {
          case PORT_UNREACHABLE -> "port unreachable";
          case UNREACHABLE -> "destination unreachable";
          case PROHIBITED -> "administratively prohibited";
          case TIME_EXCEEDED -> "time exceeded on the way";
        };
    return said + ", says " + by.getHostAddress();
  }
}
