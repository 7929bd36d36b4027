package com.kallglot.console.sandbox.edge;

import com.kallglot.console.sandbox.CallDesk.Arrival;
import com.kallglot.console.sandbox.edge.sdp.SessionDescription;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An INVITE that begins a call, understood.
///
/// @param offer null where the INVITE had no body
record Invitation(
    Arrival arrival,
    SipProvider provider,
    ServerTransaction transaction,
    Request request,
    @Nullable SessionDescription offer) {
  private static final Logger LOG = LoggerFactory.getLogger(Invitation.class);

  /// Sends our BYE; a caller that cannot be reached any more has hung up in effect.
  void hangUp() {
    Dialog dialog = transaction.getDialog();
    if (dialog == null) {
      return;
    }
    try {
      Request bye = dialog.createRequest(Request.BYE);
      dialog.sendRequest(provider.getNewClientTransaction(bye));
    } catch (SipException problem) {
      LOG.debug("Could not send BYE for {}: {}", arrival.callId(), problem.toString());
    }
  }
}
