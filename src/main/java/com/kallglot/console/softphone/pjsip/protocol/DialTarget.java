package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.telephony.SipTransport;
import java.util.Locale;

/// Addresses with the transport they are to be reached over (RFC 3261 §19.1.1): without the
/// parameter PJSIP takes UDP, whatever the account says.
public final class DialTarget {
  private DialTarget() {}

  /// `uri` with `;transport=`, unless it has one, is `sips:` or goes over UDP anyway.
  public static String over(SipTransport transport, String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    boolean plain = lower.startsWith("sip:") && !lower.contains(";transport=");
    if (!plain || !(transport == SipTransport.TCP || transport == SipTransport.TLS)) {
      return uri;
    }
    int headers = uri.indexOf('?');
    String address = headers < 0 ? uri : uri.substring(0, headers);
    String rest = headers < 0 ? "" : uri.substring(headers);
    return address + ";transport=" + transport.name().toLowerCase(Locale.ROOT) + rest;
  }

  /// The loose route (RFC 3261 §16.12.1.1) that sends every request to `proxy`, `host[:port]`.
  public static String looseRoute(SipTransport transport, String proxy) {
    return "<" + over(transport, "sip:" + proxy) + ";lr>";
  }
}
