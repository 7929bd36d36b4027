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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came to the caller of a leg, where it can be taken from its packets: G.711, not encrypted,
/// the first minute of it. An echo is not looked for: it takes long, and proves nothing of a call
/// that others made.
final class Voice {
  private static final int LONGEST_SECONDS = 60;
  private static final int RATE = 8000;

  /// Of less, silence means nothing: nobody has said hello again yet.
  private static final int LEAST = 3 * RATE;

  private static final Pcm NOTHING_SENT = new Pcm(new short[0], RATE);
  private static final int HEADER = 12;
  private static final int PCMU = 0;
  private static final int PCMA = 8;

  private final Map<Integer, Clock> clocks = new HashMap<>();
  private short[] samples = new short[RATE];
  private int end;
  private long taken;
  private long zero = Long.MIN_VALUE;
  private boolean over;
  private @Nullable Heard judged;

  /// Each source has a clock of its own (RFC 3550 §5.1), which begins where its first packet came.
  private record Clock(int begin, int firstStamp) {}

  /// Takes the next packet. When the minute is over it is judged and forgotten.
  void take(MediaPacket packet) {
    short[] decoded =
        over || packet.heading() == Heading.SENT ? null : payload(packet).orElse(null);
    if (decoded == null) {
      return;
    }
    zero = zero == Long.MIN_VALUE ? packet.atNanos() : zero;
    if (packet.atNanos() - zero > LONGEST_SECONDS * 1_000_000_000L) {
      finish();
      return;
    }
    ByteBuffer header = ByteBuffer.wrap(packet.bytes());
    int stamp = header.getInt(4);
    Clock clock =
        clocks.computeIfAbsent(header.getInt(8), _ -> new Clock(arrived(packet, zero), stamp));
    long at = clock.begin + (long) (stamp - clock.firstStamp);
    if (at >= 0 && at + decoded.length <= LONGEST_SECONDS * RATE) {
      put((int) at, decoded);
    }
  }

  private void put(int at, short[] decoded) {
    int until = at + decoded.length;
    if (until > samples.length) {
      samples = Arrays.copyOf(samples, Math.max(samples.length * 2, until));
    }
    System.arraycopy(decoded, 0, samples, at, decoded.length);
    end = Math.max(end, until);
    taken += decoded.length;
  }

  private void finish() {
    if (!over) {
      over = true;
      var pcm = new Pcm(Arrays.copyOf(samples, end), RATE);
      judged = taken < LEAST ? null : AudioJudge.judge(NOTHING_SENT, pcm);
      samples = new short[0];
    }
  }

  /// Empty where the sound cannot be read, or too little of it came.
  Optional<Heard> heard() {
    finish();
    return Optional.ofNullable(judged);
  }

  private static int arrived(MediaPacket packet, long zero) {
    return (int) Math.max(0, (packet.atNanos() - zero) * RATE / 1_000_000_000);
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
