package com.kallglot.console.phone.account;

import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.TurnServer;
import com.kallglot.console.telephony.Secret;
import org.jspecify.annotations.Nullable;

/// The network settings of an account as they are kept: the relay without its password.
///
/// @param settings without a relay
/// @param relay null where there is none
public record AccountNetwork(NetworkSettings settings, @Nullable Relay relay) {
  /// What the platform needs, and most others.
  public static final AccountNetwork PLATFORM = new AccountNetwork(NetworkSettings.PLATFORM, null);

  /// A TURN server, but for the password.
  ///
  /// @param server `host[:port]`
  public record Relay(String server, TurnServer.Transport transport, String user) {
    public Relay {
      if (!HostAndPort.isValid(server) || user.isBlank()) {
        throw new IllegalArgumentException("a relay has a server and a user name");
      }
    }
  }

  public AccountNetwork {
    if (settings.turn() != null) {
      throw new IllegalArgumentException("the relay's password is kept elsewhere");
    }
    if (relay != null && (settings.ice() == Ice.OFF || settings.family() == Family.IPV6)) {
      throw new IllegalArgumentException("a relay needs ICE and IPv4");
    }
  }

  /// As the engine takes it.
  ///
  /// @param password of the relay, which is left out where it is not known
  /// @param local the address that the account's server is called from, where none is set; not with
  ///   ICE where it is the loopback, over which ICE knows no way
  NetworkSettings complete(@Nullable Secret password, @Nullable String local) {
    boolean free = settings.bindAddress() == null && settings.family() == Family.IPV4;
    boolean barred = local == null || (settings.ice() == Ice.ON && HostAndPort.isLoopback(local));
    NetworkSettings bound = free && !barred ? settings.boundTo(local) : settings;
    return relay == null || password == null
        ? bound
        : bound
            .edit()
            .turn(new TurnServer(relay.server(), relay.transport(), relay.user(), password))
            .done();
  }
}
