package com.kallglot.console.calltest.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a test of the translation showed.
///
/// @param parties what the two parties were; one alone proves nothing
/// @param lagP50Ms from the onset of a sentence where it was said to the onset of its translation
///   where it was heard, milliseconds; the median of the sentences that were translated in time
///   (nearest rank); null where none was
/// @param lagP95Ms the same, of which 95 % are not above
/// @param untranslated sentences that the other party heard as they were said
/// @param overlapMs the longest that a party heard talk while it was saying a sentence itself
public record TranslationFigures(
    List<String> parties,
    @Nullable Long lagP50Ms,
    @Nullable Long lagP95Ms,
    int untranslated,
    long overlapMs,
    List<Sentence> sentences) {
  public TranslationFigures {
    parties = List.copyOf(parties);
    sentences = List.copyOf(sentences);
  }

  /// One sentence and what became of it.
  ///
  /// @param from the party that said it
  /// @param lagMs onset to onset, milliseconds; null where no translation was heard in time, or
  ///   none can be told from the sentence itself
  /// @param untranslated whether the sentence itself was heard
  /// @param overlapMs how long its speaker heard talk meanwhile
  /// @param heardText the words of `transcript.final`; null where none came
  public record Sentence(
      String from,
      String to,
      String language,
      String text,
      @Nullable Long lagMs,
      boolean untranslated,
      long overlapMs,
      @Nullable String heardText,
      @Nullable String translation) {

    /// Whether words and a translation that differs from them came.
    public boolean isTranscribed() {
      return heardText != null
          && !heardText.isBlank()
          && translation != null
          && !translation.isBlank()
          && !translation.equalsIgnoreCase(heardText);
    }
  }

  public static TranslationFigures of(List<String> parties, List<Sentence> sentences) {
    List<Long> lags =
        sentences.stream().map(Sentence::lagMs).filter(lag -> lag != null).sorted().toList();
    return new TranslationFigures(
        parties,
        rank(lags, 0.5),
        rank(lags, 0.95),
        (int) sentences.stream().filter(Sentence::untranslated).count(),
        sentences.stream().mapToLong(Sentence::overlapMs).max().orElse(0),
        sentences);
  }

  private static @Nullable Long rank(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? null
        : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
