package com.kallglot.console.calltest.translation;

import com.kallglot.console.calltest.result.TranslationFigures.Sentence;
import com.kallglot.console.media.AudioJudge;
import com.kallglot.console.media.Heard;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.stream.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What became of one utterance: heard when, translated or as it was, over whose words.
final class Hearing {
  /// An echo is looked for up to 1.5 s; so the sound heard is judged in steps.
  private static final Duration STEP = Duration.ofSeconds(1);

  private final Utterance utterance;
  private final Timed said;
  private final Timed heardThere;
  private final Timed heardHere;
  private final Duration within;

  private Hearing(Utterance utterance, Timed said, Timed there, Timed here, Duration within) {
    this.utterance = utterance;
    this.said = said;
    this.heardThere = there;
    this.heardHere = here;
    this.within = within;
  }

  static Sentence of(Utterance utterance, Duration within, List<StreamEvent.Final> words) {
    return new Hearing(
            utterance,
            utterance.from().said(),
            utterance.to().heard(),
            utterance.from().heard(),
            within)
        .judge(words);
  }

  private Sentence judge(List<StreamEvent.Final> words) {
    long since = utterance.saidNanos();
    long until = utterance.untilNanos();
    Timed sentence = said.between(since, until);
    OptionalInt onset = Onset.of(sentence.sound());
    if (onset.isEmpty()) {
      return sentence(null, false, 0, words); // the party never got to say it
    }
    long begin = sentence.momentOf(onset.getAsInt());
    long end = begin + utterance.phrase().sound().duration().toNanos();
    boolean untranslated = isIn(said.between(begin, end).sound(), begin, until);
    Timed there = heardThere.between(begin, until);
    OptionalInt came = Onset.of(there.sound());
    Long lag =
        untranslated || came.isEmpty()
            ? null
            : Long.valueOf(lagMs(begin, there.momentOf(came.getAsInt())));
    boolean inTime = lag != null && lag <= within.toMillis();
    long talkedOver = Onset.talkMs(heardHere.between(begin, end).sound());
    return sentence(inTime ? lag : null, untranslated, talkedOver, words);
  }

  private long lagMs(long begin, long heard) {
    return Math.round((heard - utterance.to().waitedNanos(heard) - begin) / 1e6);
  }

  private boolean isIn(Pcm sentence, long from, long until) {
    for (long start = from; start < until; start += STEP.toNanos()) {
      Pcm there = heardThere.between(start, until).sound();
      if (there.samples().length < Timed.RATE / 2) {
        return false;
      }
      if (AudioJudge.judge(sentence, there).kind() == Heard.Kind.ECHO) {
        return true;
      }
    }
    return false;
  }

  private Sentence sentence(
      @Nullable Long lag, boolean untranslated, long talkedOver, List<StreamEvent.Final> all) {
    StreamEvent.Final words =
        all.stream()
            .filter(event -> event.atNanos() - utterance.saidNanos() > 0)
            .filter(event -> event.atNanos() - utterance.untilNanos() < 0)
            .findFirst()
            .orElse(null);
    return new Sentence(
        utterance.from().label(),
        utterance.to().label(),
        utterance.phrase().language(),
        utterance.phrase().text(),
        lag,
        untranslated,
        talkedOver,
        words == null ? null : words.text(),
        words == null ? null : words.translation());
  }
}
