package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.protocol.SdpCodecs;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.Account;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.Call;
import org.pjsip.pjsua2.CallInfo;
import org.pjsip.pjsua2.CallOpParam;
import org.pjsip.pjsua2.CallSendDtmfParam;
import org.pjsip.pjsua2.OnCallMediaStateParam;
import org.pjsip.pjsua2.OnCallReplaceRequestParam;
import org.pjsip.pjsua2.OnCallSdpCreatedParam;
import org.pjsip.pjsua2.OnCallStateParam;
import org.pjsip.pjsua2.OnCallTransferRequestParam;
import org.pjsip.pjsua2.OnCallTransferStatusParam;
import org.pjsip.pjsua2.OnCreateMediaTransportParam;
import org.pjsip.pjsua2.OnDtmfDigitParam;
import org.pjsip.pjsua2.SipHeader;
import org.pjsip.pjsua2.pjsip_inv_state;
import org.pjsip.pjsua2.pjsip_status_code;
import org.pjsip.pjsua2.pjsua_call_flag;
import org.pjsip.pjsua2.pjsua_dtmf_method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PJSIP's side of one call: its callbacks, copied into records and handed on. No exception leaves
/// a callback, since there is nobody in the C code to catch it.
final class CallLeg extends Call {
  private static final Logger LOG = LoggerFactory.getLogger(CallLeg.class);
  private static final Pattern DIGITS = Pattern.compile("[0-9*#A-Da-d]+");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9.%*_+`'~!-]+");

  /// What the callbacks tell, always on the engine's thread.
  interface Owner {
    void disconnected(int code, String reason);

    /// @param audio to be deleted by the owner
    void mediaStarted(LegMedia media, AudioMedia audio) throws Exception;

    /// No audio stream is left: PJSIP may give its place on the bridge to another call.
    void mediaStopped() throws Exception;

    void digit(char digit, DtmfMethod method);

    /// The far end wants to be called elsewhere.
    ///
    /// @return the call that does so, null to decline
    @Nullable CallLeg referred(String uri) throws Exception;

    /// PJSIP's word on our own transfer, the last one where it makes it itself.
    void transferStatus(int code, String reason);

    void transportCreated(OnCreateMediaTransportParam parameters);

    List<String> codecs();
  }

  private final Owner owner;

  /// A call that is going to be made.
  CallLeg(Account account, Owner owner) {
    super(account);
    this.owner = owner;
  }

  /// A call that came in.
  CallLeg(Account account, int callId, Owner owner) {
    super(account, callId);
    this.owner = owner;
  }

  /// Sends the INVITE.
  void invite(String uri, String callId, Map<String, String> headers) throws Exception {
    try (var scope = new NativeScope()) {
      var parameters = parameters(scope);
      parameters.getOpt().setCustomCallId(callId);
      for (var entry : headers.entrySet()) {
        addHeader(parameters, entry.getKey(), entry.getValue(), scope);
      }
      makeCall(uri, parameters);
    }
  }

  private static void addHeader(
      CallOpParam parameters, String name, String value, NativeScope scope)
      throws SoftphoneException {
    if (!HEADER_NAME.matcher(name).matches() || value.chars().anyMatch(c -> c < ' ')) {
      throw new SoftphoneException(
          "Adding the header \"" + name + "\": its name or value is not allowed in SIP");
    }
    var header = scope.own(new SipHeader(), SipHeader::delete);
    header.setHName(name);
    header.setHValue(value);
    parameters.getTxOption().getHeaders().add(header);
  }

  /// Answers the INVITE, provisionally or finally.
  void respond(int code) throws Exception {
    try (var scope = new NativeScope()) {
      var parameters = parameters(scope);
      parameters.setStatusCode(code);
      answer(parameters);
    }
  }

  /// CANCEL, BYE or a refusal, as the state of the call asks for.
  ///
  /// @param code of the refusal; 0 for PJSIP's choice
  void end(int code) throws Exception {
    try (var scope = new NativeScope()) {
      var parameters = parameters(scope);
      parameters.setStatusCode(code);
      hangup(parameters);
    }
  }

  void hold() throws Exception {
    try (var scope = new NativeScope()) {
      setHold(parameters(scope));
    }
  }

  void resume() throws Exception {
    try (var scope = new NativeScope()) {
      var parameters = parameters(scope);
      parameters.getOpt().setFlag(pjsua_call_flag.PJSUA_CALL_UNHOLD);
      reinvite(parameters);
    }
  }

  /// Sends REFER.
  void transfer(String uri) throws Exception {
    try (var scope = new NativeScope()) {
      xfer(uri, parameters(scope));
    }
  }

  /// Sends REFER to whom `other` talks to, with Replaces.
  void transfer(CallLeg other) throws Exception {
    try (var scope = new NativeScope()) {
      xferReplaces(other, parameters(scope));
    }
  }

  static void requireDigits(String digits) throws SoftphoneException {
    if (!DIGITS.matcher(digits).matches()) {
      throw new SoftphoneException("Sending digits: those are 0-9 * # A-D");
    }
  }

  /// Sends digits by events or messages.
  void sendDigits(String digits, DtmfMethod method) throws Exception {
    switch (method) {
      case RFC4733 -> dialDtmf(digits);
      case INBAND -> throw new IllegalArgumentException("Tones are sound and go by the bridge");
      case INFO -> {
        try (var scope = new NativeScope()) {
          var parameters = scope.own(new CallSendDtmfParam(), CallSendDtmfParam::delete);
          parameters.setMethod(pjsua_dtmf_method.PJSUA_DTMF_METHOD_SIP_INFO);
          parameters.setDigits(digits);
          sendDtmf(parameters);
        }
      }
    }
  }

  /// Parameters of a call with one audio stream.
  private static CallOpParam parameters(NativeScope scope) {
    var parameters = scope.own(new CallOpParam(true), CallOpParam::delete);
    var setting = parameters.getOpt();
    setting.setAudioCount(1);
    setting.setVideoCount(0);
    // By default it offers real-time text, which makes some servers refuse the call.
    setting.setTextCount(0);
    return parameters;
  }

  @Override
  public void onCallState(OnCallStateParam parameters) {
    callback(
        "state",
        scope -> {
          CallInfo info = scope.own(getInfo(), CallInfo::delete);
          if (info.getState() == pjsip_inv_state.PJSIP_INV_STATE_DISCONNECTED) {
            owner.disconnected(info.getLastStatusCode(), info.getLastReason());
          }
        });
  }

  @Override
  public void onCallMediaState(OnCallMediaStateParam parameters) {
    callback(
        "media",
        scope -> {
          var all = scope.own(getInfo(), CallInfo::delete).getMedia();
          for (int i = 0; i < all.size(); i++) {
            var media = all.get(i);
            if (LegMedia.isRunningAudio(media)) {
              owner.mediaStarted(LegMedia.read(this, media, scope), getAudioMedia(i));
              return;
            }
          }
          if (all.stream().noneMatch(LegMedia::isOnBridge)) {
            owner.mediaStopped();
          }
        });
  }

  @Override
  public void onCallSdpCreated(OnCallSdpCreatedParam parameters) {
    callback(
        "SDP",
        scope -> {
          List<String> codecs = owner.codecs();
          String local = parameters.getSdp().getWholeSdp();
          // Too long for the bindings' buffer it arrives empty, and must not be touched.
          if (codecs.isEmpty() || local.isEmpty()) {
            return;
          }
          String offer = parameters.getRemSdp().getWholeSdp();
          parameters
              .getSdp()
              .setWholeSdp(
                  offer.isEmpty()
                      ? SdpCodecs.offer(local, codecs)
                      : SdpCodecs.answer(local, offer, codecs));
        });
  }

  @Override
  public void onCreateMediaTransport(OnCreateMediaTransportParam parameters) {
    callback("media transport", scope -> owner.transportCreated(parameters));
  }

  @Override
  public void onDtmfDigit(OnDtmfDigitParam parameters) {
    callback(
        "digit",
        scope -> {
          boolean info = parameters.getMethod() == pjsua_dtmf_method.PJSUA_DTMF_METHOD_SIP_INFO;
          String digit = parameters.getDigit();
          if (!digit.isEmpty()) {
            owner.digit(digit.charAt(0), info ? DtmfMethod.INFO : DtmfMethod.RFC4733);
          }
        });
  }

  @Override
  public void onCallTransferRequest(OnCallTransferRequestParam parameters) {
    parameters.setStatusCode(pjsip_status_code.PJSIP_SC_DECLINE);
    callback(
        "transfer",
        scope -> {
          CallLeg next = owner.referred(parameters.getDstUri());
          if (next != null) {
            var setting = parameters.getOpt();
            setting.setAudioCount(1);
            setting.setVideoCount(0);
            setting.setTextCount(0);
            // No Call-ID of ours: PJSIP would free it before it uses it.
            parameters.setNewCall(next);
            parameters.setStatusCode(pjsip_status_code.PJSIP_SC_ACCEPTED);
          }
        });
  }

  /// Somebody wants to be called in place of this call's far end. By itself PJSIP would answer,
  /// with a call that nobody here knows.
  @Override
  public void onCallReplaceRequest(OnCallReplaceRequestParam parameters) {
    parameters.setStatusCode(pjsip_status_code.PJSIP_SC_DECLINE);
  }

  @Override
  public void onCallTransferStatus(OnCallTransferStatusParam parameters) {
    callback(
        "transfer's progress",
        scope -> owner.transferStatus(parameters.getStatusCode(), parameters.getReason()));
  }

  /// What a callback does, with a scope for the native objects it meets.
  @FunctionalInterface
  private interface Reaction {
    void react(NativeScope scope) throws Exception;
  }

  private static void callback(String what, Reaction reaction) {
    try (var scope = new NativeScope()) {
      reaction.react(scope);
    } catch (Exception e) {
      LOG.error("PJSIP told of a call's {}, which failed here", what, e);
    }
  }
}
