package com.kallglot.console.softphone.pjsip;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.Await;
import com.kallglot.console.softphone.CallEvent;
import com.kallglot.console.softphone.Callee;
import com.kallglot.console.softphone.DialRequest;
import com.kallglot.console.softphone.Heard;
import com.kallglot.console.softphone.LineListener;
import com.kallglot.console.softphone.SipAccount;
import com.kallglot.console.softphone.SoftphoneAccounts;
import com.kallglot.console.softphone.SoundCapture;
import com.kallglot.console.softphone.SoundSource.Silence;
import com.kallglot.console.softphone.pjsip.network.Reached;
import com.kallglot.console.telephony.SipTransport;
import com.kallglot.console.telephony.SrtpKeying;
import com.kallglot.console.telephony.SrtpPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pjsip.pjsua2.Account;
import org.pjsip.pjsua2.Call;
import org.pjsip.pjsua2.CallInfo;
import org.pjsip.pjsua2.CallOpParam;
import org.pjsip.pjsua2.OnCallMediaStateParam;
import org.pjsip.pjsua2.OnCallSdpCreatedParam;
import org.pjsip.pjsua2.OnCallStateParam;
import org.pjsip.pjsua2.OnCallTsxStateParam;
import org.pjsip.pjsua2.OnCreateMediaTransportParam;
import org.pjsip.pjsua2.OnIncomingCallParam;
import org.pjsip.pjsua2.OnRegStateParam;
import org.pjsip.pjsua2.pjsip_inv_state;

/// What the bindings themselves survive, below everything that keeps the engine from doing it: a
/// callback that throws, and a call that is deleted inside its own callback.
@Tag("native")
class HostileCallbacksTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Engine engine;
  private PjsipLine caller;
  private PjsipLine callee;

  @BeforeEach
  void start() throws Exception {
    engine = new Engine();
    engine.start();
    caller = open("alice", LineListener.NONE);
    callee = open("bob", Callee.answering(new Silence()));
  }

  private PjsipLine open(String user, LineListener listener) throws Exception {
    return engine
        .thread()
        .call(
            "Opening",
            () ->
                PjsipLine.open(engine, SoftphoneAccounts.plain(user), Reached.DIRECTLY, listener));
  }

  @AfterEach
  void worksOnAndCloses() {
    CallBurst.of(caller, callee, 3, 3);
    assertThat(engine.close()).as("the engine ends").isTrue();
  }

  /// Throws out of every callback that the engine uses.
  private static final class Throwing extends Call {
    private final AtomicInteger thrown;

    Throwing(Account account, AtomicInteger thrown) {
      super(account);
      this.thrown = thrown;
    }

    private void fail() {
      thrown.incrementAndGet();
      throw new IllegalStateException("planted in a native callback");
    }

    @Override
    public void onCallState(OnCallStateParam parameters) {
      fail();
    }

    @Override
    public void onCallTsxState(OnCallTsxStateParam parameters) {
      fail();
    }

    @Override
    public void onCallMediaState(OnCallMediaStateParam parameters) {
      fail();
    }

    @Override
    public void onCallSdpCreated(OnCallSdpCreatedParam parameters) {
      fail();
    }

    @Override
    public void onCreateMediaTransport(OnCreateMediaTransportParam parameters) {
      fail();
    }
  }

  /// Deletes itself as soon as it is in a given state.
  private static final class Vanishing extends Call {
    private final int state;
    private final AtomicInteger deleted;

    Vanishing(Account account, int state, AtomicInteger deleted) {
      super(account);
      this.state = state;
      this.deleted = deleted;
    }

    @Override
    public void onCallState(OnCallStateParam parameters) {
      try {
        CallInfo info = getInfo();
        int now = info.getState();
        info.delete();
        if (now == state) {
          deleted.incrementAndGet();
          delete();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// Throws out of every callback of an account.
  private static final class ThrowingAccount extends Account {
    private final AtomicInteger thrown = new AtomicInteger();

    @Override
    public void onIncomingCall(OnIncomingCallParam parameters) {
      thrown.incrementAndGet();
      throw new IllegalStateException("planted in onIncomingCall");
    }

    @Override
    public void onRegState(OnRegStateParam parameters) {
      thrown.incrementAndGet();
      throw new IllegalStateException("planted in onRegState");
    }
  }

  private void invite(Call call) throws Exception {
    invite(call, callee);
  }

  private static void invite(Call call, PjsipLine whom) throws Exception {
    try (var scope = new NativeScope()) {
      call.makeCall(whom.contact(), scope.own(new CallOpParam(true), CallOpParam::delete));
    }
  }

  private ThrowingAccount throwing(SipAccount settings) throws Exception {
    return engine
        .thread()
        .call(
            "Opening",
            () -> {
              int transport = engine.transports().take(settings, null).id();
              var account = new ThrowingAccount();
              try (var scope = new NativeScope()) {
                account.create(
                    AccountSettings.of(scope, settings, null, transport, engine.rtpPorts().take()));
              }
              return account;
            });
  }

  private void delete(Account account) {
    engine
        .thread()
        .submit(
            "Deleting",
            () -> {
              account.shutdown();
              account.delete();
            })
        .join();
  }

  @Test
  void callbacksMayThrow() throws Exception {
    var thrown = new AtomicInteger();
    var call = engine.thread().call("Calling", () -> new Throwing(caller.openAccount(), thrown));
    engine.thread().submit("Calling", () -> invite(call)).join();
    Await.until(LIMIT, "every kind of callback has thrown", () -> thrown.get() > 8);

    engine.thread().submit("Deleting", call::delete).join();
  }

  @Test
  void anIncomingCallMayThrow() throws Exception {
    ThrowingAccount mallory = throwing(SoftphoneAccounts.plain("mallory"));
    var heard = new Heard();
    caller.dial(
        new DialRequest(
            callee.contact().replace("bob", "mallory"), Map.of(), new Silence(), SoundCapture.NONE),
        heard);

    assertThat(heard.awaitEnd().code()).as("refused, since nobody took it").isGreaterThan(399);
    assertThat(mallory.thrown).hasValue(1);
    delete(mallory);
  }

  @Test
  void aRegistrationMayThrow() throws Exception {
    ThrowingAccount nobody =
        throwing(
            new SipAccount(
                "sip:mallory@127.0.0.1",
                null,
                null,
                "sip:127.0.0.1:1",
                null,
                SipTransport.TCP,
                SrtpPolicy.OFF,
                SrtpKeying.SDES,
                null,
                List.of(),
                "127.0.0.1"));
    Await.until(LIMIT, "the registration has failed", () -> nobody.thrown.get() > 0);
    delete(nobody);
  }

  @Test
  void aCallMayBeDeletedInTheCallbackThatTellsItsEnd() throws Exception {
    PjsipLine busy = open("carol", Callee.rejecting(486));
    var deleted = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      var call =
          engine
              .thread()
              .call(
                  "Calling",
                  () ->
                      new Vanishing(
                          caller.openAccount(),
                          pjsip_inv_state.PJSIP_INV_STATE_DISCONNECTED,
                          deleted));
      engine.thread().submit("Calling", () -> invite(call, busy)).join();
    }
    Await.until(LIMIT, "all five are deleted", () -> deleted.get() == 5);
  }

  @Test
  void aCallMayBeDeletedWhenTheFarEndHangsUp() throws Exception {
    var hangingUp = Callee.answering(new Silence());
    PjsipLine dave = open("dave", hangingUp);
    var deleted = new AtomicInteger();
    var call =
        engine
            .thread()
            .call(
                "Calling",
                () ->
                    new Vanishing(
                        caller.openAccount(),
                        pjsip_inv_state.PJSIP_INV_STATE_DISCONNECTED,
                        deleted));
    engine.thread().submit("Calling", () -> invite(call, dave)).join();
    hangingUp.events().await(CallEvent.FirstMedia.class);

    hangingUp.call().hangUp().join();

    Await.until(LIMIT, "it is deleted", () -> deleted.get() == 1);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        pjsip_inv_state.PJSIP_INV_STATE_CALLING,
        pjsip_inv_state.PJSIP_INV_STATE_EARLY,
        pjsip_inv_state.PJSIP_INV_STATE_CONNECTING,
        pjsip_inv_state.PJSIP_INV_STATE_CONFIRMED
      })
  void aCallMayBeDeletedInItsOwnCallback(int state) throws Exception {
    var deleted = new AtomicInteger();
    for (int i = 0; i < 5; i++) {
      var call =
          engine
              .thread()
              .call("Calling", () -> new Vanishing(caller.openAccount(), state, deleted));
      engine.thread().submit("Calling", () -> invite(call)).join();
    }
    Await.until(LIMIT, "all five are deleted", () -> deleted.get() == 5);
  }
}
