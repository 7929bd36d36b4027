package com.kallglot.console.softphone;

import com.kallglot.console.softphone.network.NetworkSettings;
import com.kallglot.console.telephony.Secret;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An account as the engine needs it. Nothing registers unless `registrar` is given.
///
/// @param uri its own address, `sip:user@domain`
/// @param authUser the user name of the digest, where it is not the user of `uri`
/// @param password null where no challenge is expected
/// @param registrar `sip:host[:port]` to register with
/// @param proxy `host[:port]` that every request is sent to (a loose route)
/// @param transport of all requests: PJSIP is given no choice
/// @param trustedCa PEM file of authorities to trust for TLS, in place of the system's
/// @param codecs wanted, in order, by their SDP names (`PCMU`, `opus`); those that the engine does
///   not speak are left out; empty for the engine's own
/// @param network addresses, ports, NAT
public record SipAccount(
    String uri,
    @Nullable String authUser,
    @Nullable Secret password,
    @Nullable String registrar,
    @Nullable String proxy,
    SipTransport transport,
    SrtpPolicy srtp,
    SrtpKeying srtpKeying,
    @Nullable Path trustedCa,
    List<String> codecs,
    NetworkSettings network) {
  public SipAccount {
    codecs = List.copyOf(codecs);
  }

  /// With the platform's network settings.
  ///
  /// @param bindAddress the local address of signalling and media; null for any
  public SipAccount(
      String uri,
      @Nullable String authUser,
      @Nullable Secret password,
      @Nullable String registrar,
      @Nullable String proxy,
      SipTransport transport,
      SrtpPolicy srtp,
      SrtpKeying srtpKeying,
      @Nullable Path trustedCa,
      List<String> codecs,
      @Nullable String bindAddress) {
    this(
        uri,
        authUser,
        password,
        registrar,
        proxy,
        transport,
        srtp,
        srtpKeying,
        trustedCa,
        codecs,
        NetworkSettings.PLATFORM.boundTo(bindAddress));
  }

  /// The local address of signalling and media; null for any.
  public @Nullable String bindAddress() {
    return network.bindAddress();
  }

  /// The same with other network settings.
  public SipAccount with(NetworkSettings settings) {
    return new SipAccount(
        uri,
        authUser,
        password,
        registrar,
        proxy,
        transport,
        srtp,
        srtpKeying,
        trustedCa,
        codecs,
        settings);
  }

  /// The same, registering with nobody.
  public SipAccount unregistered() {
    return new SipAccount(
        uri,
        authUser,
        password,
        null,
        proxy,
        transport,
        srtp,
        srtpKeying,
        trustedCa,
        codecs,
        network);
  }
}
