package com.kallglot.console.trace.probe;

import com.kallglot.console.softphone.SipText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back for an OPTIONS, as far as it was read.
///
/// @param statusLine the first line, whatever it is
/// @param seenAs the address the server saw the request come from (RFC 3581); null where it does
///   not say
record OptionsAnswer(String statusLine, @Nullable String seenAs) {
  /// Status line and topmost `Via` are within this many bytes.
  static final int LONGEST = 4096;

  static OptionsAnswer of(byte[] answer, int length) {
    var text =
        SipText.of(new String(answer, 0, Math.min(length, LONGEST), StandardCharsets.ISO_8859_1));
    Optional<String> seen =
        text.values("Via").stream()
            .findFirst()
            .flatMap(via -> SipText.parameter(via, "received"))
            .map(address -> address.replaceAll("^\\[|]$", ""));
    return new OptionsAnswer(text.startLine(), seen.orElse(null));
  }

  /// A web server on the port answers as well, but not in SIP.
  boolean isSip() {
    return statusLine.startsWith("SIP/2.0 ");
  }
}
