package com.kallglot.console.sandbox.edge;

import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Our BYE.
final class Goodbye {
  private static final Logger LOG = LoggerFactory.getLogger(Goodbye.class);

  private Goodbye() {}

  static void send(Invitation invitation) {
    Dialog dialog = invitation.transaction().getDialog();
    if (dialog == null) {
      return;
    }
    try {
      Request bye = dialog.createRequest(Request.BYE);
      ClientTransaction transaction = invitation.provider().getNewClientTransaction(bye);
      dialog.sendRequest(transaction);
    } catch (SipException problem) {
      // A caller that cannot be reached any more has hung up in effect
      LOG.debug("Could not send BYE for {}: {}", invitation.arrival().callId(), problem.toString());
    }
  }
}
