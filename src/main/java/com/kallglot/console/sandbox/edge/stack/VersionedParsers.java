package com.kallglot.console.sandbox.edge.stack;

import gov.nist.javax.sip.message.MessageExt;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.MessageParser;
import gov.nist.javax.sip.parser.MessageParserFactory;
import gov.nist.javax.sip.parser.ParseExceptionListener;
import gov.nist.javax.sip.parser.StringMsgParser;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.sip.message.Message;

/// Parsers that keep which SIP version a request line names: JAIN-SIP's own forgive any and forget
/// it. Made by the stack, by name.
public final class VersionedParsers implements MessageParserFactory {
  private static final String OURS = "SIP/2.0";

  @Override
  public MessageParser createMessageParser(SIPTransactionStack stack) {
    return new Parser();
  }

  /// The version of a request that is not of SIP/2.0 (RFC 3261 §7.1), or empty.
  public static Optional<String> foreignVersion(Message message) {
    return ((MessageExt) message).getApplicationData() instanceof Foreign foreign
        ? Optional.of(foreign.version())
        : Optional.empty();
  }

  private record Foreign(String version) {}

  private static final class Parser extends StringMsgParser {
    @Override
    protected SIPMessage processFirstLine(
        String line, ParseExceptionListener listener, byte[] message) throws ParseException {
      SIPMessage parsed = super.processFirstLine(line, listener, message);
      String version = line.strip().replaceFirst("(?s).*\\s", "");
      boolean request = !line.startsWith("SIP/");
      if (request && !version.toUpperCase(Locale.ROOT).equals(OURS)) {
        parsed.setApplicationData(new Foreign(version));
      }
      return parsed;
    }
  }
}
