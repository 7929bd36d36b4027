package com.kallglot.console.softphone;

import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.util.List;

/// Accounts that stay on the loopback.
public final class SoftphoneAccounts {
  public static final String LOOPBACK = "127.0.0.1";

  private SoftphoneAccounts() {}

  /// UDP, plain RTP, no password, no registration.
  public static SipAccount plain(String user) {
    return over(user, SipTransport.UDP);
  }

  public static SipAccount over(String user, SipTransport transport) {
    return account(address(user), transport, SrtpPolicy.OFF, SrtpKeying.SDES, List.of());
  }

  public static SipAccount withUri(String uri) {
    return account(uri, SipTransport.UDP, SrtpPolicy.OFF, SrtpKeying.SDES, List.of());
  }

  /// Registers with somebody before it calls.
  public static SipAccount registering(String user) {
    return registering(user, LOOPBACK);
  }

  /// @param server host and port of its registrar
  /// @param codecs the only ones, where there are any
  public static SipAccount registering(String user, String server, String... codecs) {
    return new SipAccount(
        "sip:" + user + "@" + server,
        null,
        null,
        "sip:" + server,
        null,
        SipTransport.UDP,
        SrtpPolicy.OFF,
        SrtpKeying.SDES,
        null,
        List.of(codecs),
        LOOPBACK);
  }

  /// Offers and accepts these codecs alone, in this order.
  public static SipAccount speaking(String user, String... codecs) {
    return account(
        address(user), SipTransport.UDP, SrtpPolicy.OFF, SrtpKeying.SDES, List.of(codecs));
  }

  public static SipAccount encrypting(String user, SrtpPolicy policy, SrtpKeying keying) {
    return account(address(user), SipTransport.UDP, policy, keying, List.of());
  }

  private static String address(String user) {
    return "sip:" + user + "@" + LOOPBACK;
  }

  private static SipAccount account(
      String uri,
      SipTransport transport,
      SrtpPolicy policy,
      SrtpKeying keying,
      List<String> codecs) {
    return new SipAccount(
        uri, null, null, null, null, transport, policy, keying, null, codecs, LOOPBACK);
  }
}
