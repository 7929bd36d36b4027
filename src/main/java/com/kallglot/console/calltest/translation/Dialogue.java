package com.kallglot.console.calltest.translation;

import com.kallglot.console.media.sentences.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Lets two parties say sentences to each other, one after another: the first in one language, then
/// the second in the other.
public final class Dialogue {
  /// So much sound shows that it flows.
  private static final Duration FLOWING = Duration.ofMillis(200);

  /// What comes sooner after its sentence is no translation of it.
  private static final Duration AT_ONCE = Duration.ofMillis(250);

  private static final Duration LOOK = Duration.ofMillis(40);

  /// A translation is over when nothing is heard for so long.
  private static final Duration QUIET = Duration.ofMillis(600);

  private final Plan plan;
  private final List<Utterance> utterances = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();

  /// @param sentences in each direction, 1 or more
  /// @param within from the onset of a sentence to that of its translation at the latest
  public record Plan(int sentences, Duration within) {
    public static final Plan SANDBOX = new Plan(2, Duration.ofSeconds(5));
    public static final Plan NETWORK = new Plan(3, Duration.ofSeconds(10));
  }

  public Dialogue(Plan plan) {
    this.plan = plan;
  }

  /// Returns when all is said and heard, or one of the two is gone.
  public void hold(Party a, String languageA, Party b, String languageB)
      throws InterruptedException {
    settle(a, b);
    all(a, languageA, b);
    all(b, languageB, a);
    Stream.of(a, b).filter(party -> !party.isUp()).map(Party::label).forEach(gone::add);
  }

  /// Sound flows both ways before anything is measured.
  private void settle(Party a, Party b) throws InterruptedException {
    long deadline = System.nanoTime() + plan.within.toNanos();
    while ((isEmpty(a) || isEmpty(b)) && System.nanoTime() - deadline < 0 && areUp(a, b)) {
      pause();
    }
  }

  private static boolean isEmpty(Party party) {
    return party.heard().sound().duration().compareTo(FLOWING) < 0;
  }

  private static boolean areUp(Party a, Party b) {
    return a.isUp() && b.isUp();
  }

  private static void pause() throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
  }

  private void all(Party from, String language, Party to) throws InterruptedException {
    List<Recording> phrases = Recording.in(language);
    for (int n = 0; n < plan.sentences && areUp(from, to); n++) {
      one(from, to, phrases.get(n % phrases.size()));
    }
  }

  private void one(Party from, Party to, Recording phrase) throws InterruptedException {
    long said = System.nanoTime();
    from.say(phrase.sound());
    Duration spoken = phrase.sound().duration();
    long earliest = said + spoken.plus(QUIET).toNanos();
    long latest = said + plan.within.plus(QUIET).toNanos();
    while (areUp(from, to)) {
      pause();
      from.said(); // each look sets the clock more exactly
      long now = System.nanoTime();
      State heard = state(to.heard(), said, now);
      boolean done =
          switch (heard) {
            case NOTHING -> now - latest > 0;
            case TALKING -> now - latest > Duration.ofSeconds(10).toNanos();
            case OVER -> now - earliest > 0 && !stillExpected(from, to, said, now, spoken);
          };
      if (done) {
        break;
      }
    }
    utterances.add(new Utterance(from, to, phrase, said, System.nanoTime()));
  }

  /// What ended while the sentence was still being said was no translation of the whole of it; one
  /// may still come.
  private boolean stillExpected(Party from, Party to, long said, long now, Duration spoken) {
    OptionalLong sent = onset(from.said().between(said, now));
    OptionalLong came = onset(to.heard().between(said, now));
    boolean immediate =
        sent.isPresent()
            && came.isPresent()
            && came.getAsLong() - sent.getAsLong() < AT_ONCE.toNanos();
    return immediate && now - said < plan.within.plus(spoken).toNanos();
  }

  private static OptionalLong onset(Timed sound) {
    OptionalInt at = Onset.of(sound.sound());
    return at.isPresent() ? OptionalLong.of(sound.momentOf(at.getAsInt())) : OptionalLong.empty();
  }

  private enum State {
    NOTHING,
    TALKING,
    OVER
  }

  private static State state(Timed heard, long since, long now) {
    if (Onset.of(heard.between(since, now).sound()).isEmpty()) {
      return State.NOTHING;
    }
    Timed last = heard.between(now - QUIET.toNanos(), now);
    return Onset.of(last.sound()).isPresent() ? State.TALKING : State.OVER;
  }

  /// What was said, in order.
  List<Utterance> utterances() {
    return List.copyOf(utterances);
  }

  /// Who was gone before it was over.
  List<String> gone() {
    return List.copyOf(gone);
  }

  Plan plan() {
    return plan;
  }
}
