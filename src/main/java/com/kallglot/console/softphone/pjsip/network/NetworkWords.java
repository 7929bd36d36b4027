package com.kallglot.console.softphone.pjsip.network;

import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.network.NetworkSettings.Ice;
import com.kallglot.console.softphone.network.NetworkSettings.Rewrite;
import com.kallglot.console.softphone.network.PortRange;
import com.kallglot.console.softphone.network.SessionTimer;
import com.kallglot.console.softphone.network.TurnServer;
import org.pjsip.pjsua2.AccountCallConfig;
import org.pjsip.pjsua2.AccountConfig;
import org.pjsip.pjsua2.AccountNatConfig;
import org.pjsip.pjsua2.TransportConfig;
import org.pjsip.pjsua2.pj_turn_tp_type;
import org.pjsip.pjsua2.pjsua_ipv6_use;
import org.pjsip.pjsua2.pjsua_sip_timer_use;
import org.pjsip.pjsua2.pjsua_stun_use;

/// Says [NetworkSettings] in PJSUA2's words.
public final class NetworkWords {
  private NetworkWords() {}

  /// @param ports of media; the account's own, or its share of everybody's
  public static void put(NetworkSettings network, PortRange ports, AccountConfig config) {
    // By default each call looks its host up twice, and bursts of calls stall for seconds.
    int ipv6 =
        network.family() == Family.IPV6
            ? pjsua_ipv6_use.PJSUA_IPV6_ENABLED_USE_IPV6_ONLY
            : pjsua_ipv6_use.PJSUA_IPV6_DISABLED;
    config.getSipConfig().setIpv6Use(ipv6);
    var media = config.getMediaConfig();
    media.setIpv6Use(ipv6);
    ports(network, ports, media.getTransportConfig());
    nat(network, config.getNatConfig());
    timer(network.sessionTimer(), config.getCallConfig());
  }

  private static void ports(NetworkSettings network, PortRange ports, TransportConfig transport) {
    transport.setPort(ports.first());
    // The highest that RTP may take: RTCP takes the one above.
    transport.setPortRange(ports.last() - ports.first() - 1);
    transport.setRandomizePort(true);
    if (network.bindAddress() != null) {
      transport.setBoundAddress(network.bindAddress());
    }
  }

  private static void nat(NetworkSettings network, AccountNatConfig nat) {
    int stun =
        network.stunServers().isEmpty()
            ? pjsua_stun_use.PJSUA_STUN_USE_DISABLED
            : pjsua_stun_use.PJSUA_STUN_USE_DEFAULT;
    nat.setSipStunUse(stun);
    nat.setMediaStunUse(stun);
    nat.setIceEnabled(network.ice() == Ice.ON);
    turn(network, nat);
    nat.setContactRewriteUse(flag(network.contactRewrite()));
    nat.setViaRewriteUse(flag(network.contactRewrite()));
    nat.setSdpNatRewriteUse(flag(network.sdpRewrite()));
    // PJSIP's own is for accounts that register, and floods where it is to come every second.
    nat.setUdpKaIntervalSec(0);
  }

  private static int flag(Rewrite rewrite) {
    return rewrite == Rewrite.ON ? 1 : 0;
  }

  private static void turn(NetworkSettings network, AccountNatConfig nat) {
    TurnServer turn = network.turn();
    nat.setTurnEnabled(turn != null);
    if (turn != null) {
      int port = HostAndPort.port(turn.server(), TurnServer.PORT);
      nat.setTurnServer(HostAndPort.host(turn.server()) + ":" + port);
      nat.setTurnConnType(
          switch (turn.transport()) {
            case UDP -> pj_turn_tp_type.PJ_TURN_TP_UDP;
            case TCP -> pj_turn_tp_type.PJ_TURN_TP_TCP;
          });
      nat.setTurnUserName(turn.user());
      nat.setTurnPasswordType(0); // in plain text, as against its digest
      nat.setTurnPassword(turn.password().reveal());
    }
  }

  private static void timer(SessionTimer timer, AccountCallConfig calls) {
    calls.setTimerUse(
        switch (timer.use()) {
          case OFF -> pjsua_sip_timer_use.PJSUA_SIP_TIMER_INACTIVE;
          case SUPPORTED -> pjsua_sip_timer_use.PJSUA_SIP_TIMER_OPTIONAL;
          case REQUIRED -> pjsua_sip_timer_use.PJSUA_SIP_TIMER_REQUIRED;
          case ALWAYS -> pjsua_sip_timer_use.PJSUA_SIP_TIMER_ALWAYS;
        });
    calls.setTimerMinSESec(timer.minimum().toSeconds());
    calls.setTimerSessExpiresSec(timer.expires().toSeconds());
  }
}
