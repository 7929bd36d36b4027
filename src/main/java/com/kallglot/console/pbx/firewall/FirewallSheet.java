package com.kallglot.console.pbx.firewall;

import com.kallglot.console.pbx.firewall.FirewallRule.Direction;
import com.kallglot.console.pbx.firewall.FirewallRule.Protocol;
import com.kallglot.console.pbx.firewall.FirewallRule.Purpose;
import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole sheet for one platform, in the order a call needs it.
///
/// @param addressesKnown whether the platform says which addresses its media come from
public record FirewallSheet(List<FirewallRule> rules, boolean addressesKnown) {
  public FirewallSheet {
    rules = List.copyOf(rules);
  }

  public static FirewallSheet of(SipSettings sip) {
    List<FirewallRule> rules = new ArrayList<>();
    List<Transport> transports =
        sip.transports().stream()
            .filter(transport -> transport.kind() != SipTransport.UNKNOWN)
            .sorted(Comparator.comparing(transport -> transport.kind() != SipTransport.TLS))
            .toList();
    for (Transport transport : transports) {
      rules.add(
          new FirewallRule(
              Purpose.SIGNALLING,
              Direction.OUT,
              protocol(transport),
              remote(sip.signallingIps(), transport.host()),
              String.valueOf(transport.port())));
    }
    List<String> media = remote(sip.mediaIps(), sip.domain());
    rules.add(media(Direction.OUT, media, sip.mediaPortRange()));
    rules.add(media(Direction.IN, media, sip.mediaPortRange()));
    transports.stream()
        .map(FirewallSheet::protocol)
        .distinct()
        .forEach(protocol ->
            rules.add(
                new FirewallRule(
                    Purpose.CALLS_FROM_PLATFORM,
                    Direction.IN,
                    protocol,
                    remote(sip.signallingIps(), sip.domain()),
                    null)));
    return new FirewallSheet(rules, !sip.signallingIps().isEmpty() && !sip.mediaIps().isEmpty());
  }

  private static FirewallRule media(
      Direction direction, List<String> remote, @Nullable String ports) {
    return new FirewallRule(Purpose.MEDIA, direction, Protocol.UDP, remote, ports);
  }

  private static Protocol protocol(Transport transport) {
    return transport.kind() == SipTransport.UDP ? Protocol.UDP : Protocol.TCP;
  }

  private static List<String> remote(List<String> addresses, String name) {
    return addresses.isEmpty() ? List.of(name) : addresses;
  }
}
