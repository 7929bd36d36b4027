package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the STUN server that answers. PJSIP would find out on the engine's thread, for many
/// seconds with all calls waiting, and then go on without a word.
final class StunProbe {
  private StunProbe() {}

  /// Asks the servers in their order; takes up to two seconds for each that does not answer.
  ///
  /// @param local the address to ask from; null for any
  /// @return the first that answers; empty where none is named
  /// @throws SoftphoneException where none of them answers
  static Optional<InetSocketAddress> firstAnswering(List<String> servers, @Nullable String local)
      throws SoftphoneException {
    List<String> failures = new ArrayList<>();
    for (String server : servers) {
      try {
        int port = HostAndPort.port(server, NetworkSettings.STUN_PORT);
        InetSocketAddress address = StunExchange.resolved(HostAndPort.host(server), port);
        if (answers(address, local)) {
          return Optional.of(address);
        }
        failures.add(server + " does not answer");
      } catch (UnknownHostException e) {
        failures.add(server + " has no IPv4 address");
      } catch (IOException e) {
        failures.add(server + ": " + e.getMessage());
      }
    }
    if (failures.isEmpty()) {
      return Optional.empty();
    }
    throw new SoftphoneException(
        "Asking for our address outside: of the STUN servers, " + String.join("; ", failures));
  }

  private static boolean answers(InetSocketAddress server, @Nullable String local)
      throws IOException {
    try (var exchange = StunExchange.overUdp(server, local)) {
      return exchange
          .ask(new StunMessage.Request(StunMessage.BINDING).bytes())
          .filter(answer -> answer.isSuccessOf(StunMessage.BINDING))
          .isPresent();
    }
  }
}
