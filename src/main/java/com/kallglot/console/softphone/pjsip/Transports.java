package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.network.NetworkSettings.Family;
import com.kallglot.console.softphone.pjsip.network.DatagramArrivals;
import com.kallglot.console.softphone.pjsip.protocol.TrustedAuthorities;
import com.kallglot.console.telephony.SipTransport;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.Endpoint;
import org.pjsip.pjsua2.TransportConfig;
import org.pjsip.pjsua2.TransportInfo;
import org.pjsip.pjsua2.pjsip_transport_type_e;

/// The SIP transports, shared by lines that want the same. Trust belongs to the transport: lines
/// with different authorities get different ones. All on the engine's thread.
final class Transports {
  /// PJSUA has room for no more (`pjsua_var.tpdata`).
  private static final int MAX = 8;

  private static final int TLS_TIMEOUT_MILLIS = 10_000;

  /// A transport that is listening, or that connects out only.
  ///
  /// @param local `address:port`
  record Opened(int id, String local) {
    int port() {
      return Integer.parseInt(local.substring(local.lastIndexOf(':') + 1));
    }
  }

  /// @param authorities in PEM, for TLS: a file of the same name may say others by now; null for
  ///   the system's
  /// @param stun the server that tells the address of a UDP transport; null for none
  private record Key(
      SipTransport kind,
      Family family,
      @Nullable String bindAddress,
      @Nullable String authorities,
      @Nullable InetSocketAddress stun) {}

  private static final class Shared {
    final Opened opened;
    int lines;

    Shared(Opened opened) {
      this.opened = opened;
    }
  }

  private final Endpoint endpoint;
  private final DatagramArrivals arrivals;
  private final Map<Key, Shared> open = new LinkedHashMap<>();

  Transports(Endpoint endpoint, DatagramArrivals arrivals) {
    this.endpoint = endpoint;
    this.arrivals = arrivals;
  }

  /// The transport for `account`; to be given back with [#release].
  ///
  /// @param stun the server that is asked for its address outside; null for none
  Opened take(SipAccount account, @Nullable InetSocketAddress stun) throws SoftphoneException {
    Key key = key(account, stun);
    Shared shared = open.get(key);
    if (shared != null && shared.lines == 0 && key.stun() != null) {
      // The NAT may have forgotten by now what the server said about it.
      close(key, shared.opened);
      shared = null;
    }
    if (shared == null) {
      closeAnUnused();
      shared = new Shared(open(key));
      open.put(key, shared);
      if (key.kind() == SipTransport.UDP) {
        arrivals.watch(shared.opened.port());
      }
    }
    shared.lines++;
    return shared.opened;
  }

  /// It stays open for responses still to come, until its place is needed.
  void release(Opened taken) {
    open.values().stream()
        .filter(shared -> shared.opened.equals(taken))
        .forEach(shared -> shared.lines--);
  }

  private static Key key(SipAccount account, @Nullable InetSocketAddress stun)
      throws SoftphoneException {
    Path trusted = account.transport() == SipTransport.TLS ? account.trustedCa() : null;
    return new Key(
        account.transport(),
        account.network().family(),
        account.bindAddress(),
        trusted == null ? null : TrustedAuthorities.in(trusted),
        account.transport() == SipTransport.UDP ? stun : null);
  }

  private void close(Key key, Opened opened) throws SoftphoneException {
    NativeFailure.translate(
        "Closing an unused transport", () -> endpoint.transportClose(opened.id()));
    open.remove(key);
    if (key.kind() == SipTransport.UDP) {
      arrivals.forget(opened.port());
    }
  }

  private void closeAnUnused() throws SoftphoneException {
    if (open.size() < MAX) {
      return;
    }
    for (var entry : open.entrySet()) {
      if (entry.getValue().lines == 0) {
        close(entry.getKey(), entry.getValue().opened);
        return;
      }
    }
    throw new SoftphoneException(
        "Opening a transport: the engine has "
            + MAX
            + " open, all in use. Close lines, or use the same address and authorities for"
            + " several.");
  }

  private Opened open(Key key) throws SoftphoneException {
    String where = Objects.requireNonNullElse(key.bindAddress(), "any address");
    try (var scope = new NativeScope()) {
      var config = scope.own(new TransportConfig(), TransportConfig::delete);
      if (key.bindAddress() != null) {
        config.setBoundAddress(key.bindAddress());
      }
      if (key.kind() == SipTransport.TLS) {
        trust(config, key.authorities());
      }
      return NativeFailure.translate(
          "Opening a " + key.kind() + " transport on " + where,
          () -> {
            int id = endpoint.transportCreate(type(key), config);
            var info = scope.own(endpoint.transportGetInfo(id), TransportInfo::delete);
            return new Opened(id, bracketed(info.getLocalName()));
          });
    }
  }

  /// PJSIP writes `::1:5060`, which nobody could read back (RFC 3986 §3.2.2).
  private static String bracketed(String local) {
    int colon = local.lastIndexOf(':');
    String address = local.substring(0, Math.max(colon, 0));
    return address.contains(":") && !address.startsWith("[")
        ? "[" + address + "]" + local.substring(colon)
        : local;
  }

  private static int type(Key key) throws SoftphoneException {
    boolean six = key.family() == Family.IPV6;
    return switch (key.kind()) {
      case UDP ->
          six
              ? pjsip_transport_type_e.PJSIP_TRANSPORT_UDP6
              : pjsip_transport_type_e.PJSIP_TRANSPORT_UDP;
      case TCP ->
          six
              ? pjsip_transport_type_e.PJSIP_TRANSPORT_TCP6
              : pjsip_transport_type_e.PJSIP_TRANSPORT_TCP;
      case TLS ->
          six
              ? pjsip_transport_type_e.PJSIP_TRANSPORT_TLS6
              : pjsip_transport_type_e.PJSIP_TRANSPORT_TLS;
      case UNKNOWN -> throw new SoftphoneException("Opening a transport of an unknown kind");
    };
  }

  private static void trust(TransportConfig config, @Nullable String authorities)
      throws SoftphoneException {
    var tls = config.getTlsConfig();
    tls.setCaBuf(authorities == null ? TrustedAuthorities.system() : authorities);
    tls.setVerifyServer(true);
    tls.setMsecTimeout(TLS_TIMEOUT_MILLIS);
  }
}
