package com.kallglot.console.desktop.evidence;

import com.kallglot.console.softphone.SipMessage;
import com.kallglot.console.trace.evidence.Decision;
import com.kallglot.console.trace.evidence.MessageDifference;
import com.kallglot.console.trace.evidence.MessageDifference.Side;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of a raw message.
///
/// @param name the part in front that says what the line is; empty where there is none
/// @param rest what follows it
/// @param side of a difference, in which message the line stands; of one message both
record RawLine(Kind kind, String name, String rest, Side side, Weight weight) {
  /// What a line is.
  enum Kind {
    START,
    HEADER,
    SDP,
    TEXT
  }

  /// Whether it is what decided how the call ended.
  enum Weight {
    PLAIN,
    DECIDES
  }

  String text() {
    return name + rest;
  }

  static List<RawLine> of(SipMessage message, @Nullable Decision decision) {
    var lines = new ArrayList<RawLine>();
    Decision own = decision != null && decision.message().equals(message) ? decision : null;
    Reader reader = new Reader();
    for (String text : Decision.linesOf(message)) {
      boolean deciding = own != null && own.lines().contains(lines.size());
      lines.add(reader.line(text, Side.BOTH, deciding ? Weight.DECIDES : Weight.PLAIN));
    }
    return List.copyOf(lines);
  }

  static List<RawLine> of(MessageDifference difference) {
    var lines = new ArrayList<RawLine>();
    Reader reader = new Reader();
    for (MessageDifference.Line line : difference.lines()) {
      lines.add(reader.line(line.text(), line.side(), Weight.PLAIN));
    }
    return List.copyOf(lines);
  }

  /// Knows whether it has come to the body yet.
  private static final class Reader {
    private boolean begun;
    private boolean body;

    RawLine line(String text, Side side, Weight weight) {
      boolean start = !begun || text.startsWith("SIP/2.0 ") || text.endsWith(" SIP/2.0");
      begun = true;
      if (start) {
        return new RawLine(Kind.START, "", text, side, weight);
      }
      body |= text.isEmpty();
      int equals = text.indexOf('=');
      if (body && equals == 1) {
        return new RawLine(Kind.SDP, text.substring(0, 1), text.substring(1), side, weight);
      }
      int colon = body || text.startsWith(" ") || text.startsWith("\t") ? -1 : text.indexOf(':');
      return colon > 0
          ? new RawLine(Kind.HEADER, text.substring(0, colon), text.substring(colon), side, weight)
          : new RawLine(Kind.TEXT, "", text, side, weight);
    }
  }
}
