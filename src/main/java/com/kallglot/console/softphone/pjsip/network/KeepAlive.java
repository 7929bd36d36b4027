package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.network.HostAndPort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.SipNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the NAT's mapping of one line's SIP over UDP, towards where its last request went. On the
/// engine's thread.
public final class KeepAlive {
  private static final Logger LOG = LoggerFactory.getLogger(KeepAlive.class);
  private static final int SIP_PORT = 5060;

  /// Whoever runs something later on the engine's thread.
  @FunctionalInterface
  public interface Timer {
    void after(Duration delay, Runnable action);
  }

  private final Duration every;
  private final Timer timer;
  private final int account;
  private @Nullable String target;
  private boolean ended;

  /// @param every zero for never
  /// @param account PJSUA's number of it
  public KeepAlive(Duration every, Timer timer, int account) {
    this.every = every;
    this.timer = timer;
    this.account = account;
  }

  /// A request of the line went over UDP to `remote`, `address:port`.
  public void sentTo(String remote) {
    boolean first = target == null;
    target = remote;
    if (first && !every.isZero()) {
      timer.after(every, this::send);
    }
  }

  private void send() {
    String to = target;
    if (ended || to == null) {
      return;
    }
    try {
      SipNetwork.keepAlive(account, HostAndPort.host(to), HostAndPort.port(to, SIP_PORT));
    } catch (Exception e) {
      LOG.debug("The keep-alive to {} was not sent", to, e);
    }
    timer.after(every, this::send);
  }

  public void end() {
    ended = true;
  }

  /// The interval of all TCP and TLS connections, of which PJSIP has one: the shortest of those
  /// that the open lines want.
  public static final class OfConnections {
    private final List<Duration> wanted = new ArrayList<>();

    public void open(Duration every) {
      wanted.add(every);
      tell();
    }

    public void close(Duration every) {
      wanted.remove(every);
      tell();
    }

    private void tell() {
      Duration shortest =
          wanted.stream()
              .filter(every -> !every.isZero())
              .min(Comparator.naturalOrder())
              .orElse(Duration.ZERO);
      SipNetwork.connectionKeepAlive((int) shortest.toSeconds());
    }
  }
}
