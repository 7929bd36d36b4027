package com.kallglot.console.sandbox.edge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A SIP message as text, taken apart by nothing but line ends: what a test reads must not depend
/// on the parser that made it.
record SipText(String text) {
  String startLine() {
    return text.substring(0, text.indexOf("\r\n"));
  }

  boolean isResponse() {
    return text.startsWith("SIP/2.0 ");
  }

  int status() {
    return Integer.parseInt(text.substring(8, 11));
  }

  String method() {
    return startLine().split(" ", 2)[0];
  }

  String body() {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  List<String> headers(String name) {
    return text.substring(0, text.indexOf("\r\n\r\n"))
        .lines()
        .skip(1)
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .toList();
  }

  Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  String toTag() {
    return found(header("To").orElseThrow(), "tag=([^;>\\s]+)").orElseThrow();
  }

  /// The first group of a pattern in the whole message.
  Optional<String> find(String pattern) {
    return found(text, pattern);
  }

  static Optional<String> found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
