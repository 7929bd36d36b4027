package com.kallglot.console.softphone.network;

import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.NetworkSettings.Lookup;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [NetworkSettings] in the making: nothing is checked before [#done].
public final class NetworkEdit {
  private @Nullable String bindAddress;
  private Family family;
  private Lookup lookup;
  private @Nullable String nameserver;
  private List<String> stunServers;
  private @Nullable TurnServer turn;
  private Ice ice;
  private Rewrite contactRewrite;
  private Rewrite sdpRewrite;
  private Duration keepAlive;
  private @Nullable PortRange rtpPorts;
  private SessionTimer sessionTimer;

  NetworkEdit(NetworkSettings from) {
    bindAddress = from.bindAddress();
    family = from.family();
    lookup = from.lookup();
    nameserver = from.nameserver();
    stunServers = from.stunServers();
    turn = from.turn();
    ice = from.ice();
    contactRewrite = from.contactRewrite();
    sdpRewrite = from.sdpRewrite();
    keepAlive = from.keepAlive();
    rtpPorts = from.rtpPorts();
    sessionTimer = from.sessionTimer();
  }

  public NetworkEdit bindAddress(@Nullable String address) {
    bindAddress = address;
    return this;
  }

  public NetworkEdit family(Family wanted) {
    family = wanted;
    return this;
  }

  public NetworkEdit lookup(Lookup wanted) {
    lookup = wanted;
    return this;
  }

  public NetworkEdit nameserver(@Nullable String address) {
    nameserver = address;
    return this;
  }

  public NetworkEdit stunServers(List<String> servers) {
    stunServers = servers;
    return this;
  }

  public NetworkEdit turn(@Nullable TurnServer server) {
    turn = server;
    return this;
  }

  public NetworkEdit ice(Ice wanted) {
    ice = wanted;
    return this;
  }

  public NetworkEdit contactRewrite(Rewrite wanted) {
    contactRewrite = wanted;
    return this;
  }

  public NetworkEdit sdpRewrite(Rewrite wanted) {
    sdpRewrite = wanted;
    return this;
  }

  public NetworkEdit keepAlive(Duration every) {
    keepAlive = every;
    return this;
  }

  public NetworkEdit rtpPorts(@Nullable PortRange ports) {
    rtpPorts = ports;
    return this;
  }

  public NetworkEdit sessionTimer(SessionTimer wanted) {
    sessionTimer = wanted;
    return this;
  }

  /// @throws IllegalArgumentException that says which setting cannot be, and why
  public NetworkSettings done() {
    return new NetworkSettings(
        bindAddress,
        family,
        lookup,
        nameserver,
        stunServers,
        turn,
        ice,
        contactRewrite,
        sdpRewrite,
        keepAlive,
        rtpPorts,
        sessionTimer);
  }
}
