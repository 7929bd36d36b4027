package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneException;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.AccountConfig;

/// A line of the PJSIP engine. Its account goes when its calls and its registration have ended.
final class PjsipLine implements Line {
  private static final Duration UNREGISTRATION = Duration.ofSeconds(1);

  private final Engine engine;
  private final SipAccount account;
  private final LineListener listener;
  private final LineListener.Transfers transfers;
  private final String contact;
  private final int firstRtpPort;
  private @Nullable LineAccount nativeAccount;
  private boolean closing;
  private boolean unregistering;

  private PjsipLine(
      Engine engine, SipAccount account, LineListener listener, String contact, int firstRtpPort) {
    this.engine = engine;
    this.account = account;
    this.listener = listener;
    this.transfers = listener.transfers();
    this.contact = contact;
    this.firstRtpPort = firstRtpPort;
  }

  /// On the engine's thread.
  static PjsipLine open(Engine engine, SipAccount account, LineListener listener)
      throws SoftphoneException {
    String user = AccountSettings.user(account);
    engine.requireCodec(account.codecs());
    var transport = engine.transports().take(account);
    int firstRtpPort = engine.rtpPorts().take();
    try (var scope = new NativeScope()) {
      String contact = AccountSettings.contact(account, transport.local());
      var line = new PjsipLine(engine, account, listener, contact, firstRtpPort);
      AccountConfig config =
          scope.own(
              AccountSettings.of(account, transport.id(), firstRtpPort), AccountConfig::delete);
      var created = new LineAccount(engine, line);
      line.nativeAccount = created;
      NativeFailure.translate(
          "Opening a line for " + user + " at " + account.uri(), () -> created.create(config));
      engine.add(line);
      return line;
    } catch (SoftphoneException e) {
      engine.transports().release(account);
      engine.rtpPorts().giveBack(firstRtpPort);
      throw e;
    }
  }

  @Override
  public SipAccount account() {
    return account;
  }

  @Override
  public String contact() {
    return contact;
  }

  LineListener.Transfers transfers() {
    return transfers;
  }

  LineListener listener() {
    return listener;
  }

  /// The native account, while the line takes calls.
  LineAccount openAccount() throws SoftphoneException {
    var open = nativeAccount;
    if (open == null || closing) {
      throw new SoftphoneException("Calling from " + account.uri() + ": the line is closed");
    }
    return open;
  }

  boolean isClosing() {
    return closing;
  }

  @Override
  public CallHandle dial(DialRequest request, CallListener callListener) {
    String callId = UUID.randomUUID().toString();
    var call = PjsipCall.outgoing(engine, this, callId, request, callListener);
    var refused = new SoftphoneException("Calling " + request.uri() + ": the engine is closed");
    engine.thread().post(() -> call.start(request), () -> call.fail(refused));
    return call.handle();
  }

  @Override
  public void close() {
    engine.thread().post(this::beginClosing);
  }

  /// Ends the calls; the account follows when the last of them is over.
  void beginClosing() {
    if (!closing) {
      closing = true;
      engine.endCallsOf(this);
      closeWhenQuiet();
    }
  }

  /// Told whenever one of the line's calls is over.
  void closeWhenQuiet() {
    if (closing && !unregistering && !engine.hasCallsOf(this)) {
      unregistering = true;
      unregister();
    }
  }

  private void unregister() {
    var open = nativeAccount;
    if (open == null || account.registrar() == null) {
      engine.thread().deleteLater(this::release);
      return;
    }
    try {
      NativeFailure.translate("Ending the registration", () -> open.setRegistration(false));
      engine.thread().after(UNREGISTRATION, this::release);
    } catch (SoftphoneException e) {
      engine.thread().deleteLater(this::release);
    }
  }

  /// The registrar answered, or did not: `code` is the response or PJSIP's own for a failure.
  void registration(int code, String reason) {
    if (unregistering) {
      engine.thread().deleteLater(this::release);
    } else {
      engine.events().post(() -> listener.registered(code, reason));
    }
  }

  private void release() {
    var open = nativeAccount;
    if (open != null) {
      nativeAccount = null;
      open.shutdown();
      open.delete();
      engine.transports().release(account);
      engine.rtpPorts().giveBack(firstRtpPort);
      engine.forget(this);
      engine.events().post(listener::closed);
    }
  }
}
