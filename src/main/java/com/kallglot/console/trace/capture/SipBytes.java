package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.SipText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The bytes of a message whose credentials are masked. The body must stay as long as its
/// `Content-Length` says, or the next message of a stream could not be found. The key of an
/// `a=crypto` (RFC 4568) is Base64 of a length that its suite gives, or the packet would count as
/// malformed: its mask is the word "masked" over and over, as long as such a key. What is missing
/// then is filled into the password of ICE's checks, whose length is free within bounds (RFC 8839
/// §5.4). Where no filling fits, the header is corrected.
final class SipBytes {
  private static final String BODY = "\r\n\r\n";
  private static final String FILL = "masked";
  private static final String MASK = "***";
  private static final Pattern KEY = Pattern.compile("(a=crypto:\\d+ (\\S+) inline:)\\*\\*\\*");
  private static final String ICE = "\na=ice-pwd:";
  private static final int LONGEST_ICE = 256;
  private static final Pattern LENGTH =
      Pattern.compile("(?im)^((?:content-length|l)[ \\t]*:[ \\t]*)\\d+");

  private SipBytes() {}

  static byte[] of(String text) {
    String filled = KEY.matcher(text).replaceAll(SipBytes::filled);
    int missing = declared(text).orElse(length(filled)) - length(filled);
    int body = text.indexOf(BODY);
    boolean masked = body >= 0 && text.indexOf(MASK, body) >= 0;
    String whole = missing != 0 && masked ? fitted(filled, missing) : filled;
    return whole.getBytes(StandardCharsets.UTF_8);
  }

  private static String fitted(String text, int missing) {
    int head = text.indexOf(BODY);
    int ice = text.indexOf(ICE + MASK, head);
    int length = MASK.length() + missing;
    if (ice >= 0 && length > 0 && length <= LONGEST_ICE) {
      int password = ice + ICE.length();
      return text.substring(0, password) + fill(length) + text.substring(password + MASK.length());
    }
    String corrected = LENGTH.matcher(text.substring(0, head)).replaceFirst("$1" + length(text));
    return corrected + text.substring(head);
  }

  private static String filled(MatchResult key) {
    return key.group(1) + fill(keyLength(key.group(2)));
  }

  private static String fill(int length) {
    return FILL.repeat(length / FILL.length() + 1).substring(0, length);
  }

  /// Key and salt in Base64 (RFC 4568 §6.2, RFC 6188 §4, RFC 7714 §14.2).
  private static int keyLength(String suite) {
    if (suite.startsWith("AES_256_CM")) {
      return 64;
    }
    if (suite.startsWith("AES_192_CM")) {
      return 52;
    }
    return suite.equals("AEAD_AES_256_GCM") ? 60 : 40;
  }

  private static int length(String text) {
    int body = text.indexOf(BODY);
    return body < 0
        ? 0
        : text.substring(body + BODY.length()).getBytes(StandardCharsets.UTF_8).length;
  }

  private static Optional<Integer> declared(String text) {
    return SipText.of(text)
        .header("Content-Length")
        .filter(length -> length.matches("\\d{1,7}"))
        .map(Integer::parseInt);
  }
}
