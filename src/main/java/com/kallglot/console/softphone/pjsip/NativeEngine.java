package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.EngineInfo;
import com.kallglot.console.softphone.SipText;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.sound.CallSound;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.pjsip.pjsua2.CodecInfoVector2;
import org.pjsip.pjsua2.Endpoint;
import org.pjsip.pjsua2.EpConfig;
import org.pjsip.pjsua2.LogConfig;
import org.pjsip.pjsua2.MediaConfig;
import org.pjsip.pjsua2.OnMediaEventParam;
import org.pjsip.pjsua2.OnRejectedIncomingCallParam;
import org.pjsip.pjsua2.UaConfig;
import org.pjsip.pjsua2.Version;
import org.pjsip.pjsua2.pjmedia_event_type;
import org.pjsip.pjsua2.pjsua2;
import org.pjsip.pjsua2.pjsua_destroy_flag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The native Endpoint: made, configured and destroyed on the engine's thread.
final class NativeEngine {
  private static final Logger LOG = LoggerFactory.getLogger(NativeEngine.class);
  private static final int MAX_CALLS = 1024;

  /// SIP messages are logged at this level.
  private static final int LOG_LEVEL = 4;

  /// What is offered first where an account does not say; what is not named comes later.
  private static final List<String> PREFERRED =
      List.of("opus/48000/2", "G722/16000/1", "PCMU/8000/1", "PCMA/8000/1");

  private static final short HIGHEST_PRIORITY = 250;

  private final Endpoint endpoint;
  private final EngineInfo info;

  private NativeEngine(Endpoint endpoint, EngineInfo info) {
    this.endpoint = endpoint;
    this.info = info;
  }

  /// PJSIP's side, whose callbacks come while the engine's thread handles events.
  private static final class Told extends Endpoint {
    private final IntConsumer onDeviceFailure;
    private final OnRefusal onRefusal;

    Told(IntConsumer onDeviceFailure, OnRefusal onRefusal) {
      this.onDeviceFailure = onDeviceFailure;
      this.onRefusal = onRefusal;
    }

    @Override
    public void onRejectedIncomingCall(OnRejectedIncomingCallParam parameters) {
      try {
        SipText.parse(parameters.getRdata().getWholeMsg())
            .ifPresent(invite ->
                onRefusal.refused(invite, parameters.getStatusCode(), parameters.getReason()));
      } catch (RuntimeException e) {
        LOG.error("PJSIP told of a call that it refused, which failed here", e);
      }
    }

    @Override
    public void onMediaEvent(OnMediaEventParam parameters) {
      var event = parameters.getEv();
      if (event.getType() == pjmedia_event_type.PJMEDIA_EVENT_AUD_DEV_ERROR) {
        onDeviceFailure.accept(event.getData().getAudDevError().getDir());
      }
    }
  }

  /// Hears of a call that PJSIP refused by itself.
  @FunctionalInterface
  interface OnRefusal {
    void refused(SipText invite, int code, String reason);
  }

  /// @param onDeviceFailure told on the engine's thread in which direction a sound device has
  ///   failed; must not throw
  /// @param onRefusal told on the engine's thread
  static NativeEngine start(EngineLog log, IntConsumer onDeviceFailure, OnRefusal onRefusal)
      throws SoftphoneException {
    pjsua2.pjLogLevel(0);
    var endpoint = new Told(onDeviceFailure, onRefusal);
    try {
      return NativeFailure.translate("Starting PJSIP", () -> start(endpoint, log));
    } catch (SoftphoneException e) {
      destroy(endpoint);
      throw e;
    }
  }

  private static NativeEngine start(Endpoint endpoint, EngineLog log) throws Exception {
    endpoint.libCreate();
    try (var scope = new NativeScope()) {
      var config = scope.own(new EpConfig(), EpConfig::delete);
      userAgent(config.getUaConfig());
      media(config.getMedConfig());
      logging(config.getLogConfig(), log);
      endpoint.libInit(config);
    }
    endpoint.libStart();
    endpoint.audDevManager().setNullDev();
    for (int i = 0; i < PREFERRED.size(); i++) {
      endpoint.codecSetPriority(PREFERRED.get(i), (short) (HIGHEST_PRIORITY - i));
    }
    return new NativeEngine(endpoint, info(endpoint));
  }

  private static void userAgent(UaConfig config) {
    config.setMaxCalls(MAX_CALLS);
    // No worker of PJSIP's own: its events are handled in the turns of the engine's thread.
    config.setThreadCnt(0);
    config.setMainThreadOnly(true);
    config.setUserAgent("Kallglot-Console");
  }

  private static void media(MediaConfig config) {
    config.setClockRate(CallSound.RATE);
    config.setSndClockRate(CallSound.RATE);
    config.setMaxMediaPorts(2 * MAX_CALLS + 16);
    config.setConfThreads(Math.min(2, Runtime.getRuntime().availableProcessors()));
    // Silence is sent like any sound: the far end's statistics and ours must not depend on it.
    config.setNoVad(true);
    config.setEcTailLen(0);
    // The null device is the clock of all sound; it never stops.
    config.setSndAutoCloseTime(-1);
  }

  /// PJSIP deletes the writer with the Endpoint, so that Java must not.
  private static void logging(LogConfig config, EngineLog log) {
    config.setMsgLogging(1);
    config.setLevel(LOG_LEVEL);
    config.setConsoleLevel(LOG_LEVEL);
    config.setDecor(0);
    config.setWriter(log);
    log.swigReleaseOwnership();
  }

  private static EngineInfo info(Endpoint endpoint) throws Exception {
    try (var scope = new NativeScope()) {
      Version version = scope.own(endpoint.libVersion(), Version::delete);
      var codecs = scope.own(endpoint.codecEnum2(), CodecInfoVector2::delete);
      var names = new LinkedHashSet<String>();
      for (int i = 0; i < codecs.size(); i++) {
        var codec = codecs.get(i);
        if (codec.getPriority() > 0) {
          names.add(codec.getCodecId().split("/", 2)[0]);
        }
      }
      return new EngineInfo("PJSIP", version.getFull(), List.copyOf(names));
    }
  }

  Endpoint endpoint() {
    return endpoint;
  }

  EngineInfo info() {
    return info;
  }

  void handleEvents(int millis) {
    endpoint.libHandleEvents(millis);
  }

  /// Everything has been said and heard by now: PJSIP need not wait for the network again.
  void destroy() {
    destroy(endpoint);
  }

  private static void destroy(Endpoint endpoint) {
    try {
      NativeFailure.translate(
          "Stopping PJSIP", () -> endpoint.libDestroy(pjsua_destroy_flag.PJSUA_DESTROY_NO_NETWORK));
    } catch (SoftphoneException e) {
      throw new IllegalStateException(e);
    } finally {
      endpoint.delete();
    }
  }
}
