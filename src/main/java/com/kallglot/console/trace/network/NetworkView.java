package com.kallglot.console.trace.network;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.trace.Reachability;
import com.kallglot.console.trace.network.OwnAddresses.OwnAddress;
import com.kallglot.console.trace.probe.SipAccessProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is between this computer and a platform's SIP access.
///
/// @param ways in the order of the settings; empty where they name none
public record NetworkView(List<OwnAddress> addresses, List<Way> ways) {
  public NetworkView {
    addresses = List.copyOf(addresses);
    ways = List.copyOf(ways);
  }

  /// One transport, tried.
  public record Way(Transport transport, Reachability found) {
    public Translation translation() {
      return Translation.of(found);
    }

    private boolean is(SipTransport kind) {
      return transport.kind() == kind;
    }
  }

  /// What the findings mean, most pressing first.
  public enum Remark {
    /// There is nothing to try.
    NO_TRANSPORTS,
    /// No transport answers.
    NOTHING_REACHED,
    /// UDP gets no answer where TCP or TLS does: something on the way drops it, sound too perhaps.
    UDP_DROPPED,
    /// UDP answers where TCP and TLS do not.
    ONLY_UDP,
    /// A certificate is not trusted, or is for another name.
    CERTIFICATE,
    /// An address is translated on the way.
    BEHIND_NAT
  }

  /// Tries all transports side by side; blocks a few seconds at most.
  ///
  /// @param trustedCa PEM file of authorities to trust in place of the system's
  public static NetworkView of(SipSettings sip, @Nullable Path trustedCa)
      throws InterruptedException {
    return of(sip, trustedCa, _ -> {});
  }

  /// The same; when interrupted it gives up at once.
  ///
  /// @param told each transport when it was tried to its end, on any thread
  public static NetworkView of(SipSettings sip, @Nullable Path trustedCa, Consumer<Way> told)
      throws InterruptedException {
    List<Way> ways = new ArrayList<>();
    new SipAccessProbe(sip, trustedCa)
        .run(sip.transports(), (transport, found) -> told.accept(new Way(transport, found)))
        .forEach((transport, found) -> ways.add(new Way(transport, found)));
    return new NetworkView(OwnAddresses.now(), ways);
  }

  public boolean isReached() {
    return ways.stream().anyMatch(way -> way.found.isReached());
  }

  /// This computer's address as the platform saw it; empty where no answer said.
  public Optional<String> seenAs() {
    return Reachability.seenAs(ways.stream().map(Way::found).toList());
  }

  public List<Remark> remarks() {
    if (ways.isEmpty()) {
      return List.of(Remark.NO_TRANSPORTS);
    }
    List<Remark> remarks = new ArrayList<>();
    boolean udp = ways.stream().anyMatch(way -> way.is(SipTransport.UDP) && reached(way));
    boolean streams = ways.stream().anyMatch(way -> !way.is(SipTransport.UDP) && reached(way));
    if (!udp && !streams) {
      remarks.add(Remark.NOTHING_REACHED);
    } else if (streams && ways.stream().anyMatch(way -> way.is(SipTransport.UDP)) && !udp) {
      remarks.add(Remark.UDP_DROPPED);
    } else if (!streams && ways.stream().anyMatch(way -> !way.is(SipTransport.UDP))) {
      remarks.add(Remark.ONLY_UDP);
    }
    if (ways.stream().anyMatch(NetworkView::hasBadCertificate)) {
      remarks.add(Remark.CERTIFICATE);
    }
    if (ways.stream().map(Way::translation).anyMatch(NetworkView::isOfAddress)) {
      remarks.add(Remark.BEHIND_NAT);
    }
    return remarks;
  }

  private static boolean reached(Way way) {
    return way.found.isReached();
  }

  private static boolean hasBadCertificate(Way way) {
    return way.found.has(Reachability.Outcome.UNTRUSTED)
        || way.found.has(Reachability.Outcome.OUT_OF_DATE)
        || way.found.has(Reachability.Outcome.WRONG_NAME);
  }

  private static boolean isOfAddress(Translation translation) {
    return translation == Translation.ADDRESS || translation == Translation.ADDRESS_AND_PORT;
  }
}
