package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.SipText;
import org.jspecify.annotations.Nullable;

/// Remembers the latest SDP of a call, which after a completed exchange is the answer, and reads
/// from it whether and how the media is encrypted.
public final class SrtpInSdp {
  private static final String CRYPTO = "a=crypto:";
  private String latest = "";

  public void saw(SipText message) {
    String type = message.header("Content-Type").orElse("");
    if (type.regionMatches(true, 0, "application/sdp", 0, 15)) {
      latest = message.body();
    }
  }

  /// The suite of the answer's `a=crypto` (RFC 4568 §9.1), `DTLS` where it is keyed on the media
  /// path (RFC 5763), null where it is not encrypted.
  public @Nullable String suite() {
    boolean dtls = false;
    boolean inAudio = false;
    for (String line : latest.lines().toList()) {
      if (line.startsWith("m=")) {
        inAudio = line.startsWith("m=audio ");
        dtls |= inAudio && line.contains(" UDP/TLS/");
      } else if (inAudio && line.startsWith(CRYPTO)) {
        String[] words = line.substring(CRYPTO.length()).split(" ", 3);
        return words.length > 1 ? words[1] : null;
      }
    }
    return dtls ? "DTLS" : null;
  }
}
