package com.kallglot.console.calltest.result;

import com.kallglot.console.media.Heard;
import org.jspecify.annotations.Nullable;

/// The sound of a call.
///
/// @param codec the SDP name
/// @param lost packets missing of those that should have come
/// @param jitterMs RFC 3550 §6.4.1, milliseconds
/// @param rttMs by RTCP, milliseconds; null where the call was over before a report came
/// @param mos estimated, G.107; null where the codec has no published rating
/// @param mosScale `narrowband`, `wideband` or `fullband`: they never mix
/// @param mosCovers which part of the way it speaks for
/// @param firstMediaMs from the first INVITE to the first RTP packet, milliseconds
/// @param roundTripMs from a sound sent to the same sound heard, milliseconds
public record MediaFigures(
    @Nullable String codec,
    @Nullable Long rxPackets,
    @Nullable Long txPackets,
    @Nullable Long lost,
    @Nullable Double jitterMs,
    @Nullable Double rttMs,
    @Nullable Double mos,
    @Nullable String mosScale,
    @Nullable String mosCovers,
    @Nullable Long firstMediaMs,
    Heard.@Nullable Kind heard,
    @Nullable Flow direction,
    @Nullable Boolean bandLimited,
    @Nullable Long roundTripMs) {

  /// The whole way a test call's MOS can speak for: from here to what answered.
  public static final String ACCESS_LEG = "access leg";

  /// Of a test that placed no call, or whose call was not answered.
  public static final MediaFigures NONE =
      new MediaFigures(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  /// Which way RTP flowed, seen from here.
  public enum Flow {
    BOTH,
    NONE,
    RX_ONLY,
    TX_ONLY;

    public static Flow of(long rxPackets, long txPackets) {
      if (rxPackets > 0) {
        return txPackets > 0 ? BOTH : RX_ONLY;
      }
      return txPackets > 0 ? TX_ONLY : NONE;
    }
  }
}
