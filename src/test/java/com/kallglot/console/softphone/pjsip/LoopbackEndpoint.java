package com.kallglot.console.softphone.pjsip;

import static com.kallglot.console.Await.until;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pjsip.pjsua2.Account;
import org.pjsip.pjsua2.AccountConfig;
import org.pjsip.pjsua2.CallOpParam;
import org.pjsip.pjsua2.Endpoint;
import org.pjsip.pjsua2.EpConfig;
import org.pjsip.pjsua2.LogWriter;
import org.pjsip.pjsua2.OnIncomingCallParam;
import org.pjsip.pjsua2.TransportConfig;
import org.pjsip.pjsua2.pjmedia_srtp_use;
import org.pjsip.pjsua2.pjsip_status_code;
import org.pjsip.pjsua2.pjsip_transport_type_e;
import org.pjsip.pjsua2.pjsua2;
import org.pjsip.pjsua2.pjsua_ipv6_use;

/// The bare bindings, with an account that calls itself through the loopback interface. Everything
/// but the callbacks is called from the thread that made it.
final class LoopbackEndpoint implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);
  static final int CLOCK_RATE = 16_000;

  private final Endpoint endpoint;
  private final String address;
  private final SelfCalledAccount account = new SelfCalledAccount();
  private final List<LoopbackCall> dialled = new ArrayList<>();

  LoopbackEndpoint() throws Exception {
    this(null);
  }

  /// @param log hears everything PJSIP has to say; null for nobody
  LoopbackEndpoint(LogWriter log) throws Exception {
    pjsua2.pjLogLevel(0);
    endpoint = new Endpoint();
    endpoint.libCreate();
    var config = new EpConfig();
    config.getLogConfig().setLevel(log == null ? 0 : 5);
    config.getLogConfig().setConsoleLevel(log == null ? 0 : 5);
    if (log != null) {
      config.getLogConfig().setWriter(log);
      log.swigReleaseOwnership();
    }
    config.getMedConfig().setClockRate(CLOCK_RATE);
    config.getMedConfig().setNoVad(true);
    endpoint.libInit(config);
    config.delete();
    var transport = new TransportConfig();
    transport.setBoundAddress("127.0.0.1");
    int id = endpoint.transportCreate(pjsip_transport_type_e.PJSIP_TRANSPORT_UDP, transport);
    transport.delete();
    endpoint.libStart();
    endpoint.audDevManager().setNullDev();
    var info = endpoint.transportGetInfo(id);
    address = info.getLocalName();
    info.delete();
    account.create(id, address);
  }

  /// A call to itself, answered; both sides have media when this returns.
  LoopbackCall call() throws Exception {
    var call = dial(new LoopbackCall(account));
    until(
        LIMIT,
        "the call to have media on both sides",
        () -> call.hasSound() && account.answered.stream().anyMatch(LoopbackCall::hasSound));
    return call;
  }

  LoopbackCall dial(LoopbackCall call) throws Exception {
    dialled.add(call);
    var parameters = new CallOpParam(true);
    parameters.getOpt().setTextCount(0);
    call.makeCall("sip:self@" + address, parameters);
    parameters.delete();
    return call;
  }

  Account account() {
    return account;
  }

  /// The far side of the latest call.
  LoopbackCall answered() {
    return account.answered.getLast();
  }

  /// Ends all calls and returns when they are over; what they tapped can still be drained.
  void hangUp() throws Exception {
    endpoint.hangupAllCalls();
    for (var call : both()) {
      until(LIMIT, "the call to end on both sides", call::isOver);
    }
  }

  @Override
  public void close() throws Exception {
    hangUp();
    both().forEach(LoopbackCall::closeTaps);
    both().forEach(LoopbackCall::delete);
    account.delete();
    endpoint.libDestroy();
    endpoint.delete();
  }

  private List<LoopbackCall> both() {
    var calls = new ArrayList<>(dialled);
    calls.addAll(account.answered);
    return calls;
  }

  private static final class SelfCalledAccount extends Account {
    private final List<LoopbackCall> answered = new CopyOnWriteArrayList<>();

    void create(int transport, String address) throws Exception {
      var config = new AccountConfig();
      config.setIdUri("sip:self@" + address);
      config.getSipConfig().setTransportId(transport);
      // Otherwise it looks the host's name up, which takes seconds where no name server answers.
      config.getSipConfig().setIpv6Use(pjsua_ipv6_use.PJSUA_IPV6_DISABLED);
      var media = config.getMediaConfig();
      media.setSrtpUse(pjmedia_srtp_use.PJMEDIA_SRTP_MANDATORY);
      media.setIpv6Use(pjsua_ipv6_use.PJSUA_IPV6_DISABLED);
      media.setSrtpSecureSignaling(0);
      media.getTransportConfig().setBoundAddress("127.0.0.1");
      create(config);
      config.delete();
    }

    @Override
    public void onIncomingCall(OnIncomingCallParam incoming) {
      var call = new LoopbackCall(this, incoming.getCallId());
      var answer = new CallOpParam();
      answer.setStatusCode(pjsip_status_code.PJSIP_SC_OK);
      try {
        call.answer(answer);
        answered.add(call);
      } catch (Exception e) {
        throw new AssertionError("The far side could not answer", e);
      } finally {
        answer.delete();
      }
    }
  }
}
