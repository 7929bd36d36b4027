package com.kallglot.console.organization.inventory;

import com.kallglot.console.telephony.SipSettings;
import com.kallglot.console.telephony.SipSettings.Allowlist;
import com.kallglot.console.telephony.SipSettings.SessionDefaults;
import com.kallglot.console.telephony.SipSettings.Terms;
import com.kallglot.console.telephony.SipSettings.Transport;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The SIP settings of the platform, as their owner wrote them down.
///
/// @param username as the portal shows it; empty until it was written down
/// @param callsAtOnce 0 where it is not known
/// @param sessionDefaults what a session takes when the leg says nothing; null where it is not
///   known
/// @param changedIn revision of the inventory that changed them last
public record KeptSip(
    boolean enabled,
    String username,
    String domain,
    List<Transport> transports,
    Allowlist allowlist,
    SrtpPolicy srtp,
    SrtpKeying keying,
    List<String> codecs,
    int callsAtOnce,
    @Nullable SessionDefaults sessionDefaults,
    long changedIn) {

  /// The domain is the one publicly documented; port and codecs are of the older public text.
  static final KeptSip AS_DOCUMENTED =
      new KeptSip(
          false,
          "",
          "sip.kallglot.com",
          List.of(new Transport(SipTransport.TLS, "sip.kallglot.com", 5061)),
          new Allowlist(Allowlist.Mode.UNKNOWN, List.of()),
          SrtpPolicy.OPTIONAL,
          SrtpKeying.SDES,
          List.of("PCMU", "PCMA", "opus"),
          0,
          null,
          0);

  public KeptSip {
    transports = List.copyOf(transports);
    codecs = List.copyOf(codecs);
  }

  KeptSip enabledNow(long revision) {
    return with(true, allowlist, srtp, revision);
  }

  KeptSip disabledNow(long revision) {
    return with(false, allowlist, srtp, revision);
  }

  KeptSip encrypted(SrtpPolicy wanted, long revision) {
    return with(enabled, allowlist, wanted, revision);
  }

  KeptSip allowing(Allowlist wanted, long revision) {
    return with(enabled, wanted, srtp, revision);
  }

  private KeptSip with(boolean on, Allowlist allowed, SrtpPolicy policy, long revision) {
    return new KeptSip(
        on,
        username,
        domain,
        transports,
        allowed,
        policy,
        keying,
        codecs,
        callsAtOnce,
        sessionDefaults,
        revision);
  }

  KeptSip settled(Terms terms, long revision) {
    return new KeptSip(
        enabled,
        username,
        domain,
        transports,
        allowlist,
        terms.srtp(),
        terms.keying(),
        terms.codecs(),
        terms.maxConcurrentCalls(),
        terms.sessionDefaults(),
        revision);
  }

  /// With what is given in place of what was written down; null for the same again.
  KeptSip at(
      @Nullable String user, @Nullable String at, @Nullable List<Transport> over, long revision) {
    return new KeptSip(
        enabled,
        user == null ? username : user,
        at == null ? domain : at,
        over == null ? transports : over,
        allowlist,
        srtp,
        keying,
        codecs,
        callsAtOnce,
        sessionDefaults,
        revision);
  }

  /// As the platform's, with what is not known left out.
  SipSettings asSettings() {
    return new SipSettings(
        enabled,
        username,
        domain,
        transports,
        allowlist,
        List.of(),
        srtp,
        keying,
        codecs,
        List.of(),
        List.of(),
        null,
        callsAtOnce,
        sessionDefaults,
        Inventory.etag(changedIn));
  }
}
