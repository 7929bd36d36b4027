package com.kallglot.console.sandbox.edge.sdp;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One `a=crypto` attribute (RFC 4568 §9.1).
///
/// @param keyParameters `inline:…`; holds the key, so it is in no text of this record
/// @param sessionParameters what restricts the session further, `KDR=…` and the like
public record CryptoAttribute(
    int tag, String suite, String keyParameters, List<String> sessionParameters) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}) +(\\S+) +(\\S+)((?: +\\S+)*) *");

  public CryptoAttribute {
    sessionParameters = List.copyOf(sessionParameters);
  }

  static Optional<CryptoAttribute> parse(String value) {
    Matcher matcher = FORM.matcher(value);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String rest = matcher.group(4).strip();
    return Optional.of(
        new CryptoAttribute(
            Integer.parseInt(matcher.group(1)),
            matcher.group(2),
            matcher.group(3),
            rest.isEmpty() ? List.of() : List.of(rest.split(" +", -1))));
  }

  @Override
  public String toString() {
    return "CryptoAttribute[" + tag + " " + suite + "]";
  }
}
