package com.kallglot.console.softphone.pjsip.sound;

import com.kallglot.console.media.Pcm;
import java.util.Arrays;

/// A row of samples that grows at its end and may be taken from its beginning.
final class Row {
  private final int longest;
  private short[] samples = {};
  private int length;

  /// @param longest samples; what comes beyond is not kept
  Row(int longest) {
    this.longest = longest;
  }

  int length() {
    return length;
  }

  void add(short[] more, int count) {
    int room = Math.min(count, longest - length);
    if (length + room > samples.length) {
      int doubled = Math.clamp(2L * samples.length, length + room, longest);
      samples = Arrays.copyOf(samples, doubled);
    }
    System.arraycopy(more, 0, samples, length, room);
    length += room;
  }

  /// Keeps the clock where samples are missing.
  void skip(long count) {
    var silence = new short[(int) Math.clamp(count, 0, longest - length)];
    add(silence, silence.length);
  }

  /// Takes the first `count` samples out.
  short[] take(int count) {
    short[] taken = Arrays.copyOf(samples, count);
    System.arraycopy(samples, count, samples, 0, length - count);
    length -= count;
    return taken;
  }

  void clear() {
    length = 0;
  }

  Pcm pcm(int sampleRate) {
    return new Pcm(Arrays.copyOf(samples, length), sampleRate);
  }
}
