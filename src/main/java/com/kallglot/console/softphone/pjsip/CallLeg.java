package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.DtmfMethod;
import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.SoftphoneException;
import com.kallglot.console.softphone.pjsip.protocol.SdpCodecs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.Account;
import org.pjsip.pjsua2.AudioMedia;
import org.pjsip.pjsua2.Call;
import org.pjsip.pjsua2.CallInfo;
import org.pjsip.pjsua2.CallMediaInfo;
import org.pjsip.pjsua2.CallOpParam;
import org.pjsip.pjsua2.CallSendDtmfParam;
import org.pjsip.pjsua2.MediaTransportInfo;
import org.pjsip.pjsua2.OnCallMediaStateParam;
import org.pjsip.pjsua2.OnCallSdpCreatedParam;
import org.pjsip.pjsua2.OnCallStateParam;
import org.pjsip.pjsua2.OnCreateMediaTransportParam;
import org.pjsip.pjsua2.OnDtmfDigitParam;
import org.pjsip.pjsua2.SipHeader;
import org.pjsip.pjsua2.StreamInfo;
import org.pjsip.pjsua2.pjmedia_dir;
import org.pjsip.pjsua2.pjmedia_type;
import org.pjsip.pjsua2.pjsip_inv_state;
import org.pjsip.pjsua2.pjsua_call_flag;
import org.pjsip.pjsua2.pjsua_call_media_status;
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
    void mediaStarted(Media media, AudioMedia audio) throws Exception;

    void digit(char digit, DtmfMethod method);

    void transportCreated(OnCreateMediaTransportParam parameters);

    List<String> codecs();
  }

  /// What offer and answer agreed, with what only the engine needs of it.
  ///
  /// @param telephoneEventType the payload type of events received, negative for none
  record Media(
      String codec,
      int clockRate,
      MediaInfo.Direction direction,
      int telephoneEventType,
      @Nullable String local,
      @Nullable String remote) {}

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

  void sendDigits(String digits, DtmfMethod method) throws Exception {
    if (!DIGITS.matcher(digits).matches()) {
      throw new SoftphoneException("Sending \"" + digits + "\": digits are 0-9 * # A-D");
    }
    switch (method) {
      case RFC4733 -> dialDtmf(digits);
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
            if (media.getType() == pjmedia_type.PJMEDIA_TYPE_AUDIO && runs(media)) {
              owner.mediaStarted(read(media, scope), getAudioMedia(i));
              return;
            }
          }
        });
  }

  private static boolean runs(CallMediaInfo media) {
    int status = media.getStatus();
    return status == pjsua_call_media_status.PJSUA_CALL_MEDIA_ACTIVE
        || status == pjsua_call_media_status.PJSUA_CALL_MEDIA_LOCAL_HOLD
        || status == pjsua_call_media_status.PJSUA_CALL_MEDIA_REMOTE_HOLD;
  }

  private Media read(CallMediaInfo media, NativeScope scope) throws Exception {
    int index = (int) media.getIndex();
    var stream = scope.own(getStreamInfo(index), StreamInfo::delete);
    var transport = scope.own(getMedTransportInfo(index), MediaTransportInfo::delete);
    String codec = stream.getCodecName();
    return new Media(
        codec,
        rtpClock(codec, (int) stream.getCodecClockRate()),
        direction(media.getDir()),
        stream.getAudRxEventPt(),
        transport.getLocalRtpName(),
        stream.getRemoteRtpAddress());
  }

  /// The clock of the RTP timestamps, which for two codecs is not that of the samples (RFC 3551
  /// §4.5.2, RFC 7587 §4.1).
  private static int rtpClock(String codec, int sampleRate) {
    return switch (codec.toUpperCase(Locale.ROOT)) {
      case "G722" -> 8_000;
      case "OPUS" -> 48_000;
      default -> sampleRate;
    };
  }

  private static MediaInfo.Direction direction(int direction) {
    boolean sends = (direction & pjmedia_dir.PJMEDIA_DIR_ENCODING) != 0;
    boolean receives = (direction & pjmedia_dir.PJMEDIA_DIR_DECODING) != 0;
    if (sends) {
      return receives ? MediaInfo.Direction.SENDRECV : MediaInfo.Direction.SENDONLY;
    }
    return receives ? MediaInfo.Direction.RECVONLY : MediaInfo.Direction.INACTIVE;
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
