package com.kallglot.console.cli;

import com.kallglot.console.telephony.SipTransport;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A `sip:` or `sips:` address as far as an account depends on it (RFC 3261 §19.1).
record SipAddress(String text, @Nullable String user, String hostAndPort, SipTransport transport) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>sips?):(?:(?<user>[^@\\s]+)@)?(?<host>\\[[0-9a-fA-F:.]+]|[\\w.\\-]+)"
              + "(?<port>:\\d{1,5})?(?<parameters>;[^?\\s]*)?(?:\\?\\S*)?",
          Pattern.CASE_INSENSITIVE);

  static Optional<SipAddress> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String port = form.group("port");
    return Optional.of(
        new SipAddress(
            text,
            form.group("user"),
            form.group("host") + (port == null ? "" : port),
            transport(form.group("scheme"), form.group("parameters"))));
  }

  String host() {
    return hostOf(hostAndPort);
  }

  /// The host of `host[:port]`; brackets of an IPv6 address stay.
  static String hostOf(String hostAndPort) {
    return hostAndPort.replaceFirst(":\\d+$", "");
  }

  private static SipTransport transport(String scheme, @Nullable String parameters) {
    if (scheme.equalsIgnoreCase("sips")) {
      return SipTransport.TLS;
    }
    String lower = parameters == null ? "" : parameters.toLowerCase(Locale.ROOT) + ";";
    if (lower.contains(";transport=tls;")) {
      return SipTransport.TLS;
    }
    return lower.contains(";transport=tcp;") ? SipTransport.TCP : SipTransport.UDP;
  }
}
