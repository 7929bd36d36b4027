package com.kallglot.console.sandbox.edge.sdp;

import com.kallglot.console.sandbox.edge.srtp.SrtpSuite;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// What an offer and its answer agree on for the one audio line.
///
/// @param media which of the offer's lines it is, counted from 0
/// @param packetTime milliseconds of sound per packet
/// @param direction as seen from here
/// @param remote null while the other side has no address (on hold by 0.0.0.0)
/// @param security null for plain RTP
public record Agreement(
    int media,
    Format codec,
    @Nullable Format telephoneEvent,
    int packetTime,
    MediaDirection direction,
    @Nullable InetSocketAddress remote,
    @Nullable InetSocketAddress remoteRtcp,
    boolean muxRtcp,
    @Nullable Security security) {

  /// The accepted `a=crypto`.
  ///
  /// @param theirKey what protects what they send: `inline:` taken apart
  public record Security(int tag, SrtpSuite suite, SrtpSuite.Keys theirKey) {}
}
