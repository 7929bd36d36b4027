package com.kallglot.console.stream;

import com.kallglot.console.media.Pcm;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Collects the sound of one direction, at most its first ten minutes; a gap becomes silence.
final class Track {
  private static final int LONGEST = 600 * StreamSound.RATE;

  private short[] samples = {};
  private int length;
  private long zero;
  private boolean begun;
  private @Nullable Long firstTimestamp;
  private long offset;

  /// @param timestampMs the sender's count; null where what comes simply follows
  /// @param endNanos when the last sample was there
  synchronized void add(Pcm sound, @Nullable Long timestampMs, long endNanos) {
    int count = sound.samples().length;
    long at = place(timestampMs, endNanos, count);
    long seen = endNanos - (at + count) * StreamSound.NANOS_PER_SAMPLE;
    zero = begun ? Math.min(zero, seen) : seen;
    begun = true;
    put(sound.samples(), at);
  }

  /// After a reconnect the sender may count anew; what comes then follows when it comes.
  synchronized void interrupted() {
    firstTimestamp = null;
  }

  private long place(@Nullable Long timestampMs, long endNanos, int count) {
    if (timestampMs == null) {
      return length;
    }
    if (firstTimestamp == null) {
      firstTimestamp = timestampMs;
      long byArrival = (endNanos - zero) / StreamSound.NANOS_PER_SAMPLE - count;
      offset = begun ? Math.max(length, byArrival) : 0;
    }
    return Math.max(0, offset + (timestampMs - firstTimestamp) * StreamSound.RATE / 1000);
  }

  private void put(short[] sound, long at) {
    int end = (int) Math.min(LONGEST, at + sound.length);
    if (at >= LONGEST) {
      return;
    }
    if (end > samples.length) {
      samples = Arrays.copyOf(samples, Math.clamp(2L * samples.length, end, LONGEST));
    }
    System.arraycopy(sound, 0, samples, (int) at, end - (int) at);
    length = Math.max(length, end);
  }

  synchronized StreamSound sound() {
    return new StreamSound(new Pcm(Arrays.copyOf(samples, length), StreamSound.RATE), zero);
  }
}
