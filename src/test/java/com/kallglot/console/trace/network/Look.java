package com.kallglot.console.trace.network;

import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.network.NetworkView.Way;
import com.kallglot.console.trace.probe.Probe;
import com.kallglot.console.trace.probe.SipServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Looks at UDP and TCP of a server and prints the translation of each, the address it was seen as,
/// and the remarks. A program of its own: `Look ADDRESS PORT`.
final class Look {
  private Look() {}

  public static void main(String[] arguments) {
    List<Way> ways =
        Stream.of(SipTransport.UDP, SipTransport.TCP)
            .map(kind -> new Transport(kind, arguments[0], Integer.parseInt(arguments[1])))
            .map(Look::tried)
            .toList();
    var view = new NetworkView(List.of(), ways);
    System.out.println(
        "%s %s %s %s"
            .formatted(
                ways.get(0).translation(),
                ways.get(1).translation(),
                view.seenAs().orElse("nobody"),
                view.remarks()));
  }

  private static Way tried(Transport transport) {
    return new Way(
        transport,
        new Probe(
                SipServer.usual(transport.host(), transport.port()),
                transport.kind(),
                "example.com",
                null,
                Duration.ofMillis(500))
            .run());
  }
}
