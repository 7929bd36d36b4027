package com.kallglot.console.softphone.pjsip.network;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.SipNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which STUN server PJSIP asks: it knows one at a time. A line's own while its transport is made
/// and whenever it dials; between these, for calls that come in, that of the line opened last. On
/// the engine's thread.
public final class StunInUse {
  private static final Logger LOG = LoggerFactory.getLogger(StunInUse.class);

  private final List<InetSocketAddress> ofLines = new ArrayList<>();
  private @Nullable InetSocketAddress told;

  /// A line opens that asks `server`, and does so at once.
  ///
  /// @param server null for a line that asks none; to be given back with [#close]
  public void open(@Nullable InetSocketAddress server) throws Exception {
    use(server);
    if (server != null) {
      ofLines.addLast(server);
    }
  }

  public void close(@Nullable InetSocketAddress server) {
    if (server != null) {
      ofLines.remove(server);
      try {
        rest();
      } catch (Exception e) {
        LOG.debug("PJSIP goes on asking {}", server, e);
      }
    }
  }

  /// The line of `server` dials.
  public void dial(@Nullable InetSocketAddress server) throws Exception {
    if (server != null) {
      use(server);
    }
  }

  /// What was opened last may be a line that asks none.
  public void rest() throws Exception {
    use(ofLines.isEmpty() ? null : ofLines.getLast());
  }

  private void use(@Nullable InetSocketAddress server) throws Exception {
    if (server == null) {
      SipNetwork.useNoStunServer();
    } else if (!server.equals(told)) {
      SipNetwork.useStunServer(server.getAddress().getHostAddress(), server.getPort());
    }
    told = server;
  }
}
