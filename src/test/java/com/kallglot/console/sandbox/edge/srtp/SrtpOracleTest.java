package com.kallglot.console.sandbox.edge.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.utils.logging2.LoggerImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every packet against an independent implementation, byte for byte, both ways.
class SrtpOracleTest {
  private static final int SSRC = 0xCAFEBABE;
  private static final int PACKETS = 2000;

  private final Random random = new Random(3711);

  private static SrtpContextFactory oracle(SrtpSuite suite, SrtpSuite.Keys keys, boolean sender) {
    boolean gcm = suite.kind == SrtpSuite.Kind.GCM;
    int encryption = gcm ? SrtpPolicy.AESGCM_ENCRYPTION : SrtpPolicy.AESCM_ENCRYPTION;
    int authentication = gcm ? SrtpPolicy.NULL_AUTHENTICATION : SrtpPolicy.HMACSHA1_AUTHENTICATION;
    SrtpPolicy rtp = policy(suite, encryption, authentication, gcm ? 16 : suite.rtpTagLength);
    SrtpPolicy rtcp = policy(suite, encryption, authentication, gcm ? 16 : suite.rtcpTagLength);
    return new SrtpContextFactory(
        sender, keys.key.clone(), keys.salt.clone(), rtp, rtcp, new LoggerImpl("oracle"));
  }

  private static SrtpPolicy policy(SrtpSuite suite, int encryption, int authentication, int tag) {
    return new SrtpPolicy(
        encryption,
        suite.keyLength,
        authentication,
        authentication == SrtpPolicy.NULL_AUTHENTICATION ? 0 : 20,
        tag,
        suite.saltLength);
  }

  /// A packet, sometimes with contributing sources and a header extension.
  private byte[] rtp(int sequence) {
    int sources = random.nextInt(3);
    boolean extended = random.nextInt(4) == 0;
    int payload = random.nextInt(300);
    ByteBuffer packet = ByteBuffer.allocate(12 + 4 * sources + (extended ? 8 : 0) + payload);
    packet.put((byte) (0x80 | sources | (extended ? 0x10 : 0))).put((byte) 0);
    packet.putShort((short) sequence).putInt(sequence * 160).putInt(SSRC);
    byte[] rest = new byte[packet.remaining()];
    random.nextBytes(rest);
    if (extended) {
      ByteBuffer.wrap(rest).putInt(4 * sources, 0xBEDE0001);
    }
    return packet.put(rest).array();
  }

  private static byte[] roomy(byte[] packet) {
    return Arrays.copyOf(packet, packet.length + 64);
  }

  @ParameterizedTest
  @EnumSource
  void protectsRtpAsTheOracleDoesAcrossRollOvers(SrtpSuite suite) throws Exception {
    SrtpSuite.Keys keys = suite.newKeys();
    SrtpSender ours = new SrtpSender(suite, keys);
    SrtpCryptoContext theirs = oracle(suite, keys, true).deriveContext(SSRC, 0);
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = rtp(sequence(i));
      byte[] mine = roomy(packet);
      int length = ours.protectRtp(mine, packet.length);
      OraclePacket other = new OraclePacket(roomy(packet), packet.length);
      assertThat(theirs.transformPacket(other)).isEqualTo(SrtpErrorStatus.OK);
      assertThat(Arrays.copyOf(mine, length))
          .as("packet %d", i)
          .isEqualTo(Arrays.copyOf(other.getBuffer(), other.getLength()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void opensWhatTheOracleProtectsAndRefusesItTheSecondTime(SrtpSuite suite) throws Exception {
    SrtpSuite.Keys keys = suite.newKeys();
    SrtpReceiver ours = new SrtpReceiver(suite, keys);
    SrtpCryptoContext theirs = oracle(suite, keys, true).deriveContext(SSRC, 0);
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = rtp(sequence(i));
      OraclePacket wire = new OraclePacket(roomy(packet), packet.length);
      theirs.transformPacket(wire);
      byte[] replay = wire.getBuffer().clone();
      byte[] forged = wire.getBuffer().clone();
      int wireLength = wire.getLength();
      forged[random.nextInt(wireLength - 12) + 12] ^= (byte) (1 << random.nextInt(8));
      assertThat(ours.unprotectRtp(forged, wireLength)).isEqualTo(SrtpReceiver.REFUSED);
      int length = ours.unprotectRtp(wire.getBuffer(), wireLength);
      assertThat(Arrays.copyOf(wire.getBuffer(), Math.max(length, 0))).isEqualTo(packet);
      assertThat(ours.unprotectRtp(replay, wireLength)).isEqualTo(SrtpReceiver.REFUSED);
    }
  }

  /// Steps far enough that two roll-overs lie on the way.
  private static int sequence(int i) {
    return (65000 + i * 70) & 0xFFFF;
  }

  @ParameterizedTest
  @EnumSource
  void protectsRtcpAsTheOracleDoesAndOpensIt(SrtpSuite suite) throws Exception {
    SrtpSuite.Keys keys = suite.newKeys();
    SrtpSender ours = new SrtpSender(suite, keys);
    SrtpReceiver back = new SrtpReceiver(suite, keys);
    SrtcpCryptoContext theirs = oracle(suite, keys, true).deriveControlContext(SSRC);
    SrtcpCryptoContext opener = oracle(suite, keys, false).deriveControlContext(SSRC);
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = new byte[28 + 4 * random.nextInt(20)];
      random.nextBytes(packet);
      ByteBuffer.wrap(packet).putShort(0, (short) 0x80C8).putInt(4, SSRC);
      byte[] mine = roomy(packet);
      int length = ours.protectRtcp(mine, packet.length);
      OraclePacket opened = new OraclePacket(mine.clone(), length);
      assertThat(opener.reverseTransformPacket(opened)).isEqualTo(SrtpErrorStatus.OK);
      assertThat(Arrays.copyOf(opened.getBuffer(), opened.getLength())).isEqualTo(packet);

      OraclePacket wire = new OraclePacket(roomy(packet), packet.length);
      theirs.transformPacket(wire);
      byte[] replay = wire.getBuffer().clone();
      int plain = back.unprotectRtcp(wire.getBuffer(), wire.getLength());
      assertThat(Arrays.copyOf(wire.getBuffer(), Math.max(plain, 0))).isEqualTo(packet);
      assertThat(back.unprotectRtcp(replay, wire.getLength())).isEqualTo(SrtpReceiver.REFUSED);
    }
  }

  @Test
  void takesKeysOfTheRightLengthOnly() {
    SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_80;
    String inline = suite.newKeys().inline();
    assertThat(suite.keys(inline).map(SrtpSuite.Keys::inline)).contains(inline);
    assertThat(suite.keys(inline + "|2^31")).isPresent();
    assertThat(suite.keys(inline + "|2^31|1:4")).as("no key identifiers").isEmpty();
    assertThat(SrtpSuite.AES_256_CM_HMAC_SHA1_80.keys(inline)).isEmpty();
    assertThat(suite.keys("inline:?")).isEqualTo(Optional.empty());
  }
}
