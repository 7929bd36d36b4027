package com.kallglot.console.sandbox.edge.message;

import com.kallglot.console.telephony.SipTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;

/// Who a call from here goes to, and how.
public record Invitee(SipURI uri, SipTransport transport) {
  private static final int HIGHEST_PORT = 65_535;

  /// What an address names, on this computer only: no name is looked up.
  ///
  /// @return empty where the address cannot be read, is of elsewhere or has a port that is none
  public static Optional<Invitee> of(String address) {
    try {
      return SipFactory.getInstance().createAddressFactory().createURI(address)
              instanceof SipURI uri
          ? of(uri)
          : Optional.empty();
    } catch (ParseException unreadable) {
      return Optional.empty();
    } catch (PeerUnavailableException e) {
      throw new IllegalStateException("JAIN-SIP is on the class path", e);
    }
  }

  private static Optional<Invitee> of(SipURI uri) throws ParseException {
    if (uri.getHost().equalsIgnoreCase("localhost")) {
      uri.setHost("127.0.0.1"); // what the stack would look up
    }
    return isHere(uri.getHost())
        ? transport(uri).map(transport -> new Invitee(uri, transport))
        : Optional.empty();
  }

  /// A telephone that registered, reached the way its registration came: over TCP and TLS that is
  /// the connection that is up.
  public static Optional<Invitee> registered(SipURI contact, InetSocketAddress source) {
    SipURI uri = (SipURI) contact.clone();
    Optional<SipTransport> transport = transport(uri);
    if (transport.isPresent() && transport.get() != SipTransport.UDP) {
      try {
        uri.setHost(source.getAddress().getHostAddress());
        uri.setPort(source.getPort());
      } catch (ParseException e) {
        throw new IllegalStateException("An address of a packet does not parse", e);
      }
    }
    return transport.map(kind -> new Invitee(uri, kind));
  }

  /// Empty where the address cannot be sent to: the stack reads any number as a port.
  private static Optional<SipTransport> transport(SipURI uri) {
    @Nullable String named = uri.getTransportParam();
    if (uri.getPort() > HIGHEST_PORT) {
      return Optional.empty();
    }
    if (uri.isSecure()) {
      return Optional.of(SipTransport.TLS);
    }
    return switch (named == null ? "udp" : named.toLowerCase(Locale.ROOT)) {
      case "udp" -> Optional.of(SipTransport.UDP);
      case "tcp" -> Optional.of(SipTransport.TCP);
      case "tls" -> Optional.of(SipTransport.TLS);
      default -> Optional.empty();
    };
  }

  private static boolean isHere(String host) {
    String literal = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return InetAddress.ofLiteral(literal).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }
}
