package com.kallglot.console.trace.foreign;

import com.kallglot.console.media.AudioJudge;
import com.kallglot.console.media.G711;
import com.kallglot.console.media.Heard;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.softphone.MediaPacket;
import com.kallglot.console.softphone.SipMessage.Heading;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// The sound of a leg where it can be taken from its packets: G.711, not encrypted, the first
/// minute of it. Both directions on one clock, that of the capture.
final class Voice {
  static final int LONGEST_SECONDS = 60;
  private static final int RATE = 8000;
  private static final int HEADER = 12;
  private static final int PCMU = 0;
  private static final int PCMA = 8;

  private Voice() {}

  /// What came to the caller, or empty where its sound cannot be read.
  static Optional<Heard> heard(List<MediaPacket> packets) {
    List<MediaPacket> sound =
        packets.stream().filter(packet -> payload(packet).isPresent()).toList();
    if (sound.stream().noneMatch(packet -> packet.heading() == Heading.RECEIVED)) {
      return Optional.empty();
    }
    long zero = sound.getFirst().atNanos();
    return Optional.of(
        AudioJudge.judge(
            direction(sound, Heading.SENT, zero), direction(sound, Heading.RECEIVED, zero)));
  }

  /// Each source has a clock of its own (RFC 3550 §5.1), which begins where its first packet came.
  private record Clock(int begin, int firstStamp) {}

  private static Pcm direction(List<MediaPacket> sound, Heading heading, long zero) {
    short[] samples = new short[LONGEST_SECONDS * RATE];
    int end = 0;
    var clocks = new HashMap<Integer, Clock>();
    for (MediaPacket packet : sound) {
      if (packet.heading() != heading) {
        continue;
      }
      ByteBuffer header = ByteBuffer.wrap(packet.bytes());
      int stamp = header.getInt(4);
      Clock clock =
          clocks.computeIfAbsent(
              header.getInt(8), _ -> new Clock(arrived(packet, zero, samples.length), stamp));
      short[] decoded = payload(packet).orElseThrow();
      long at = clock.begin + (long) (stamp - clock.firstStamp);
      if (at >= 0 && at + decoded.length <= samples.length) {
        System.arraycopy(decoded, 0, samples, (int) at, decoded.length);
        end = Math.max(end, (int) at + decoded.length);
      }
    }
    return new Pcm(Arrays.copyOf(samples, end), RATE);
  }

  private static int arrived(MediaPacket packet, long zero, int latest) {
    return (int) Math.min(latest, (packet.atNanos() - zero) * RATE / 1_000_000_000);
  }

  private static Optional<short[]> payload(MediaPacket packet) {
    byte[] bytes = packet.bytes();
    if (packet.kind() != MediaPacket.Kind.RTP || bytes.length <= HEADER) {
      return Optional.empty();
    }
    int header = HEADER + (bytes[0] & 0x0F) * 4;
    boolean extended = (bytes[0] & 0x10) != 0;
    int type = bytes[1] & 0x7F;
    if (extended || header >= bytes.length || (type != PCMU && type != PCMA)) {
      return Optional.empty();
    }
    byte[] codes = Arrays.copyOfRange(bytes, header, bytes.length);
    return Optional.of(type == PCMU ? G711.decodeUlaw(codes) : G711.decodeAlaw(codes));
  }
}
