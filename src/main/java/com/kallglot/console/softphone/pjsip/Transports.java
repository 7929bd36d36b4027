package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.protocol.TrustedAuthorities;
import com.kallglot.console.telephony.SipTransport;
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
  record Opened(int id, String local) {}

  private record Key(SipTransport kind, @Nullable String bindAddress, @Nullable Path trustedCa) {}

  private static final class Shared {
    final Opened opened;
    int lines;

    Shared(Opened opened) {
      this.opened = opened;
    }
  }

  private final Endpoint endpoint;
  private final Map<Key, Shared> open = new LinkedHashMap<>();

  Transports(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  /// The transport for `account`; to be given back with [#release].
  Opened take(SipAccount account) throws SoftphoneException {
    Key key = key(account);
    Shared shared = open.get(key);
    if (shared == null) {
      closeAnUnused();
      shared = new Shared(open(key));
      open.put(key, shared);
    }
    shared.lines++;
    return shared.opened;
  }

  /// It stays open for responses still to come, until its place is needed.
  void release(SipAccount account) {
    Shared shared = open.get(key(account));
    if (shared != null) {
      shared.lines--;
    }
  }

  private static Key key(SipAccount account) {
    Path ca = account.transport() == SipTransport.TLS ? account.trustedCa() : null;
    return new Key(account.transport(), account.bindAddress(), ca);
  }

  private void closeAnUnused() throws SoftphoneException {
    if (open.size() < MAX) {
      return;
    }
    for (var entry : open.entrySet()) {
      if (entry.getValue().lines == 0) {
        int id = entry.getValue().opened.id();
        NativeFailure.translate("Closing an unused transport", () -> endpoint.transportClose(id));
        open.remove(entry.getKey());
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
        trust(config, key.trustedCa());
      }
      return NativeFailure.translate(
          "Opening a " + key.kind() + " transport on " + where,
          () -> {
            int id = endpoint.transportCreate(type(key.kind()), config);
            var info = scope.own(endpoint.transportGetInfo(id), TransportInfo::delete);
            return new Opened(id, info.getLocalName());
          });
    }
  }

  private static int type(SipTransport kind) throws SoftphoneException {
    return switch (kind) {
      case UDP -> pjsip_transport_type_e.PJSIP_TRANSPORT_UDP;
      case TCP -> pjsip_transport_type_e.PJSIP_TRANSPORT_TCP;
      case TLS -> pjsip_transport_type_e.PJSIP_TRANSPORT_TLS;
      case UNKNOWN -> throw new SoftphoneException("Opening a transport of an unknown kind");
    };
  }

  private static void trust(TransportConfig config, @Nullable Path trustedCa)
      throws SoftphoneException {
    String authorities =
        trustedCa == null ? TrustedAuthorities.system() : TrustedAuthorities.in(trustedCa);
    var tls = config.getTlsConfig();
    tls.setCaBuf(authorities);
    tls.setVerifyServer(true);
    tls.setMsecTimeout(TLS_TIMEOUT_MILLIS);
  }
}
