package com.kallglot.console.trace.probe;

import com.kallglot.console.softphone.SipText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back for an OPTIONS, as far as it was read.
///
/// @param statusLine the first line, whatever it is
/// @param seenAddress where the server saw the request come from (RFC 3581), as `seenPort`; null
///   where it does not say
record OptionsAnswer(String statusLine, @Nullable String seenAddress, @Nullable Integer seenPort) {
  /// Status line and topmost `Via` are within this many bytes.
  static final int LONGEST = 4096;

  static OptionsAnswer of(byte[] answer, int length) {
    var text =
        SipText.of(new String(answer, 0, Math.min(length, LONGEST), StandardCharsets.ISO_8859_1));
    String via = text.values("Via").stream().findFirst().orElse("");
    Optional<String> address =
        SipText.parameter(via, "received").map(seen -> seen.replaceAll("^\\[|]$", ""));
    Optional<Integer> port =
        SipText.parameter(via, "rport")
            .filter(seen -> seen.matches("\\d{1,5}"))
            .map(Integer::valueOf);
    return new OptionsAnswer(text.startLine(), address.orElse(null), port.orElse(null));
  }

  /// A web server on the port answers as well, but not in SIP.
  boolean isSip() {
    return statusLine.startsWith("SIP/2.0 ");
  }
}
