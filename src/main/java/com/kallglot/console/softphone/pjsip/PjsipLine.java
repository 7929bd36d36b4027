package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.CallHandle;
import com.kallglot.console.softphone.CallListener;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.IncomingCall;
import com.kallglot.console.softphone.Line;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.network.PortRange;
import com.kallglot.console.softphone.pjsip.network.KeepAlive;
import com.kallglot.console.softphone.pjsip.network.Reached;
import com.kallglot.console.telephony.SipTransport;
import java.time.Duration;
import java.util.Objects;
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
  private final Taken taken;
  private @Nullable LineAccount nativeAccount;
  private @Nullable KeepAlive keepAlive;
  private boolean closing;
  private boolean unregistering;

  /// What a line has of the engine, to be given back.
  ///
  /// @param rtpShare null for a line with ports of its own
  private record Taken(
      Engine engine,
      SipAccount account,
      Reached servers,
      Transports.Opened transport,
      @Nullable PortRange rtpShare) {
    static Taken from(Engine engine, SipAccount account, Reached servers)
        throws SoftphoneException {
      String attempted = "Asking a STUN server for " + account.uri();
      NativeFailure.translate(attempted, () -> engine.stun().open(servers.stun()));
      try {
        boolean shares = account.network().rtpPorts() == null;
        var transport = engine.transports().take(account, servers.stun());
        var share = shares ? engine.rtpPorts().take() : null;
        engine.connectionsKeptAlive().open(account.network().keepAlive());
        return new Taken(engine, account, servers, transport, share);
      } catch (SoftphoneException e) {
        engine.stun().close(servers.stun());
        throw e;
      }
    }

    PortRange rtpPorts() {
      return Objects.requireNonNull(rtpShare == null ? account.network().rtpPorts() : rtpShare);
    }

    void giveBack() {
      engine.stun().close(servers.stun());
      engine.transports().release(transport);
      engine.connectionsKeptAlive().close(account.network().keepAlive());
      if (rtpShare != null) {
        engine.rtpPorts().giveBack(rtpShare);
      }
    }
  }

  private PjsipLine(Taken taken, LineListener listener) throws SoftphoneException {
    this.engine = taken.engine();
    this.account = taken.account();
    this.taken = taken;
    this.contact = AccountSettings.contact(account, taken.transport().local());
    this.listener = listener;
    this.transfers = listener.transfers();
  }

  /// On the engine's thread.
  static PjsipLine open(Engine engine, SipAccount account, Reached servers, LineListener listener)
      throws SoftphoneException {
    engine.requireCodec(account.codecs());
    var taken = Taken.from(engine, account, servers);
    try {
      var line = new PjsipLine(taken, listener);
      line.create();
      engine.add(line);
      return line;
    } catch (SoftphoneException | RuntimeException e) {
      taken.giveBack();
      throw e;
    }
  }

  private void create() throws SoftphoneException {
    try (var scope = new NativeScope()) {
      AccountConfig config =
          AccountSettings.of(
              scope, account, taken.servers().next(), taken.transport().id(), taken.rtpPorts());
      String attempted =
          "Opening a line for " + AccountSettings.user(account) + " at " + account.uri();
      var created = new LineAccount(engine, this);
      nativeAccount = created;
      try {
        NativeFailure.translate(
            attempted,
            () -> {
              created.create(config);
              engine.stun().rest();
            });
      } catch (SoftphoneException e) {
        nativeAccount = null;
        delete(created);
        throw e;
      }
      keepAlive =
          new KeepAlive(account.network().keepAlive(), engine.thread()::after, created.getId());
    }
  }

  private static void delete(LineAccount account) {
    account.shutdown();
    account.delete();
  }

  /// How surely a call is for this line: 3 by the contact that was called, 2 by its address, 1 by
  /// its user alone, 0 where it is not.
  int claim(SipText invite) {
    String called = bare(invite.requestUri());
    String to = bare(invite.address("To"));
    if (called.equals(bare(contact))) {
      return 3;
    }
    if (to.equals(bare(account.uri()))) {
      return 2;
    }
    return user(called).equals(user(bare(contact))) ? 1 : 0;
  }

  private static String bare(String uri) {
    return uri.replaceFirst("^(?i)sips?:", "").replaceFirst("[;?].*", "");
  }

  private static String user(String bare) {
    return bare.replaceFirst("@.*", "");
  }

  /// PJSIP refused a call to this line by itself, and tells of it when that is done.
  void refused(SipText invite, int code, String reason) {
    var call = PjsipCall.incoming(engine, this, invite.callId());
    call.attach(null, new OfRefused(listener), invite);
    call.disconnected(code, reason);
  }

  private record OfRefused(LineListener owner) implements LineListener {
    @Override
    public void registered(int code, String reason) {}

    @Override
    public CallListener incoming(CallHandle call, IncomingCall details) {
      return owner.refused(call, details);
    }
  }

  /// A request of this address went to `remote`, `address:port`, over `transport`.
  void sent(String from, SipTransport transport, String remote) {
    var alive = keepAlive;
    boolean udp = transport == SipTransport.UDP && account.transport() == SipTransport.UDP;
    if (alive != null && udp && from.equals(account.uri())) {
      alive.sentTo(remote);
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

  /// For what is said when none is free: ` with media on the ports 40000-40100`; nothing where they
  /// are not the account's own.
  String mediaPorts() {
    var ports = account.network().rtpPorts();
    return ports == null ? "" : " with media on the ports " + ports;
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
    engine.thread().post(() -> start(call, request), () -> call.fail(refused));
    return call.handle();
  }

  private void start(PjsipCall call, DialRequest request) {
    try {
      NativeFailure.translate(
          "Asking a STUN server for " + account.uri(),
          () -> engine.stun().dial(taken.servers().stun()));
      call.start(request);
    } catch (SoftphoneException e) {
      call.fail(e);
    }
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
      if (keepAlive != null) {
        keepAlive.end();
      }
      delete(open);
      taken.giveBack();
      engine.forget(this);
      engine.events().post(listener::closed);
    }
  }
}
