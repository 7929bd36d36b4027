package com.kallglot.console.sandbox.edge.message;

import java.util.Locale;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/// Which addresses are ours, and whom a request names.
public final class Addresses {
  private final String domain;
  private final String host;

  /// @param host the address listened on, as good as the domain
  public Addresses(String domain, String host) {
    this.domain = domain.toLowerCase(Locale.ROOT);
    this.host = host;
  }

  /// The user part that is called, a session id or a number; null where the address is not ours.
  public @Nullable String calledUser(URI uri) {
    if (uri instanceof SipURI sip) {
      return isOurs(sip.getHost()) ? withoutParameters(sip.getUser()) : null;
    }
    if (uri instanceof TelURL tel) {
      return (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber();
    }
    return null;
  }

  private boolean isOurs(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.equals(domain) || lower.equals(host) || lower.equals("localhost");
  }

  /// A telephone number in a user part may carry parameters of its own (RFC 3261 §19.1.6).
  private static @Nullable String withoutParameters(@Nullable String user) {
    return user == null ? null : user.split(";", 2)[0];
  }

  /// What the caller claims to be: `P-Asserted-Identity`, `P-Preferred-Identity` (RFC 3325),
  /// `From`.
  public @Nullable String callerNumber(Request request) {
    for (String name :
        new String[] {"P-Asserted-Identity", "P-Preferred-Identity", FromHeader.NAME}) {
      if (request.getHeader(name) instanceof HeaderAddress header) {
        String user = user(header.getAddress().getURI());
        if (user != null) {
          return user;
        }
      }
    }
    return null;
  }

  private static @Nullable String user(URI uri) {
    if (uri instanceof SipURI sip) {
      return withoutParameters(sip.getUser());
    }
    return uri instanceof TelURL tel ? (tel.isGlobal() ? "+" : "") + tel.getPhoneNumber() : null;
  }
}
