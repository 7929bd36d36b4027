package com.kallglot.console.sandbox.edge.rtp;

/// What a stream counted until it was closed.
///
/// @param rxPackets authentic RTP packets from the agreed party, duplicates included
/// @param txPackets RTP packets handed to the network
/// @param rxLost sequence numbers that never came
/// @param digits in the order they began
public record StreamReport(long rxPackets, long txPackets, long rxLost, String digits) {
  /// Of a stream that never was.
  public static final StreamReport NONE = new StreamReport(0, 0, 0, "");
}
