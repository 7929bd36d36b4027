package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.media.sentences.Recording;
import java.util.List;
import java.util.Set;

/// The sentences that are known, each with its translation; how their sounds were made is told
/// beside them, in `sounds/`.
public final class Phrasebook {
  static final int RATE = 8000;
  static final Set<String> LANGUAGES = Set.of("en", "de");

  private final List<Recording> sentences;

  private Phrasebook(List<Recording> sentences) {
    this.sentences = List.copyOf(sentences);
  }

  /// Those that come with the program.
  public static Phrasebook load() {
    List<Recording> all = Recording.all();
    for (Recording one : all) {
      if (one.sound().sampleRate() != RATE) {
        throw new IllegalStateException(
            "The sound of '" + one.text() + "' is not at " + RATE + " Hz");
      }
    }
    return new Phrasebook(all);
  }

  /// Whether it has sentences in both languages, whichever regions they are named for: `en-US`.
  public static boolean translates(String from, String to) {
    return LANGUAGES.contains(Recording.languageOf(from))
        && LANGUAGES.contains(Recording.languageOf(to))
        && !Recording.areOne(from, to);
  }

  public List<Recording> sentences() {
    return sentences;
  }

  /// The same in the other language.
  public Recording translation(Recording of) {
    return sentences.stream()
        .filter(other -> other.pair().equals(of.pair()) && !other.language().equals(of.language()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Nothing translates '" + of.text() + "'"));
  }
}
