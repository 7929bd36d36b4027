package com.kallglot.console.softphone.pjsip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.pjsip.pjsua2.RtpTap;

/// A record of the tap, read as `rtp_tap.hpp` lays it out.
record TappedPacket(
    int direction, int kind, long nanos, InetSocketAddress from, InetSocketAddress to, String hex) {

  static List<TappedPacket> parse(ByteBuffer records) {
    var packets = new ArrayList<TappedPacket>();
    var bytes = records.slice().order(ByteOrder.nativeOrder());
    for (int at = 0; at < bytes.limit(); at += bytes.getInt(at)) {
      packets.add(at(bytes, at));
    }
    return packets;
  }

  boolean isSentRtp() {
    return direction == RtpTap.Direction.SENT && kind == RtpTap.Kind.RTP;
  }

  boolean isReceivedRtp() {
    return direction == RtpTap.Direction.RECEIVED && kind == RtpTap.Kind.RTP;
  }

  /// The twelve bytes that SRTP leaves as they are.
  String header() {
    return hex.substring(0, 24);
  }

  private static TappedPacket at(ByteBuffer bytes, int at) {
    var packet = new byte[bytes.getInt(at + 52)];
    bytes.get(at + RtpTap.HEADER, packet);
    int length = bytes.getShort(at + 6);
    return new TappedPacket(
        bytes.get(at + 4),
        bytes.get(at + 5),
        bytes.getLong(at + 8),
        address(bytes, at + 16, length, bytes.getShort(at + 48)),
        address(bytes, at + 32, length, bytes.getShort(at + 50)),
        HexFormat.of().formatHex(packet));
  }

  private static InetSocketAddress address(ByteBuffer bytes, int at, int length, short port) {
    var address = new byte[length];
    bytes.get(at, address);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), Short.toUnsignedInt(port));
    } catch (UnknownHostException e) {
      throw new AssertionError("An address of " + length + " bytes", e);
    }
  }
}
