package com.kallglot.console.sandbox.edge.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/// Takes the place of JAIN-SIP's message log, which would write credentials to a file.
public final class NoMessageLog implements ServerLogger {
  @Override
  public void closeLogFile() {
    // there is none
  }

  @Override
  public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
    // messages are traced by the caller's side, masked
  }

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender, long time) {
    // as above
  }

  @Override
  public void logMessage(
      SIPMessage message, String from, String to, String status, boolean sender) {
    // as above
  }

  @Override
  public void logException(Exception problem) {
    // the stack logger has it too
  }

  @Override
  public void setStackProperties(Properties properties) {
    // nothing to configure
  }

  @Override
  public void setSipStack(SipStack stack) {
    // of no use here
  }
}
