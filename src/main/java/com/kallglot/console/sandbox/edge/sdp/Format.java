package com.kallglot.console.sandbox.edge.sdp;

import org.jspecify.annotations.Nullable;

/// One payload type of an audio line, with what `a=rtpmap` and `a=fmtp` say about it.
///
/// @param name the encoding name as offered; static types without `a=rtpmap` get their own (RFC
///   3551 §6)
/// @param encoding what follows the payload type in `a=rtpmap`, to be answered as it was offered
/// @param parameters of `a=fmtp`
public record Format(
    int payloadType, String name, int clockRate, String encoding, @Nullable String parameters) {

  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /// DTMF digits as events (RFC 4733).
  public boolean isTelephoneEvent() {
    return isNamed("telephone-event");
  }

  /// Not a codec of its own: events, comfort noise, redundancy.
  boolean isAuxiliary() {
    return isTelephoneEvent() || isNamed("CN") || isNamed("red") || isNamed("ulpfec");
  }

  /// Whether its RTP packets could be taken for RTCP on a shared port (RFC 5761 §4).
  boolean collidesWithRtcp() {
    return payloadType >= 64 && payloadType <= 95;
  }
}
