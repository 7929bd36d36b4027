package com.kallglot.console.trace.journal;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.telephony.masking.Masking;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A SIP message as an entry shows it, masked once more.
final class WrittenMessage {
  private static final Pattern STATUS_LINE = Pattern.compile("SIP/2\\.0 (\\d{3}) ?(.*)");
  private static final Pattern CSEQ =
      Pattern.compile("(?im)^cseq[ \\t]*:[ \\t]*\\d+[ \\t]+([A-Za-z]+)");

  private final SipMessage message;
  private final String text;

  WrittenMessage(SipMessage message) {
    this.message = message;
    this.text = Masking.text(message.text());
  }

  Entry entry(long number, Instant at) {
    String first = text.lines().findFirst().orElse("");
    Matcher status = STATUS_LINE.matcher(first);
    boolean answer = status.matches();
    return new Entry.Sip(
        number,
        at,
        message.atNanos(),
        answer ? (status.group(1) + " " + status.group(2)).strip() + method() : request(first),
        answer ? Integer.parseInt(status.group(1)) : 0,
        message.heading(),
        message.transport(),
        message.remote(),
        SipText.of(text).callId(),
        text);
  }

  private static String request(String first) {
    return first.replaceFirst(" SIP/2\\.0$", "");
  }

  /// What an answer answers: ` (INVITE)`.
  private String method() {
    Matcher cseq = CSEQ.matcher(text);
    return cseq.find() ? " (" + cseq.group(1) + ")" : "";
  }
}
