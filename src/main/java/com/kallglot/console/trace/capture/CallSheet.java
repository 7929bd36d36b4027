package com.kallglot.console.trace.capture;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.softphone.SipMessage.Heading;
import com.kallglot.console.trace.journal.Entry;
import com.kallglot.console.trace.ladder.Ladder;
import com.kallglot.console.trace.ladder.LadderText;
import com.kallglot.console.trace.negotiation.NegotiationText;
import java.util.List;
import java.util.Locale;

/// A call's signalling to read: the ladder, what was negotiated, and every message as it was.
public final class CallSheet {
  private CallSheet() {}

  /// @param beside exchanges of the API and events of the session's stream
  public static String of(CallCapture capture, List<Entry> beside) {
    Ladder ladder = capture.ladder(beside);
    var text = new StringBuilder();
    text.append("Times count from the first INVITE, at ")
        .append(capture.at(ladder.zeroNanos()))
        .append(". Credentials are masked.\n\n");
    block(text, LadderText.of(ladder));
    block(text, NegotiationText.of(capture.negotiation()));
    for (SipMessage message : capture.messages()) {
      text.append(
          String.format(
              Locale.ROOT,
              "──── %.4f s, %s %s over %s\n",
              (message.atNanos() - ladder.zeroNanos()) / 1e9,
              message.heading() == Heading.SENT ? "sent to" : "received from",
              message.remote(),
              message.transport()));
      text.append(message.text().replace("\r\n", "\n").stripTrailing()).append("\n\n");
    }
    return text.toString();
  }

  private static void block(StringBuilder text, List<String> lines) {
    if (!lines.isEmpty()) {
      lines.forEach(line -> text.append(line).append('\n'));
      text.append('\n');
    }
  }
}
