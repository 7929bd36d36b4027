package com.kallglot.console.sandbox.interpreter;

import com.kallglot.console.media.sentences.Recording;
import com.kallglot.console.sandbox.interpreter.Behaviour.Fault;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The interpreting of one session: at most two parties, and what was said.
public final class Interpretation {
  /// Names of the parties (ours: the public text names parties A and B and no values).
  public static final List<String> PARTIES = List.of("party_a", "party_b");

  /// How late untranslated sound passes through, where it does.
  private static final long PASSING_NANOS = 60_000_000;

  /// A translation that was recognised too late for its lag begins as soon as it can.
  private static final long SOONEST_NANOS = 20_000_000;

  private final Phrasebook phrasebook;
  private final Supplier<Behaviour> behaviour;
  private final Clock clock;
  private final ScheduledExecutorService later;
  private final Map<String, Party> parties = new LinkedHashMap<>();
  private final Set<String> calls = new HashSet<>();
  private final List<TranscriptListener> listeners = new CopyOnWriteArrayList<>();

  Interpretation(
      Phrasebook phrasebook,
      Supplier<Behaviour> behaviour,
      Clock clock,
      ScheduledExecutorService later) {
    this.phrasebook = phrasebook;
    this.behaviour = behaviour;
    this.clock = clock;
    this.later = later;
  }

  /// The party that a stream speaks for, the same again after a reconnect; empty where there is no
  /// such party or a call is it.
  public synchronized Optional<Party> overStream(String name) {
    return PARTIES.contains(name) && !calls.contains(name)
        ? Optional.of(joined(name))
        : Optional.empty();
  }

  /// The party that a call is, of the first name that is free; empty where both are taken.
  public synchronized Optional<Party> overCall() {
    return PARTIES.stream().flatMap(name -> overCall(name).stream()).findFirst();
  }

  /// The party of this name, where no call and no stream is it yet.
  public synchronized Optional<Party> overCall(String name) {
    if (!PARTIES.contains(name) || parties.containsKey(name)) {
      return Optional.empty();
    }
    calls.add(name);
    return Optional.of(joined(name));
  }

  private Party joined(String name) {
    return parties.computeIfAbsent(name, n -> new Party(this, n, phrasebook));
  }

  /// Frees the name of a party that is gone for good.
  public synchronized void leave(Party party) {
    if (parties.remove(party.name(), party)) {
      calls.remove(party.name());
    }
  }

  public void listen(TranscriptListener listener) {
    listeners.add(listener);
  }

  public void forget(TranscriptListener listener) {
    listeners.remove(listener);
  }

  void said(Party speaker, short[] samples, long startNanos) {
    Party other = other(speaker);
    if (other != null && behaviour.get().fault().passesThrough()) {
      other.say(samples, startNanos + PASSING_NANOS);
    }
  }

  void recognized(Party speaker, Recording sentence, long onsetNanos) {
    Behaviour now = behaviour.get();
    if (now.fault() == Fault.CROSSED) {
      return;
    }
    Recording translation = phrasebook.translation(sentence);
    long soonest = System.nanoTime() + SOONEST_NANOS;
    long due = later(onsetNanos + now.lag().toNanos(), soonest);
    Party other = other(speaker);
    if (other != null && now.fault().translates()) {
      other.say(translation.sound().samples(), due);
    }
    if (now.fault() == Fault.OVERLAP) {
      speaker.say(translation.sound().samples(), due);
    }
    long end = later(onsetNanos + sentence.sound().duration().toNanos(), soonest);
    at(soonest - SOONEST_NANOS, () -> tellBeginning(speaker, sentence));
    at(end, () -> tell(speaker, sentence, translation));
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  private void at(long nanos, Runnable action) {
    var _ = later.schedule(action, nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  /// The first words, as a recogniser has them while the sentence is still being spoken.
  private static String beginning(String text) {
    String[] words = text.split(" ", -1);
    return String.join(" ", Arrays.copyOf(words, (words.length + 1) / 2));
  }

  private void tellBeginning(Party speaker, Recording sentence) {
    listeners.forEach(listener -> listener.partial(speaker.name(), beginning(sentence.text())));
  }

  private void tell(Party speaker, Recording sentence, Recording translation) {
    Turn turn =
        new Turn(
            speaker.name(),
            sentence.language(),
            sentence.text(),
            translation.language(),
            translation.text(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    listeners.forEach(listener -> listener.done(turn));
  }

  private @Nullable Party other(Party speaker) {
    return parties.values().stream().filter(party -> party != speaker).findFirst().orElse(null);
  }
}
