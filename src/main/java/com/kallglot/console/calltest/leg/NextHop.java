package com.kallglot.console.calltest.leg;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.lookup.ServerLookup;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.Reachability.Attempt;
import com.kallglot.console.trace.Reachability.Outcome;
import com.kallglot.console.trace.Reachability.Step;
import com.kallglot.console.trace.probe.Probe;
import com.kallglot.console.trace.probe.SipServer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The server that a request is sent to first.
///
/// @param port 1 to 65535
/// @param domain of the address called, which differs from `host` where a proxy is between
public record NextHop(String host, int port, String domain) {
  /// RFC 3261 §19.1.2.
  private static final int SIP_PORT = 5060;

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SIPS_PORT = 5061;
  private static final Duration STEP_LIMIT = Duration.ofSeconds(2);

  /// What became of trying it.
  public record Tried(NextHop hop, Reachability reached) {}

  /// Looks it up as the engine does, and tries what the network lets through to it; takes a few
  /// seconds at most.
  public static Tried tryOut(SipAccount account, String uri) {
    long start = System.nanoTime();
    try {
      NextHop hop = of(account, uri, ServerLookup.next(account));
      var probe =
          new Probe(
              hop.server(account),
              account.transport(),
              hop.domain,
              account.trustedCa(),
              STEP_LIMIT);
      return new Tried(hop, probe.run());
    } catch (SoftphoneException e) {
      NextHop hop = of(account, uri, account.proxy());
      var took = Duration.ofNanos(System.nanoTime() - start);
      var failed = new Attempt(Step.NAME, Outcome.NO_ADDRESS, took, String.valueOf(e.getMessage()));
      String target = hop.host + ":" + hop.port + " over " + account.transport();
      return new Tried(hop, new Reachability(target, List.of(failed)));
    }
  }

  /// @param next that every request is sent to; null where that is whom it is meant for
  static NextHop of(SipAccount account, String uri, @Nullable String next) {
    String target = SipUri.hostPortOf(next == null ? uri : next);
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

  /// As the account reaches it.
  public SipServer server(SipAccount account) {
    return new SipServer(host, port, account.network());
  }
}
