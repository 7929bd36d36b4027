package com.kallglot.console.softphone;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// A line of the [ScriptedSoftphone].
final class ScriptedLine implements Line {
  private final ScriptedSoftphone softphone;
  private final SipAccount account;
  private final String contact;
  private final LineListener listener;
  private final AtomicBoolean closed = new AtomicBoolean();

  ScriptedLine(
      ScriptedSoftphone softphone, SipAccount account, String contact, LineListener listener) {
    this.softphone = softphone;
    this.account = account;
    this.contact = contact;
    this.listener = listener;
  }

  @Override
  public SipAccount account() {
    return account;
  }

  @Override
  public String contact() {
    return contact;
  }

  LineListener listener() {
    return listener;
  }

  @Override
  public CallHandle dial(DialRequest request, CallListener callListener) {
    String callId = UUID.randomUUID().toString();
    var call = new ScriptedCall(softphone, this, callId, request.send(), request.capture());
    call.listener(callListener);
    if (closed.get() || !softphone.run(() -> invite(call, request))) {
      call.fail("The line is closed");
    }
    return call;
  }

  void invite(ScriptedCall call, DialRequest request) {
    softphone.add(call);
    if (!request.uri().matches("sips?:[^@\\s]+@[^@\\s]+")) {
      call.fail("Not an address: " + request.uri());
      return;
    }
    softphone.trace(call.callId(), "INVITE " + request.uri() + " SIP/2.0", "1 INVITE");
    call.emit(new CallEvent.Invited(System.nanoTime()));
    ScriptedLine callee = softphone.find(request.uri());
    if (callee == null) {
      call.refused(404);
      return;
    }
    var leg =
        new ScriptedCall(
            softphone, callee, call.callId(), new SoundSource.Silence(), SoundCapture.NONE);
    softphone.add(leg);
    call.connect(leg);
    var details = new IncomingCall(account.uri(), request.uri(), request.uri(), request.headers());
    leg.offer(details);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      softphone.remove(this);
      var _ = softphone.run(listener::closed);
    }
  }
}
