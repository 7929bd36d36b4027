package com.kallglot.console.softphone;

import org.jspecify.annotations.Nullable;

/// The counters of a call's audio.
///
/// @param rxPackets RTP packets received from the agreed source, duplicates included
/// @param txPackets RTP packets sent
/// @param loss of what should have been received; null where it was not measured, because this
///   computer was too busy to see every packet
/// @param jitterMs interarrival jitter (RFC 3550 §6.4.1), milliseconds by the codec's RTP clock
/// @param jitterBufferMs how long the jitter buffer holds sound back on average, milliseconds; null
///   until it told
/// @param rttMs round trip by RTCP (RFC 3550 §6.4.1), null until a report told it
/// @param farLossPercent loss the far end reported of what was sent, null until reported
/// @param foreignPackets RTP packets from any other source
/// @param otherSource `address:port` from where the sound comes, where that is not what the SDP
///   names: a translation of addresses (NAT), or a far end that sends from elsewhere; null where it
///   comes from there
public record CallStatistics(
    long rxPackets,
    long txPackets,
    @Nullable Loss loss,
    double jitterMs,
    @Nullable Double jitterBufferMs,
    @Nullable Double rttMs,
    @Nullable Double farLossPercent,
    long foreignPackets,
    @Nullable String otherSource) {

  /// Before any packet.
  public static final CallStatistics NONE =
      new CallStatistics(0, 0, Loss.NONE, 0, null, null, null, 0, null);

  /// What of the sound sent to us was not played.
  ///
  /// @param expected packets that should have come, by sequence number (RFC 3550 A.3)
  /// @param lost packets of those that did not come; duplicates do not hide a loss
  /// @param late packets that came and that the jitter buffer could not use any more
  /// @param delayed packets that the network brought more than 20 ms behind their time: without
  ///   them, what was late was made so by this computer
  public record Loss(long expected, long lost, long late, long delayed) {
    public static final Loss NONE = new Loss(0, 0, 0, 0);

    /// Lost and late of expected, 0 to 100; 0 before the first packet.
    public double percent() {
      return expected == 0 ? 0 : Math.min(100, 100.0 * (lost + late) / expected);
    }
  }
}
