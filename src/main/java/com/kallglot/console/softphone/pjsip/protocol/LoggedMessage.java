package com.kallglot.console.softphone.pjsip.protocol;

import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.masking.Masking;
import java.util.Locale;
import java.util.Optional;

/// A SIP message as PJSIP writes it to its log, unmasked: never to leave the engine as it is.
///
/// The entry reads `TX 412 bytes Request msg ACK/cseq=2 (tdta0x…) to UDP 127.0.0.1:5060:`, the
/// message from the next line on, and `--end msg--`.
public record LoggedMessage(Heading heading, SipTransport transport, String remote, String text) {
  private static final String END = "\n--end msg--";

  /// Empty for every other kind of log entry.
  public static Optional<LoggedMessage> parse(String entry) {
    boolean sent = entry.startsWith("TX ");
    if (!sent && !entry.startsWith("RX ")) {
      return Optional.empty();
    }
    int lineEnd = entry.indexOf('\n');
    int end = entry.lastIndexOf(END);
    if (lineEnd < 0 || end < lineEnd) {
      return Optional.empty();
    }
    String[] words = entry.substring(0, lineEnd).strip().split(" ", -1);
    if (words.length < 6 || !words[2].equals("bytes") || !words[words.length - 1].endsWith(":")) {
      return Optional.empty();
    }
    String remote = words[words.length - 1];
    return Optional.of(
        new LoggedMessage(
            sent ? Heading.SENT : Heading.RECEIVED,
            transport(words[words.length - 2]),
            remote.substring(0, remote.length() - 1),
            entry.substring(lineEnd + 1, end)));
  }

  private static SipTransport transport(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "UDP" -> SipTransport.UDP;
      case "TCP" -> SipTransport.TCP;
      case "TLS" -> SipTransport.TLS;
      default -> SipTransport.UNKNOWN;
    };
  }

  /// Its text for everybody's eyes.
  public String masked() {
    return Masking.text(text);
  }
}
