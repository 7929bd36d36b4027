package com.kallglot.console.sandbox.edge.srtp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// Opens what is received and refuses what is forged, altered or repeated. Not for concurrent use.
public final class SrtpReceiver {
  /// What stands for a refused packet.
  public static final int REFUSED = PacketCipher.REFUSED;

  private final PacketCipher cipher;
  private final Map<Integer, ReplayWindow> rtp = new HashMap<>();
  private final Map<Integer, ReplayWindow> rtcp = new HashMap<>();

  public SrtpReceiver(SrtpSuite suite, SrtpSuite.Keys keys) {
    this.cipher = PacketCipher.of(suite, keys);
  }

  /// Opens an RTP packet in place.
  ///
  /// @return the new length, or [#REFUSED]
  public int unprotectRtp(byte[] packet, int length) {
    int header = Indexes.headerLength(packet, length);
    if (header < 0) {
      return REFUSED;
    }
    ByteBuffer view = ByteBuffer.wrap(packet);
    int ssrc = view.getInt(8);
    ReplayWindow window = rtp.getOrDefault(ssrc, new ReplayWindow());
    long index = Indexes.next(window.highest() < 0 ? null : window.highest(), view.getShort(2));
    if (index < 0 || !window.isNew(index)) {
      return REFUSED;
    }
    int plain = cipher.unprotectRtp(packet, length, header, ssrc, index);
    if (plain != REFUSED) {
      // A source is remembered once it has proven that it holds the key
      window.add(index);
      rtp.putIfAbsent(ssrc, window);
    }
    return plain;
  }

  /// Opens a (compound) RTCP packet in place.
  ///
  /// @return the new length, or [#REFUSED]
  public int unprotectRtcp(byte[] packet, int length) {
    int index = length < 8 ? REFUSED : cipher.rtcpIndex(packet, length);
    if (index == REFUSED) {
      return REFUSED;
    }
    int ssrc = ByteBuffer.wrap(packet).getInt(4);
    ReplayWindow window = rtcp.getOrDefault(ssrc, new ReplayWindow());
    if (!window.isNew(index)) {
      return REFUSED;
    }
    int plain = cipher.unprotectRtcp(packet, length, ssrc);
    if (plain != REFUSED) {
      window.add(index);
      rtcp.putIfAbsent(ssrc, window);
    }
    return plain;
  }
}
