package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.network.HostAndPort;
import com.kallglot.console.telephony.SipTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Between which sockets the messages of a call went. The far one is known of each; our own is read
/// from what we wrote into `Via` and `Contact`, and over TCP and TLS from the `rport` (RFC 3581)
/// that the far end saw us at, unless it says that it saw another address, as behind a NAT.
final class SipEnds {
  private static final int USUAL_PORT = 5060;

  /// Host and port of an address, a Contact or a sent-by.
  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[0-9.]+)(?::(\\d{1,5}))?$");

  private final Map<SipTransport, InetSocketAddress> ours = new EnumMap<>(SipTransport.class);

  SipEnds(List<SipMessage> messages) {
    for (SipMessage message : messages) {
      SipText text = SipText.of(message.text());
      connection(message, text).ifPresent(local -> ours.put(message.transport(), local));
      stated(message, text).ifPresent(local -> ours.putIfAbsent(message.transport(), local));
    }
  }

  InetSocketAddress local(SipMessage message) {
    InetSocketAddress known = ours.get(message.transport());
    return known == null ? new InetSocketAddress(USUAL_PORT) : known;
  }

  /// Our own end of a message as `address:port`, where it is known.
  Optional<String> told(SipMessage message) {
    return Optional.ofNullable(ours.get(message.transport())).map(HostAndPort::of);
  }

  static InetSocketAddress remote(SipMessage message) {
    return socket(message.remote()).orElseGet(() -> new InetSocketAddress(0));
  }

  /// What we say of ourselves.
  private static Optional<InetSocketAddress> stated(SipMessage message, SipText text) {
    if (message.heading() != Heading.SENT) {
      return Optional.empty();
    }
    return text.isRequest()
        ? socket(sentBy(via(text)))
        : socket(text.address("Contact").replaceFirst("^sips?:([^@]*@)?", "").split(";", 2)[0]);
  }

  /// What the far end saw of a connection that we opened.
  private static Optional<InetSocketAddress> connection(SipMessage message, SipText text) {
    boolean udp = message.transport() == SipTransport.UDP;
    if (udp || message.heading() != Heading.RECEIVED || text.isRequest()) {
      return Optional.empty();
    }
    String via = via(text);
    Optional<InetSocketAddress> own = socket(sentBy(via));
    String seen = SipText.parameter(via, "received").orElse("");
    boolean translated =
        !seen.isEmpty()
            && socket(seen)
                .map(InetSocketAddress::getAddress)
                .filter(
                    address -> own.map(InetSocketAddress::getAddress).equals(Optional.of(address)))
                .isEmpty();
    return translated
        ? Optional.empty()
        : SipText.parameter(via, "rport")
            .filter(port -> port.matches("\\d{1,5}"))
            .flatMap(port ->
                own.map(socket -> new InetSocketAddress(socket.getAddress(), number(port))));
  }

  private static String via(SipText text) {
    return text.values("Via").stream().findFirst().orElse("");
  }

  private static String sentBy(String via) {
    return via.split(";", 2)[0].strip().replaceFirst("^\\S+\\s+", "");
  }

  /// Of a literal address; no name is looked up.
  private static Optional<InetSocketAddress> socket(String text) {
    Matcher parts = HOST_PORT.matcher(text.strip());
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      InetAddress host = InetAddress.ofLiteral(parts.group(1).replaceAll("[\\[\\]]", ""));
      int port = parts.group(2) == null ? USUAL_PORT : number(parts.group(2));
      return Optional.of(new InetSocketAddress(host, port));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // not an address: who knows what the far end wrote
    }
  }

  private static int number(String port) {
    return Math.min(Integer.parseInt(port), 0xFFFF);
  }
}
