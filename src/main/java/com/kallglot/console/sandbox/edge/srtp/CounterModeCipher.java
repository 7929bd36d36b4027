package com.kallglot.console.sandbox.edge.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;

/// AES in counter mode with a truncated HMAC-SHA1 (RFC 3711 §4.1.1, §4.2.1).
final class CounterModeCipher implements PacketCipher {
  private static final int RTCP_HEADER = 8;
  private static final int INDEX_BYTES = 4;
  private static final int ENCRYPTED = 0x8000_0000;

  private final SrtpSuite suite;
  private final KeyDerivation.SessionKeys rtp;
  private final KeyDerivation.SessionKeys rtcp;
  private final Cipher cipher;
  private final Mac rtpMac;
  private final Mac rtcpMac;
  private final byte[] sum = new byte[20];

  CounterModeCipher(SrtpSuite suite, KeyDerivation derivation) {
    this.suite = suite;
    this.rtp = derivation.rtp();
    this.rtcp = derivation.rtcp();
    try {
      this.cipher = Cipher.getInstance("AES/CTR/NoPadding");
      this.rtpMac = Mac.getInstance("HmacSHA1");
      this.rtcpMac = Mac.getInstance("HmacSHA1");
      rtpMac.init(rtp.hmac);
      rtcpMac.init(rtcp.hmac);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("Every JDK has AES and HMAC-SHA1", problem);
    }
  }

  @Override
  public int protectRtp(byte[] packet, int length, int header, int ssrc, long index) {
    crypt(rtp, packet, header, length - header, ssrc, index);
    authenticateRtp(packet, length, index);
    System.arraycopy(sum, 0, packet, length, suite.rtpTagLength);
    return length + suite.rtpTagLength;
  }

  @Override
  public int unprotectRtp(byte[] packet, int length, int header, int ssrc, long index) {
    int plain = length - suite.rtpTagLength;
    if (plain < header) {
      return REFUSED;
    }
    authenticateRtp(packet, plain, index);
    if (!tagged(packet, plain, suite.rtpTagLength)) {
      return REFUSED;
    }
    crypt(rtp, packet, header, plain - header, ssrc, index);
    return plain;
  }

  @Override
  public int protectRtcp(byte[] packet, int length, int ssrc, int index) {
    crypt(rtcp, packet, RTCP_HEADER, length - RTCP_HEADER, ssrc, index);
    ByteBuffer.wrap(packet).putInt(length, ENCRYPTED | index);
    int tag = length + INDEX_BYTES;
    authenticateRtcp(packet, tag);
    System.arraycopy(sum, 0, packet, tag, suite.rtcpTagLength);
    return tag + suite.rtcpTagLength;
  }

  @Override
  public int unprotectRtcp(byte[] packet, int length, int ssrc) {
    int tag = length - suite.rtcpTagLength;
    int plain = tag - INDEX_BYTES;
    if (plain < RTCP_HEADER) {
      return REFUSED;
    }
    authenticateRtcp(packet, tag);
    if (!tagged(packet, tag, suite.rtcpTagLength)) {
      return REFUSED;
    }
    int word = ByteBuffer.wrap(packet).getInt(plain);
    if ((word & ENCRYPTED) != 0) {
      crypt(rtcp, packet, RTCP_HEADER, plain - RTCP_HEADER, ssrc, word & ~ENCRYPTED);
    }
    return plain;
  }

  @Override
  public int rtcpIndex(byte[] packet, int length) {
    int at = length - suite.rtcpTagLength - INDEX_BYTES;
    return at < RTCP_HEADER ? REFUSED : ByteBuffer.wrap(packet).getInt(at) & ~ENCRYPTED;
  }

  private void crypt(
      KeyDerivation.SessionKeys keys, byte[] packet, int from, int count, int ssrc, long index) {
    byte[] iv = Arrays.copyOf(keys.salt, 16);
    ByteBuffer view = ByteBuffer.wrap(iv);
    view.putInt(4, view.getInt(4) ^ ssrc);
    view.putLong(8, view.getLong(8) ^ (index << 16));
    try {
      cipher.init(Cipher.ENCRYPT_MODE, keys.cipher, new IvParameterSpec(iv));
      cipher.doFinal(packet, from, count, packet, from);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("A stream cipher takes any length", problem);
    }
  }

  private void authenticateRtp(byte[] packet, int length, long index) {
    rtpMac.update(packet, 0, length);
    byte[] rollOver = ByteBuffer.allocate(4).putInt((int) (index >>> 16)).array();
    rtpMac.update(rollOver);
    finish(rtpMac);
  }

  private void authenticateRtcp(byte[] packet, int length) {
    rtcpMac.update(packet, 0, length);
    finish(rtcpMac);
  }

  private void finish(Mac mac) {
    try {
      mac.doFinal(sum, 0);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("The sum has room for HMAC-SHA1", problem);
    }
  }

  private boolean tagged(byte[] packet, int at, int length) {
    return MessageDigest.isEqual(
        Arrays.copyOf(sum, length), Arrays.copyOfRange(packet, at, at + length));
  }
}
