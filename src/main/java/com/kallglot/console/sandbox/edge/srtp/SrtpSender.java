package com.kallglot.console.sandbox.edge.srtp;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// Protects what is sent. Packets of one source come in the order of their sequence numbers. Not
/// for concurrent use.
public final class SrtpSender {
  /// What a packet may grow by.
  public static final int ROOM = 24;

  private final PacketCipher cipher;
  private final Map<Integer, Long> lastIndex = new HashMap<>();
  private int rtcpIndex;

  public SrtpSender(SrtpSuite suite, SrtpSuite.Keys keys) {
    this.cipher = PacketCipher.of(suite, keys);
  }

  /// Protects an RTP packet in place.
  ///
  /// @return the new length
  public int protectRtp(byte[] packet, int length) {
    ByteBuffer view = ByteBuffer.wrap(packet);
    int ssrc = view.getInt(8);
    long index = Indexes.next(lastIndex.get(ssrc), view.getShort(2));
    lastIndex.merge(ssrc, index, Math::max);
    return cipher.protectRtp(packet, length, Indexes.headerLength(packet, length), ssrc, index);
  }

  /// Protects a (compound) RTCP packet in place.
  ///
  /// @return the new length
  public int protectRtcp(byte[] packet, int length) {
    int ssrc = ByteBuffer.wrap(packet).getInt(4);
    int index = rtcpIndex;
    rtcpIndex = (rtcpIndex + 1) & Integer.MAX_VALUE;
    return cipher.protectRtcp(packet, length, ssrc, index);
  }
}
