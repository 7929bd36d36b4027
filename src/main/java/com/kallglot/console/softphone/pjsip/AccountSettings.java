package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.network.PortRange;
import com.kallglot.console.softphone.pjsip.network.NetworkWords;
import com.kallglot.console.softphone.pjsip.protocol.DialTarget;
import com.kallglot.console.telephony.SrtpKeying;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AccountConfig;
import org.pjsip.pjsua2.AccountMediaConfig;
import org.pjsip.pjsua2.AuthCredInfo;
import org.pjsip.pjsua2.pjmedia_srtp_keying_method;
import org.pjsip.pjsua2.pjmedia_srtp_use;

/// Says a [SipAccount] in PJSUA2's words.
final class AccountSettings {
  private static final Pattern ADDRESS =
      Pattern.compile("sips?:(?<user>[^@\\s<>\"]+)@[^@\\s<>\"]+", Pattern.CASE_INSENSITIVE);

  private AccountSettings() {}

  /// The user part of an account's address.
  static String user(SipAccount account) throws SoftphoneException {
    Matcher address = ADDRESS.matcher(account.uri());
    if (!address.matches()) {
      throw new SoftphoneException(
          "Opening a line for \"" + account.uri() + "\": it must read sip:user@domain");
    }
    return address.group("user");
  }

  /// @param next `host[:port]` that every request is sent to; null for none
  static AccountConfig of(
      NativeScope scope,
      SipAccount account,
      @Nullable String next,
      int transportId,
      PortRange rtpPorts)
      throws SoftphoneException {
    var config = scope.own(new AccountConfig(), AccountConfig::delete);
    config.setIdUri(account.uri());
    credentials(account, user(account), config);
    var sip = config.getSipConfig();
    sip.setTransportId(transportId);
    if (next != null) {
      sip.getProxies().add(DialTarget.looseRoute(account.transport(), next));
    }
    var registration = config.getRegConfig();
    registration.setRegisterOnAdd(account.registrar() != null);
    if (account.registrar() != null) {
      registration.setRegistrarUri(DialTarget.over(account.transport(), account.registrar()));
    }
    media(account, config.getMediaConfig());
    NetworkWords.put(account.network(), rtpPorts, config);
    return config;
  }

  private static void credentials(SipAccount account, String user, AccountConfig config) {
    var password = account.password();
    if (password == null) {
      return;
    }
    try (var scope = new NativeScope()) {
      String authUser = account.authUser() == null ? user : account.authUser();
      var credentials = new AuthCredInfo("digest", "*", authUser, 0, password.reveal());
      config.getSipConfig().getAuthCreds().add(scope.own(credentials, AuthCredInfo::delete));
    }
  }

  private static void media(SipAccount account, AccountMediaConfig config)
      throws SoftphoneException {
    // An answer with two codecs would make PJSIP send a re-INVITE that nobody asked for.
    config.setLockCodecEnabled(false);
    config.setSrtpUse(srtpUse(account));
    // Whether keys may travel in the clear is the platform's decision (RFC 4568 §8.3), shown not
    // made.
    config.setSrtpSecureSignaling(0);
    var keyings = config.getSrtpOpt().getKeyings();
    keyings.clear();
    keyings.add(
        account.srtpKeying() == SrtpKeying.DTLS
            ? pjmedia_srtp_keying_method.PJMEDIA_SRTP_KEYING_DTLS_SRTP
            : pjmedia_srtp_keying_method.PJMEDIA_SRTP_KEYING_SDES);
  }

  private static int srtpUse(SipAccount account) throws SoftphoneException {
    return switch (account.srtp()) {
      case OFF -> pjmedia_srtp_use.PJMEDIA_SRTP_DISABLED;
      case OPTIONAL -> pjmedia_srtp_use.PJMEDIA_SRTP_OPTIONAL;
      case REQUIRED -> pjmedia_srtp_use.PJMEDIA_SRTP_MANDATORY;
      case UNKNOWN ->
          throw new SoftphoneException(
              "Opening a line for " + account.uri() + ": its SRTP policy is unknown");
    };
  }

  /// Where others reach a user of this transport.
  static String contact(SipAccount account, String localAddress) throws SoftphoneException {
    String transport = account.transport().name().toLowerCase(Locale.ROOT);
    return "sip:" + user(account) + "@" + localAddress + ";transport=" + transport;
  }
}
