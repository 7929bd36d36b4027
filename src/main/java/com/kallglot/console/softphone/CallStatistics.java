package com.kallglot.console.softphone;

import org.jspecify.annotations.Nullable;

/// The counters of a call's audio.
///
/// @param rxPackets RTP packets received from the agreed source
/// @param txPackets RTP packets sent
/// @param rxLost packets missing by sequence number (RFC 3550 A.3); duplicates do not hide a loss
/// @param jitterMs interarrival jitter (RFC 3550 §6.4.1), milliseconds by the codec's RTP clock
/// @param rttMs round trip by RTCP (RFC 3550 §6.4.1), null until a report told it
/// @param farLossPercent loss the far end reported of what was sent, null until reported
/// @param foreignPackets RTP packets from any other source
/// @param bufferMs how long what arrives waits in the jitter buffer before it is heard, the mean so
///   far, milliseconds; null until the engine told it
public record CallStatistics(
    long rxPackets,
    long txPackets,
    long rxLost,
    double jitterMs,
    @Nullable Double rttMs,
    @Nullable Double farLossPercent,
    long foreignPackets,
    @Nullable Double bufferMs) {

  /// Before any packet.
  public static final CallStatistics NONE = new CallStatistics(0, 0, 0, 0, null, null, 0, null);
}
