package com.kallglot.console.softphone.network;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an account reaches its servers and is reached through NAT. Every setting is the account's
/// own, but for one: PJSIP asks one STUN server at a time for the whole process, that of the line
/// opened last.
///
/// @param bindAddress the local IP address of signalling and media, of the same `family`; null for
///   any
/// @param family of the addresses of signalling and media; with IPv6 there is no NAT to get
///   through, so that it goes with neither STUN nor TURN
/// @param lookup how a server's name becomes an address
/// @param nameserver `address[:port]` that is asked for names in place of the system's; null for
///   the system's. The name of a TLS server is looked up by the system's either way, because its
///   certificate is held against it
/// @param stunServers `host[:port]`, port 3478 where none is given: the first that answers tells
///   the addresses that go into Contact and SDP (RFC 8489); empty for none. A line does not open
///   where none answers
/// @param turn a relay for media; needs ICE. A line does not open where it relays nothing for us
/// @param contactRewrite whether the address that the registrar sees us at (`received` and `rport`,
///   RFC 3581) goes into Contact and Via; learned by registering, so without effect for an account
///   that does not
/// @param sdpRewrite whether it goes into the SDP as well, with the ports as they are here
/// @param keepAlive how often the NAT's mapping of our SIP is refreshed (RFC 5626 §3.5.1), in whole
///   seconds; zero for never, at most [#LONGEST_KEEP_ALIVE]
/// @param rtpPorts the UDP ports of media; null for a share of 16384 to 32767
public record NetworkSettings(
    @Nullable String bindAddress,
    Family family,
    Lookup lookup,
    @Nullable String nameserver,
    List<String> stunServers,
    @Nullable TurnServer turn,
    Ice ice,
    Rewrite contactRewrite,
    Rewrite sdpRewrite,
    Duration keepAlive,
    @Nullable PortRange rtpPorts,
    SessionTimer sessionTimer) {
  public static final int STUN_PORT = 3478;

  /// A NAT may forget a UDP mapping after two minutes (RFC 4787 REQ-5): more is of no use to any.
  public static final Duration LONGEST_KEEP_ALIVE = Duration.ofMinutes(5);

  /// What the platform needs, and most others.
  public static final NetworkSettings PLATFORM =
      new NetworkSettings(
          null,
          Family.IPV4,
          Lookup.ADDRESS,
          null,
          List.of(),
          null,
          Ice.OFF,
          Rewrite.ON,
          Rewrite.OFF,
          Duration.ofSeconds(15),
          null,
          SessionTimer.RECOMMENDED);

  /// Which addresses are used.
  public enum Family {
    IPV4,
    IPV6
  }

  /// How a server's name becomes an address (RFC 3263).
  public enum Lookup {
    /// By its A or AAAA record.
    ADDRESS,
    /// By the SRV record of the account's transport where there is one and no port is given, and
    /// otherwise as [#ADDRESS].
    SRV
  }

  /// Whether media finds its way by connectivity checks (RFC 8445).
  public enum Ice {
    OFF,
    ON
  }

  /// Whether an address that is of no use outside is replaced.
  public enum Rewrite {
    OFF,
    ON
  }

  public NetworkSettings {
    stunServers = List.copyOf(stunServers);
    stunServers.forEach(server -> HostAndPort.required("STUN server", server));
    if (bindAddress != null) {
      requireOf(family, bindAddress);
    }
    if (nameserver != null && !isNameserver(nameserver)) {
      throw new IllegalArgumentException(
          "Nameserver \"" + nameserver + "\": it must read address[:port]");
    }
    if (ice == Ice.ON && bindAddress != null && HostAndPort.isLoopback(bindAddress)) {
      throw new IllegalArgumentException(
          "ICE knows no way over " + bindAddress + ": it leaves the loopback out");
    }
    if (turn != null && ice == Ice.OFF) {
      throw new IllegalArgumentException("A TURN server is of no use without ICE");
    }
    if (family == Family.IPV6 && (turn != null || !stunServers.isEmpty())) {
      throw new IllegalArgumentException("STUN and TURN go with IPv4 only");
    }
    if (!isKeepAlive(keepAlive)) {
      throw new IllegalArgumentException(
          "Keep-alive every %s: 0 to %d whole seconds"
              .formatted(keepAlive, LONGEST_KEEP_ALIVE.toSeconds()));
    }
  }

  private static void requireOf(Family family, String address) {
    boolean fits =
        HostAndPort.isAddress(address) && HostAndPort.isIpv6(address) == (family == Family.IPV6);
    if (!fits) {
      throw new IllegalArgumentException(
          "Local address \"%s\": it must be an %s address".formatted(address, family));
    }
  }

  public static boolean isNameserver(String text) {
    return HostAndPort.isValid(text) && HostAndPort.isAddress(HostAndPort.host(text));
  }

  public static boolean isKeepAlive(Duration every) {
    return !every.isNegative()
        && every.equals(Duration.ofSeconds(every.toSeconds()))
        && every.compareTo(LONGEST_KEEP_ALIVE) <= 0;
  }

  /// The same from one local address, and with the family of that.
  ///
  /// @param address null for any, with the family as it was
  public NetworkSettings boundTo(@Nullable String address) {
    NetworkEdit edit = edit().bindAddress(address);
    return address == null
        ? edit.done()
        : edit.family(HostAndPort.isIpv6(address) ? Family.IPV6 : Family.IPV4).done();
  }

  /// For settings that differ in a few points.
  public NetworkEdit edit() {
    return new NetworkEdit(this);
  }
}
