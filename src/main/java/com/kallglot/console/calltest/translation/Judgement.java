package com.kallglot.console.calltest.translation;

import com.kallglot.console.calltest.result.Check;
import com.kallglot.console.calltest.result.Check.Name;
import com.kallglot.console.calltest.result.TranslationFigures;
import com.kallglot.console.calltest.result.TranslationFigures.Sentence;
import com.kallglot.console.stream.StreamEvent;
import com.kallglot.console.trace.Blame;
import com.kallglot.console.trace.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says of a dialogue whether it was translated: both ways, in time, nothing untranslated, nobody
/// talked over, with words.
public final class Judgement {
  /// What is shorter is a click.
  private static final long TALK_MS = 100;

  private final Dialogue dialogue;
  private final TranslationFigures figures;

  private final boolean listened;

  private Judgement(Dialogue dialogue, TranslationFigures figures, boolean listened) {
    this.dialogue = dialogue;
    this.figures = figures;
    this.listened = listened;
  }

  /// @param words as the session's stream told them; null where nobody listened to it
  public static Judgement of(Dialogue dialogue, @Nullable List<StreamEvent.Final> words) {
    List<Utterance> said = dialogue.utterances();
    List<Sentence> sentences = new ArrayList<>();
    for (Utterance one : said) {
      sentences.add(Hearing.of(one, dialogue.plan().within(), words == null ? List.of() : words));
    }
    List<String> parties = said.stream().map(one -> one.from().label()).distinct().toList();
    return new Judgement(dialogue, TranslationFigures.of(parties, sentences), words != null);
  }

  public TranslationFigures figures() {
    return figures;
  }

  /// What was wanted: so many sentences each way.
  private int wanted() {
    return 2 * dialogue.plan().sentences();
  }

  public List<Check> checks() {
    return List.of(translation(), leakage(), overlap(), transcript());
  }

  private Check translation() {
    String expected =
        "%d sentences both ways, each translated within %d s"
            .formatted(wanted(), dialogue.plan().within().toSeconds());
    long translated = figures.sentences().stream().filter(s -> s.lagMs() != null).count();
    if (figures.parties().size() < 2) {
      String alone =
          figures.parties().isEmpty()
              ? "nothing was said"
              : figures.parties().getFirst() + " alone";
      return Check.failed(Name.TRANSLATION, expected, alone + ": it takes two parties");
    }
    String actual =
        translated == 0
            ? "none was heard translated"
            : "%d translated, lag %d ms (p50), %d ms (p95)"
                .formatted(translated, figures.lagP50Ms(), figures.lagP95Ms());
    return translated == wanted()
        ? Check.passed(Name.TRANSLATION, expected, actual)
        : Check.failed(Name.TRANSLATION, expected, actual);
  }

  private Check leakage() {
    String expected = "no sentence heard untranslated";
    if (figures.sentences().isEmpty()) {
      return Check.untold(Name.LEAKAGE, expected, "nothing was said");
    }
    return figures.untranslated() == 0
        ? Check.passed(Name.LEAKAGE, expected, "none")
        : Check.failed(
            Name.LEAKAGE,
            expected,
            "%d of %d heard as they were said"
                .formatted(figures.untranslated(), figures.sentences().size()));
  }

  private Check overlap() {
    String expected = "nobody hears talk while speaking";
    if (figures.sentences().isEmpty()) {
      return Check.untold(Name.OVERLAP, expected, "nothing was said");
    }
    return figures.overlapMs() < TALK_MS
        ? Check.passed(Name.OVERLAP, expected, "nobody did")
        : Check.failed(
            Name.OVERLAP, expected, "for %d ms of one sentence".formatted(figures.overlapMs()));
  }

  private Check transcript() {
    String expected = "transcript.final with text and translation for each sentence";
    if (!listened || figures.sentences().isEmpty()) {
      return Check.untold(
          Name.TRANSCRIPT,
          expected,
          listened ? "nothing was said" : "the session's stream was not there to be listened to");
    }
    long came = figures.sentences().stream().filter(Sentence::isTranscribed).count();
    String actual = came + " of " + wanted();
    return came == wanted()
        ? Check.passed(Name.TRANSCRIPT, expected, actual)
        : Check.failed(Name.TRANSCRIPT, expected, actual);
  }

  /// Why it was not, in words a customer can act on; nothing where it was.
  public List<Cause> causes() {
    List<Cause> causes = new ArrayList<>();
    long lost =
        figures.sentences().stream().filter(s -> s.lagMs() == null && !s.untranslated()).count();
    boolean words = figures.sentences().stream().anyMatch(Sentence::isTranscribed);
    left().ifPresent(causes::add);
    if (figures.untranslated() > 0 && listened && !words) {
      causes.add(
          cause(
              "The parties hear each other as they speak and nothing is translated: their legs are"
                  + " connected to each other, past the interpreter.",
              leakage()));
    } else if (figures.untranslated() > 0) {
      causes.add(
          cause(
              "A party hears the other's own words"
                  + (listened ? " beside their translation." : " in place of a translation."),
              leakage()));
    }
    if (lost > 0) {
      causes.add(cause(notHeard(words) + whose(), translation()));
    }
    if (figures.overlapMs() >= TALK_MS) {
      causes.add(cause("A party is talked over while it speaks.", overlap()));
    }
    return causes;
  }

  private Optional<Cause> left() {
    return dialogue.gone().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Cause(
                "A party was gone before all was said: "
                    + String.join(" and ", dialogue.gone())
                    + ".",
                Set.of(Blame.SIGNALLING),
                null,
                "%d of %d sentences were said".formatted(figures.sentences().size(), wanted()),
                null));
  }

  private String notHeard(boolean words) {
    if (!listened) {
      return "What was said is not heard translated: ";
    }
    return words
        ? "What was said was understood, but its translation is not heard: "
        : "What was said is neither transcribed nor heard translated: ";
  }

  private String whose() {
    return figures.sentences().stream()
            .filter(s -> s.lagMs() == null && !s.untranslated())
            .map(s -> s.from() + " to " + s.to())
            .distinct()
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static Cause cause(String sentence, Check evidence) {
    return new Cause(sentence, Set.of(Blame.MEDIA), null, "%s".formatted(evidence.actual()), null);
  }
}
