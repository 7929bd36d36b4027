package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.TurnServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks a TURN server for a relay and gives it back. PJSIP goes on without a word where there is
/// none, after seconds of waiting in each call, and sound gets lost for reasons that nobody sees.
final class TurnProbe {
  private static final int UDP = 17 << 24;

  private final TurnServer turn;

  private TurnProbe(TurnServer turn) {
    this.turn = turn;
  }

  /// @param local the address to ask from; null for any
  /// @throws SoftphoneException where it relays nothing for this user, with its reason
  static void check(TurnServer turn, @Nullable String local) throws SoftphoneException {
    try {
      int port = HostAndPort.port(turn.server(), TurnServer.PORT);
      var server = StunExchange.resolved(HostAndPort.host(turn.server()), port);
      try (var exchange = open(turn, server, local)) {
        new TurnProbe(turn).allocate(exchange);
      }
    } catch (UnknownHostException e) {
      throw failed(turn, "it has no IPv4 address", e);
    } catch (IOException e) {
      throw failed(turn, String.valueOf(e.getMessage()), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK has MD5 and HMAC-SHA1", e);
    }
  }

  private static StunExchange open(
      TurnServer turn, InetSocketAddress server, @Nullable String local) throws IOException {
    return switch (turn.transport()) {
      case UDP -> StunExchange.overUdp(server, local);
      case TCP -> StunExchange.overTcp(server, local);
    };
  }

  private static SoftphoneException failed(TurnServer turn, String why, @Nullable Exception cause) {
    String text =
        "Asking the TURN server %s over %s for a relay: %s"
            .formatted(turn.server(), turn.transport(), why);
    return cause == null ? new SoftphoneException(text) : new SoftphoneException(text, cause);
  }

  /// The first request learns the realm (RFC 8489 §9.2.3), the second has the credentials.
  private void allocate(StunExchange exchange)
      throws SoftphoneException, IOException, GeneralSecurityException {
    StunMessage challenge =
        exchange
            .ask(request(StunMessage.ALLOCATE).bytes())
            .orElseThrow(() -> failed(turn, "it does not answer", null));
    String realm = challenge.text(StunMessage.REALM);
    String nonce = challenge.text(StunMessage.NONCE);
    String password = turn.password().reveal();
    byte[] key = StunMessage.longTermKey(turn.user(), realm, password);
    Optional<StunMessage> answer =
        exchange.ask(signed(request(StunMessage.ALLOCATE), realm, nonce, key));
    if (answer.isEmpty() || !answer.get().isSuccessOf(StunMessage.ALLOCATE)) {
      String said = answer.map(StunMessage::error).orElse("it does not answer");
      throw failed(turn, "for user " + turn.user() + ", " + said, null);
    }
    StunMessage.Request release =
        new StunMessage.Request(StunMessage.REFRESH).with(StunMessage.LIFETIME, 0);
    var _ = exchange.ask(signed(release, realm, nonce, key));
  }

  private static StunMessage.Request request(int method) {
    return new StunMessage.Request(method).with(StunMessage.REQUESTED_TRANSPORT, UDP);
  }

  private byte[] signed(StunMessage.Request request, String realm, String nonce, byte[] key)
      throws GeneralSecurityException {
    return request
        .with(StunMessage.USERNAME, turn.user())
        .with(StunMessage.REALM, realm)
        .with(StunMessage.NONCE, nonce)
        .signed(key);
  }
}
