package com.kallglot.console.sandbox.edge.srtp;

/// Turns one packet into its protected form and back, in place; knows nothing of replays and
/// roll-overs. Not for concurrent use.
interface PacketCipher {
  /// What stands for a packet that is not authentic.
  int REFUSED = -1;

  /// @param header bytes that stay readable
  /// @return the new length
  int protectRtp(byte[] packet, int length, int header, int ssrc, long index);

  /// @return the new length, or [#REFUSED] with the packet's content undefined
  int unprotectRtp(byte[] packet, int length, int header, int ssrc, long index);

  /// @param index the SRTCP index, 31 bits
  /// @return the new length
  int protectRtcp(byte[] packet, int length, int ssrc, int index);

  /// @return the new length, or [#REFUSED] with the packet's content undefined
  int unprotectRtcp(byte[] packet, int length, int ssrc);

  /// The SRTCP index of a protected packet; -1 where it is too short to have one.
  int rtcpIndex(byte[] packet, int length);

  static PacketCipher of(SrtpSuite suite, SrtpSuite.Keys keys) {
    KeyDerivation derivation = new KeyDerivation(suite, keys);
    return switch (suite.kind) {
      case COUNTER_AND_HMAC -> new CounterModeCipher(suite, derivation);
      case GCM -> new GcmCipher(derivation);
    };
  }
}
