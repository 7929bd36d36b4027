package com.kallglot.console.telephony.masking;

import java.util.regex.Pattern;

/// Takes out of SIP which digits somebody keyed: they may be a PIN. How many there were stays, for
/// each has a message of its own, but for those that a server gathered.
final class DigitMasking {
  /// `application/dtmf-relay`: a line of its body.
  private static final Pattern SIGNAL =
      Pattern.compile("(?im)^(signal[ \t]*=[ \t]*)[^\\s][^\r\n]*");

  /// `application/dtmf`: the digit is all of the body.
  private static final Pattern BARE =
      Pattern.compile(
          "(?im)(^(?:content-type|c)[ \t]*:[ \t]*application/dtmf\\b(?!-)[^\r\n]*+\r?\n"
              + "(?:[^\r\n]++\r?\n)*+\r?\n)[^\r\n]+");

  /// `application/kpml-response+xml` (RFC 4730 §6).
  private static final Pattern GATHERED =
      Pattern.compile("(?i)(<kpml-response\\b[^>]*?\\bdigits\\s*=\\s*[\"'])[^\"'>]+");

  private DigitMasking() {}

  static String text(String text, String mask) {
    String masked = SIGNAL.matcher(text).replaceAll("$1" + mask);
    masked = BARE.matcher(masked).replaceAll("$1" + mask);
    return GATHERED.matcher(masked).replaceAll("$1" + mask);
  }
}
