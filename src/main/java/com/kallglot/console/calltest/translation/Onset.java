package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import java.util.OptionalInt;

/// Where somebody begins to talk: the first 5 ms that are loud, of 30 ms half of which are. What is
/// sent and what is heard are measured alike, so that what the measure is late by cancels out.
final class Onset {
  /// Quieter than any talker on a telephone, louder than its noise.
  static final double LOUD_DBFS = -42;

  private static final int FRAME = Timed.RATE / 200;
  private static final int LOOKED_AT = 6;
  private static final int LOUD = 3;

  private Onset() {}

  /// The first sample of talk at 8000 Hz, or empty where nobody talks.
  static OptionalInt of(Pcm sound) {
    boolean[] loud = loud(sound);
    for (int at = 0; at < loud.length; at++) {
      if (loud[at] && count(loud, at) >= LOUD) {
        return OptionalInt.of(at * FRAME);
      }
    }
    return OptionalInt.empty();
  }

  /// How long there is talk in it, milliseconds.
  static long talkMs(Pcm sound) {
    int frames = 0;
    for (boolean one : loud(sound)) {
      frames += one ? 1 : 0;
    }
    return frames * 1000L * FRAME / Timed.RATE;
  }

  private static int count(boolean[] loud, int from) {
    int count = 0;
    for (int at = from; at < Math.min(loud.length, from + LOOKED_AT); at++) {
      count += loud[at] ? 1 : 0;
    }
    return count;
  }

  private static boolean[] loud(Pcm sound) {
    var loud = new boolean[sound.samples().length / FRAME];
    for (int at = 0; at < loud.length; at++) {
      loud[at] = Level.rmsDbfs(sound.samples(), at * FRAME, FRAME) > LOUD_DBFS;
    }
    return loud;
  }
}
