package com.kallglot.console.sandbox.edge.srtp;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/// AES in Galois/counter mode (RFC 7714), with the whole tag of 16 bytes.
final class GcmCipher implements PacketCipher {
  private static final int TAG = 16;
  private static final int RTCP_HEADER = 8;
  private static final int INDEX_BYTES = 4;
  private static final int ENCRYPTED = 0x8000_0000;

  private final KeyDerivation.SessionKeys rtp;
  private final KeyDerivation.SessionKeys rtcp;
  private final Cipher cipher;

  GcmCipher(KeyDerivation derivation) {
    this.rtp = derivation.rtp();
    this.rtcp = derivation.rtcp();
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("Every JDK has AES in Galois/counter mode", problem);
    }
  }

  @Override
  public int protectRtp(byte[] packet, int length, int header, int ssrc, long index) {
    try {
      start(Cipher.ENCRYPT_MODE, rtp, ssrc, index);
      cipher.updateAAD(packet, 0, header);
      return header + cipher.doFinal(packet, header, length - header, packet, header);
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("An index is used once and buffers have room", problem);
    }
  }

  @Override
  public int unprotectRtp(byte[] packet, int length, int header, int ssrc, long index) {
    if (length < header + TAG) {
      return REFUSED;
    }
    try {
      start(Cipher.DECRYPT_MODE, rtp, ssrc, index);
      cipher.updateAAD(packet, 0, header);
      return header + cipher.doFinal(packet, header, length - header, packet, header);
    } catch (AEADBadTagException forged) {
      return REFUSED;
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("Opening takes any packet that has a tag", problem);
    }
  }

  @Override
  public int protectRtcp(byte[] packet, int length, int ssrc, int index) {
    int word = ENCRYPTED | index;
    try {
      start(Cipher.ENCRYPT_MODE, rtcp, ssrc, index);
      associateRtcp(packet, word);
      int end =
          RTCP_HEADER
              + cipher.doFinal(packet, RTCP_HEADER, length - RTCP_HEADER, packet, RTCP_HEADER);
      ByteBuffer.wrap(packet).putInt(end, word);
      return end + INDEX_BYTES;
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("An index is used once and buffers have room", problem);
    }
  }

  @Override
  public int unprotectRtcp(byte[] packet, int length, int ssrc) {
    int end = length - INDEX_BYTES;
    if (end < RTCP_HEADER + TAG) {
      return REFUSED;
    }
    int word = ByteBuffer.wrap(packet).getInt(end);
    if ((word & ENCRYPTED) == 0) {
      // RFC 7714 §9.3 allows packets that are only authenticated; no peer of ours sends them
      return REFUSED;
    }
    try {
      start(Cipher.DECRYPT_MODE, rtcp, ssrc, word & ~ENCRYPTED);
      associateRtcp(packet, word);
      return RTCP_HEADER
          + cipher.doFinal(packet, RTCP_HEADER, end - RTCP_HEADER, packet, RTCP_HEADER);
    } catch (AEADBadTagException forged) {
      return REFUSED;
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException("Opening takes any packet that has a tag", problem);
    }
  }

  @Override
  public int rtcpIndex(byte[] packet, int length) {
    int at = length - INDEX_BYTES;
    return at < RTCP_HEADER ? REFUSED : ByteBuffer.wrap(packet).getInt(at) & ~ENCRYPTED;
  }

  private void associateRtcp(byte[] packet, int word) {
    cipher.updateAAD(packet, 0, RTCP_HEADER);
    cipher.updateAAD(ByteBuffer.allocate(INDEX_BYTES).putInt(0, word));
  }

  /// The nonce is 16 zero bits, SSRC and a 48-bit index, whitened by the salt (RFC 7714 §8.1,
  /// §9.1).
  private void start(int mode, KeyDerivation.SessionKeys keys, int ssrc, long index)
      throws GeneralSecurityException {
    ByteBuffer nonce = ByteBuffer.allocate(12);
    nonce.putShort((short) 0).putInt(ssrc).putShort((short) (index >>> 32)).putInt((int) index);
    byte[] iv = nonce.array();
    for (int i = 0; i < iv.length; i++) {
      iv[i] ^= keys.salt[i];
    }
    cipher.init(mode, keys.cipher, new GCMParameterSpec(TAG * 8, iv));
  }
}
