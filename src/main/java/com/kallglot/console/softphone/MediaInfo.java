package com.kallglot.console.softphone;

import org.jspecify.annotations.Nullable;

/// What offer and answer agreed for audio.
///
/// @param codec the SDP name, `PCMU`
/// @param clockRate the RTP clock in Hz; 8000 for G.722 too (RFC 3551 §4.5.2)
/// @param direction as seen from here
/// @param srtp the crypto suite of `a=crypto`, `DTLS` where the keys are agreed on the media path,
///   or null for plain RTP
/// @param local `address:port`
/// @param remote `address:port` from the SDP
public record MediaInfo(
    String codec,
    int clockRate,
    Direction direction,
    @Nullable String srtp,
    boolean telephoneEvent,
    @Nullable String local,
    @Nullable String remote) {

  /// RFC 3264 §6.1.
  public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    /// The same way as the other party says it.
    public Direction mirrored() {
      return switch (this) {
        case SENDONLY -> RECVONLY;
        case RECVONLY -> SENDONLY;
        case SENDRECV, INACTIVE -> this;
      };
    }
  }
}
