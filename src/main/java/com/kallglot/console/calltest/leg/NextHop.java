package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.probe.Probe;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The server a request is sent to first.
///
/// @param port 1 to 65535
/// @param domain of the address called, which differs from `host` where a proxy is between
public record NextHop(String host, int port, String domain) {
  /// RFC 3261 §19.1.2.
  private static final int SIP_PORT = 5060;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SIPS_PORT = 5061;
  private static final Duration STEP_LIMIT = Duration.ofSeconds(2);

  /// The account's proxy, or else where the address called points.
  public static NextHop of(SipAccount account, String uri) {
    @Nullable String proxy = account.proxy();
    String target = SipUri.hostPortOf(proxy == null ? uri : proxy);
    int usual = account.transport() == SipTransport.TLS ? SIPS_PORT : SIP_PORT;
    int colon = target.lastIndexOf(':');
    boolean hasPort = colon > 0 && target.substring(colon + 1).matches("\\d{1,5}");
    String host = hasPort ? target.substring(0, colon) : target;
    int port = hasPort ? Integer.parseInt(target.substring(colon + 1)) : usual;
    return new NextHop(host, port, SipUri.hostOf(uri));
  }

  /// A peer on this computer is called from this computer's own address, so that it works without a
  /// network; null for any.
  ///
  /// @param hostAndPort of the peer
  public static @Nullable String localTowards(String hostAndPort) {
    return hostAndPort.matches("127\\.[\\d.]+(:\\d+)?|localhost(:\\d+)?") ? LOOPBACK : null;
  }

  /// Tries what the network lets through to it; takes a few seconds at most.
  public Reachability tryOut(SipAccount account) {
    return new Probe(host, port, account.transport(), domain, account.trustedCa(), STEP_LIMIT)
        .run();
  }
}
