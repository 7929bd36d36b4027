package com.kallglot.console.phone.dialling;

import com.kallglot.console.phone.dialling.DialReading.Note;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A SIP address as it is dialled (RFC 3261 §19.1): without the password and the headers that one
/// may have, which are told.
///
/// @param scheme `sip` or `sips`
/// @param user empty where there is none
/// @param host without its port; an IPv6 address in brackets
/// @param rest port and parameters
record SipTarget(String scheme, String user, String host, String rest, Set<Note> notes) {
  private static final int LAST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<scheme>sips?):)?(?:(?<user>[\\w.!~*'()&=+$,;?/%#-]+)(?<password>:[^@\\s]*)?@)?"
              + "(?<host>\\[[0-9a-f:.]+]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\\.?)(?::(?<port>\\d{1,5}))?"
              + "(?<parameters>(?:;[\\w.!~*'()\\[\\]/:&+$%=-]+)*)(?<headers>\\?\\S*)?",
          Pattern.CASE_INSENSITIVE);

  SipTarget {
    notes = Set.copyOf(notes);
  }

  /// @param text with its scheme, or `user@host`
  static Optional<SipTarget> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String port = form.group("port");
    if (form.group("user") == null && form.group("host").matches("\\d+")) {
      return Optional.empty(); // no host has such a name (RFC 3261 §25.1): a number is meant
    }
    if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT)) {
      return Optional.empty();
    }
    Set<Note> notes = EnumSet.noneOf(Note.class);
    if (form.group("password") != null) {
      notes.add(Note.PASSWORD_LEFT_OUT);
    }
    // A method in the address would be sent as something else than a call
    String parameters = form.group("parameters").replaceAll("(?i);method=[^;]*", "");
    if (form.group("headers") != null) {
      notes.add(Note.HEADERS_LEFT_OUT);
    }
    String scheme = form.group("scheme");
    String user = form.group("user");
    return Optional.of(
        new SipTarget(
            scheme == null ? "sip" : scheme.toLowerCase(Locale.ROOT),
            user == null ? "" : user.replace("#", "%23"),
            form.group("host"),
            (port == null ? "" : ":" + port) + parameters,
            notes));
  }

  boolean isSecure() {
    return scheme.equals("sips");
  }

  String uri() {
    return scheme + ":" + (user.isEmpty() ? "" : user + "@") + host + rest;
  }
}
