package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.SipText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The bytes of a message whose credentials are masked. The key of an `a=crypto` (RFC 4568) is part
/// of the body, which must stay as long as its `Content-Length` says, or the next message of a
/// stream could not be found; and it is Base64, or the packet would count as malformed. So the mask
/// of a key is the word "masked" over and over, as long as a key of that suite.
final class SipBytes {
  private static final String BODY = "\r\n\r\n";
  private static final String FILL = "masked";
  private static final Pattern KEY = Pattern.compile("(a=crypto:\\d+ (\\S+) inline:)\\*\\*\\*");

  private SipBytes() {}

  static byte[] of(String text) {
    String filled = KEY.matcher(text).replaceAll(SipBytes::filled);
    byte[] whole = filled.getBytes(StandardCharsets.UTF_8);
    int missing = declared(text).orElse(0) - length(filled);
    if (filled.equals(text) || missing <= 0) {
      return whole;
    }
    int first = filled.indexOf(FILL, filled.indexOf(BODY));
    String longer = filled.substring(0, first) + fill(missing) + filled.substring(first);
    return longer.getBytes(StandardCharsets.UTF_8);
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
