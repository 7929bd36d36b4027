package com.kallglot.console.phone.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `host[:port]` as it is typed for a server.
final class HostForm {
  private static final int LAST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile(
          "(?:[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?\\.?|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");

  private HostForm() {}

  static boolean isValid(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() && (form.group(1) == null || isPort(Integer.parseInt(form.group(1))));
  }

  /// Without its port; an IPv6 address stays in brackets.
  static String host(String text) {
    return text.replaceFirst(":\\d+$", "");
  }

  private static boolean isPort(int port) {
    return port > 0 && port <= LAST_PORT;
  }
}
