package com.kallglot.console.softphone.pjsip;

import com.kallglot.console.softphone.MediaInfo;
import com.kallglot.console.softphone.pjsip.sound.CallSound.Hold;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pjsip.pjsua2.Call;
import org.pjsip.pjsua2.CallMediaInfo;
import org.pjsip.pjsua2.MediaTransportInfo;
import org.pjsip.pjsua2.StreamInfo;
import org.pjsip.pjsua2.pjmedia_dir;
import org.pjsip.pjsua2.pjmedia_type;
import org.pjsip.pjsua2.pjsua_call_media_status;

/// What offer and answer agreed, with what only the engine needs of it.
///
/// @param telephoneEventType the payload type of events received, negative for none
record LegMedia(
    String codec,
    int clockRate,
    MediaInfo.Direction direction,
    Hold hold,
    int telephoneEventType,
    @Nullable String local,
    @Nullable String remote) {

  /// What of it concerns others.
  ///
  /// @param srtp how it is encrypted, null where it is not
  MediaInfo info(@Nullable String srtp) {
    return new MediaInfo(codec, clockRate, direction, srtp, telephoneEventType >= 0, local, remote);
  }

  static boolean isRunningAudio(CallMediaInfo media) {
    int status = media.getStatus();
    boolean runs =
        status == pjsua_call_media_status.PJSUA_CALL_MEDIA_ACTIVE
            || status == pjsua_call_media_status.PJSUA_CALL_MEDIA_LOCAL_HOLD
            || status == pjsua_call_media_status.PJSUA_CALL_MEDIA_REMOTE_HOLD;
    return runs && media.getType() == pjmedia_type.PJMEDIA_TYPE_AUDIO;
  }

  /// Whether there is a stream, be it one that could not make a way for its packets.
  static boolean isOnBridge(CallMediaInfo media) {
    return media.getType() == pjmedia_type.PJMEDIA_TYPE_AUDIO && media.getAudioConfSlot() >= 0;
  }

  static LegMedia read(Call call, CallMediaInfo media, NativeScope scope) throws Exception {
    int index = (int) media.getIndex();
    var stream = scope.own(call.getStreamInfo(index), StreamInfo::delete);
    var transport = scope.own(call.getMedTransportInfo(index), MediaTransportInfo::delete);
    String codec = stream.getCodecName();
    return new LegMedia(
        codec,
        rtpClock(codec, (int) stream.getCodecClockRate()),
        direction(media.getDir()),
        media.getStatus() == pjsua_call_media_status.PJSUA_CALL_MEDIA_LOCAL_HOLD
            ? Hold.HELD_HERE
            : Hold.NOT_HELD,
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
}
