package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.SipText;
import org.pjsip.pjsua2.Account;
import org.pjsip.pjsua2.OnIncomingCallParam;
import org.pjsip.pjsua2.OnRegStateParam;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PJSIP's side of a line: its callbacks, handed on. As with [CallLeg], nothing is thrown out of
/// them.
final class LineAccount extends Account {
  private static final Logger LOG = LoggerFactory.getLogger(LineAccount.class);
  private static final int UNAVAILABLE = 480;

  private final Engine engine;
  private final PjsipLine line;

  LineAccount(Engine engine, PjsipLine line) {
    this.engine = engine;
    this.line = line;
  }

  @Override
  public void onRegState(OnRegStateParam parameters) {
    try {
      line.registration(parameters.getCode(), parameters.getReason());
    } catch (RuntimeException e) {
      LOG.error("PJSIP told of a registration, which failed here", e);
    }
  }

  @Override
  public void onIncomingCall(OnIncomingCallParam parameters) {
    try {
      incoming(parameters);
    } catch (Exception e) {
      LOG.error("PJSIP told of an incoming call, which failed here", e);
    }
  }

  private void incoming(OnIncomingCallParam parameters) throws Exception {
    var invite = SipText.parse(parameters.getRdata().getWholeMsg()).orElseThrow();
    var call = PjsipCall.incoming(engine, line, invite.callId());
    call.attach(new CallLeg(this, parameters.getCallId(), call), line.listener(), invite);
    if (line.isClosing()) {
      call.end(UNAVAILABLE);
    }
  }
}
