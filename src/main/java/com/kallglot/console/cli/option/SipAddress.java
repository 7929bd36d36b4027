package com.kallglot.console.cli.option;

import com.kallglot.console.cli.CommandFailure;
import com.kallglot.console.cli.ExitCode;
import com.kallglot.console.telephony.SipTransport;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A `sip:` or `sips:` address as far as an account depends on it (RFC 3261 §19.1).
public record SipAddress(
    String text, @Nullable String user, String hostAndPort, SipTransport transport) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>sips?):(?:(?<user>[^@\\s]+)@)?(?<host>\\[[0-9a-fA-F:.]+]|[\\w.\\-]+)"
              + "(?<port>:\\d{1,5})?(?<parameters>;[^?\\s]*)?(?:\\?\\S*)?",
          Pattern.CASE_INSENSITIVE);

  public static Optional<SipAddress> parse(String text) {
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

  /// As [#parse], where a command cannot go on without.
  public static SipAddress required(String text) throws CommandFailure {
    return parse(text)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "'%s' is no SIP address; write sip:user@host, with :port or ;transport=tcp behind it where needed."
                    .formatted(text)));
  }

  public String host() {
    return hostOf(hostAndPort);
  }

  /// The host of `host[:port]`; brackets of an IPv6 address stay.
  public static String hostOf(String hostAndPort) {
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
