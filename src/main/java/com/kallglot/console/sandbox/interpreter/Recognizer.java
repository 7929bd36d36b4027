package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.media.Level;
import com.kallglot.console.media.SoundFinder;
import com.kallglot.console.media.sentences.Recording;
import java.util.Arrays;
import java.util.Optional;

/// Notices in the sound of one party which known sentence begins, as soon as its first fifth of a
/// second is there: early enough for an interpreter that lags half a second behind.
final class Recognizer {
  /// What a sentence is known by: its first 200 ms. The likest two of the phrasebook correlate with
  /// 0.55 there, and one with itself, a pitch period away, with 0.82.
  static final int BEGINNING = 1600;

  private static final double LEAST = 0.86;

  /// Looked for every 40 ms.
  private static final int STEP = 320;

  /// Fainter sound is a pause.
  private static final double PAUSE_DBFS = -55;

  /// A sentence is not found again within itself.
  private static final double BLIND = 0.8;

  private final Phrasebook phrasebook;
  private final SoundFinder finder;
  private final short[] window = new short[BEGINNING + STEP];
  private long position;
  private int fresh;
  private long blindUntil;

  /// @param onset the sample of all heard at which the sentence begins
  record Recognized(Recording sentence, long onset) {}

  Recognizer(Phrasebook phrasebook) {
    this.phrasebook = phrasebook;
    this.finder =
        new SoundFinder(
            phrasebook.sentences().stream()
                .map(sentence -> Arrays.copyOf(sentence.sound().samples(), BEGINNING))
                .toList(),
            BEGINNING + STEP);
  }

  /// Hears on; what is recognised is told once.
  Optional<Recognized> hear(short[] samples) {
    Optional<Recognized> found = Optional.empty();
    for (int at = 0; at < samples.length; ) {
      int count = Math.min(STEP - fresh, samples.length - at);
      System.arraycopy(window, count, window, 0, window.length - count);
      System.arraycopy(samples, at, window, window.length - count, count);
      at += count;
      position += count;
      fresh += count;
      if (fresh == STEP) {
        fresh = 0;
        found = found.or(this::look);
      }
    }
    return found;
  }

  private Optional<Recognized> look() {
    long first = position - window.length;
    if (position - BEGINNING < blindUntil || Level.rmsDbfs(window, STEP, BEGINNING) < PAUSE_DBFS) {
      return Optional.empty();
    }
    return finder
        .find(window, LEAST)
        .map(match -> {
          Recording sentence = phrasebook.sentences().get(match.which());
          long onset = first + match.at();
          blindUntil = onset + (long) (BLIND * sentence.sound().samples().length);
          return new Recognized(sentence, onset);
        });
  }
}
