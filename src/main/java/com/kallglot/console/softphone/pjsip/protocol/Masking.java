package com.kallglot.console.softphone.pjsip.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes out of a SIP message what would let a reader log in or listen: digest responses (all of
/// `Authorization` and `Proxy-Authorization` but scheme, user name and realm) and the SRTP keys of
/// `a=crypto` lines (RFC 4568 §9.1).
final class Masking {
  private static final Pattern CREDENTIALS =
      Pattern.compile(
          "^((?:Proxy-)?Authorization[ \\t]*:)(.*(?:\\r?\\n[ \\t].*)*)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z0-9_-]+)[ \\t]*=[ \\t]*(\"(?:[^\"\\\\]|\\\\.)*+\"|[^,\\s]+)");
  private static final Pattern SRTP_KEY =
      Pattern.compile("(?m)^(a=crypto:[^\\r\\n]*?inline:)[^\\s;|]+", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME = Pattern.compile("[ \\t]*[A-Za-z]+(?=\\s)");

  private Masking() {}

  static String of(String message) {
    String noKeys = SRTP_KEY.matcher(message).replaceAll("$1***");
    return CREDENTIALS
        .matcher(noKeys)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + parameters(found.group(2))));
  }

  /// Built up from what is known to be harmless, so that a malformed value leaks nothing.
  private static String parameters(String value) {
    Matcher scheme = SCHEME.matcher(value);
    if (!scheme.lookingAt()) {
      return " ***";
    }
    var kept = new StringBuilder(" ").append(scheme.group().strip());
    Matcher parameter = PARAMETER.matcher(value).region(scheme.end(), value.length());
    String separator = " ";
    while (parameter.find()) {
      String name = parameter.group(1);
      boolean harmless = name.equalsIgnoreCase("username") || name.equalsIgnoreCase("realm");
      kept.append(separator).append(name).append('=').append(harmless ? parameter.group(2) : "***");
      separator = ", ";
    }
    return kept.toString();
  }
}
