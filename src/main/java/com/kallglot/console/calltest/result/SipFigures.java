package com.kallglot.console.calltest.result;

import com.kallglot.console.telephony.SipTransport;
import org.jspecify.annotations.Nullable;

/// The signalling of a call. Times count from the moment the first INVITE was handed to the
/// transport, as `trace.CallFigures` defines them.
///
/// @param finalCode the final status; null where none came
/// @param reason its reason phrase
/// @param q850 the cause of ITU-T Q.850, 1 to 127
/// @param pddMs post-dial delay, milliseconds
/// @param ringMs first 180 or 183 to the answer, milliseconds
/// @param answerMs to 200 OK, milliseconds
/// @param srtp the crypto suite; null for plain RTP and where no media was agreed
/// @param callId the `Call-ID`, by which a PBX's log knows the call
public record SipFigures(
    @Nullable Integer finalCode,
    @Nullable String reason,
    @Nullable Integer q850,
    @Nullable Long pddMs,
    @Nullable Long ringMs,
    @Nullable Long answerMs,
    @Nullable SipTransport transport,
    @Nullable String srtp,
    @Nullable String callId) {

  /// Of a test that placed no call.
  public static final SipFigures NONE =
      new SipFigures(null, null, null, null, null, null, null, null, null);
}
