package com.kallglot.console.sandbox.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.kallglot.console.Await;
import com.kallglot.console.media.G711;
import com.kallglot.console.media.Level;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Resampler;
import com.kallglot.console.media.Signals;
import com.kallglot.console.media.sentences.Recording;
import com.kallglot.console.sandbox.interpreter.Behaviour.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sentences go in as samples, twenty milliseconds at a time and faster than real time, and what
/// the parties hear is looked at by position.
class InterpreterTest {
  private static final int FRAME = 160;
  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<Turn> minutes = new CopyOnWriteArrayList<>();
  private final Interpreter interpreter =
      new Interpreter(Clock.systemUTC(), (id, turn) -> minutes.add(turn));
  private final Phrasebook phrasebook = Phrasebook.load();
  private final Interpretation session = interpreter.of("sess_1");
  private final Party a = session.overCall().orElseThrow();
  private final Party b = session.overCall().orElseThrow();

  @AfterEach
  void close() {
    interpreter.close();
  }

  static Stream<Recording> sentences() {
    return Phrasebook.load().sentences().stream();
  }

  /// What both heard while A said something, from its first sample on.
  @SuppressWarnings("ArrayRecordComponent") // looked at, never compared
  private record Heard(short[] atA, short[] atB) {}

  private Heard whileSaying(short[] said, Duration listened) {
    int count = (int) (listened.toMillis() * 8 / FRAME * FRAME);
    short[] sound = Arrays.copyOf(said, count);
    var atA = new short[count];
    var atB = new short[count];
    long start = System.nanoTime();
    for (int at = 0; at < count; at += FRAME) {
      long frame = start + at * 125_000L;
      a.says(Arrays.copyOfRange(sound, at, at + FRAME), frame + FRAME * 125_000L);
      hear(a, atA, at, frame);
      hear(b, atB, at, frame);
    }
    return new Heard(atA, atB);
  }

  private static void hear(Party party, short[] into, int at, long frame) {
    var heard = new short[FRAME];
    party.hears(heard, frame);
    System.arraycopy(heard, 0, into, at, FRAME);
  }

  private static int onset(short[] sound) {
    for (int i = 0; i < sound.length; i++) {
      if (Math.abs(sound[i]) > 100) {
        return i;
      }
    }
    return -1;
  }

  private static short[] after(int silence, short[] sound) {
    var all = new short[silence + sound.length];
    System.arraycopy(sound, 0, all, silence, sound.length);
    return all;
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void saysEachSentenceInTheOtherLanguageToTheOtherParty(Recording sentence) {
    interpreter.behave(new Behaviour(Duration.ofMillis(500), Fault.NONE));

    Heard heard = whileSaying(after(1234, sentence.sound().samples()), Duration.ofSeconds(4));

    short[] wanted = phrasebook.translation(sentence).sound().samples();
    int begin = 1234 + 4000;
    assertThat(Arrays.copyOfRange(heard.atB, begin, begin + wanted.length))
        .as(sentence.text())
        .isEqualTo(wanted);
    assertThat(onset(heard.atA)).as("the speaker hears nothing").isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(longs = {500, 1500, 3000})
  void keepsItsLagFromOnsetToOnset(long lag) {
    interpreter.behave(new Behaviour(Duration.ofMillis(lag), Fault.NONE));
    short[] said = after(3333, phrasebook.sentences().getFirst().sound().samples());

    Heard heard = whileSaying(said, Duration.ofSeconds(6));

    assertThat((onset(heard.atB) - onset(said)) / 8.0).isCloseTo((double) lag, within(3.0));
  }

  private static short[] louder(short[] samples, double decibels) {
    double gain = Math.pow(10, decibels / 20);
    var out = new short[samples.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) Math.clamp(Math.round(samples[i] * gain), -32768, 32767);
    }
    return out;
  }

  static Stream<UnaryOperator<short[]>> ways() {
    return Stream.of(
        s -> G711.decodeUlaw(G711.encodeUlaw(s)),
        s -> G711.decodeAlaw(G711.encodeAlaw(s)),
        s -> G711.decodeUlaw(G711.encodeUlaw(louder(s, -20))),
        s -> G711.decodeAlaw(G711.encodeAlaw(G711.decodeUlaw(G711.encodeUlaw(louder(s, -12))))),
        s -> G711.decodeUlaw(G711.encodeUlaw(louder(s, 6))),
        s -> Resampler.to(8000, Resampler.to(16_000, new Pcm(s, 8000))).samples());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void recognisesASentenceWhateverTheWayDidToIt(UnaryOperator<short[]> way) {
    List<String> recognised = new ArrayList<>();
    for (Recording sentence : phrasebook.sentences()) {
      for (int offset : new int[] {0, 77, 159, 2001}) {
        var recognizer = new Recognizer(phrasebook);
        recognizer
            .hear(after(offset, way.apply(Arrays.copyOf(sentence.sound().samples(), 12_000))))
            .filter(found -> Math.abs(found.onset() - offset) <= 1)
            .ifPresent(found -> recognised.add(found.sentence().text()));
      }
    }
    assertThat(recognised)
        .containsExactlyElementsOf(
            phrasebook.sentences().stream()
                .flatMap(sentence -> Collections.nCopies(4, sentence.text()).stream())
                .toList());
  }

  @Test
  void recognisesNothingInOtherSpeech() {
    for (long talker = 1; talker <= 20; talker++) {
      short[] other = Signals.speech(talker, Duration.ofSeconds(3), 8000).samples();
      assertThat(new Recognizer(phrasebook).hear(other)).isEmpty();
    }
  }

  @Test
  void tellsTheBeginningAndThenTheWholeWithItsTranslation() {
    List<String> told = new CopyOnWriteArrayList<>();
    session.listen(
        new TranscriptListener() {
          @Override
          public void partial(String speaker, String text) {
            told.add(speaker + " " + text);
          }

          @Override
          public void done(Turn turn) {
            told.add(turn.speaker() + " " + turn.text() + " = " + turn.translation());
          }
        });

    whileSaying(phrasebook.sentences().getFirst().sound().samples(), Duration.ofSeconds(2));

    Await.until(SOON, "both told", () -> told.size() == 2);
    assertThat(told)
        .containsExactly(
            "party_a When do you", "party_a When do you open tomorrow? = Wann öffnen Sie morgen?");
    assertThat(minutes)
        .extracting(Turn::language, Turn::translationLanguage)
        .containsExactly(Tuple.tuple("en", "de"));
  }

  @Test
  void leaksTheSentenceBesideItsTranslation() {
    interpreter.behave(new Behaviour(Duration.ofMillis(1500), Fault.LEAK));
    short[] said = phrasebook.sentences().getFirst().sound().samples();

    Heard heard = whileSaying(said, Duration.ofSeconds(4));

    assertThat(Arrays.copyOfRange(heard.atB, 480, 480 + 4000)).isEqualTo(Arrays.copyOf(said, 4000));
    assertThat(Level.rmsDbfs(heard.atB, 12_000, 8000)).isGreaterThan(-40);
  }

  @Test
  void crossesTheLegsAndTranslatesNothing() {
    interpreter.behave(new Behaviour(Duration.ofMillis(1500), Fault.CROSSED));
    short[] said = phrasebook.sentences().getFirst().sound().samples();

    Heard heard = whileSaying(said, Duration.ofSeconds(4));

    assertThat(Arrays.copyOfRange(heard.atB, 480, 480 + said.length)).isEqualTo(said);
    assertThat(Level.rmsDbfs(heard.atB, 12_000, 8000)).isEqualTo(Level.FLOOR_DBFS);
    assertThat(minutes).isEmpty();
  }

  @Test
  void saysNothingWhereItIsToBeSilent() {
    interpreter.behave(new Behaviour(Duration.ofMillis(500), Fault.SILENCE));

    Heard heard =
        whileSaying(phrasebook.sentences().getFirst().sound().samples(), Duration.ofSeconds(3));

    assertThat(onset(heard.atB)).isEqualTo(-1);
  }

  @Test
  void talksOverTheSpeakerWhereItIsToOverlap() {
    interpreter.behave(new Behaviour(Duration.ofMillis(500), Fault.OVERLAP));

    Heard heard =
        whileSaying(phrasebook.sentences().getFirst().sound().samples(), Duration.ofSeconds(3));

    assertThat(onset(heard.atA)).isEqualTo(onset(heard.atB)).isPositive();
  }

  @Test
  void hasRoomForTwoPartiesOfWhichACallIsOneAlone() {
    assertThat(session.overCall()).isEmpty();
    assertThat(session.overStream("party_b")).as("a call is B").isEmpty();
    session.leave(b);
    Party stream = session.overStream("party_b").orElseThrow();
    assertThat(session.overStream("party_b")).as("connected again").containsSame(stream);
    assertThat(session.overStream("somebody")).isEmpty();
    assertThat(session.overCall()).isEmpty();
  }

  @Test
  void translatesBetweenTheTwoLanguagesOfItsSentences() {
    assertThat(phrasebook.sentences())
        .extracting(Recording::language)
        .containsOnlyElementsOf(Phrasebook.LANGUAGES);
    assertThat(Phrasebook.translates("en-GB", "DE")).isTrue();
    assertThat(Phrasebook.translates("en", "en-US")).isFalse();
    assertThat(Phrasebook.translates("en", "fr")).isFalse();
  }

  @Test
  void keepsNothingForPartiesThatDoNotListen() {
    var voice = new Voice();
    for (long second = 0; second < 3600; second++) {
      voice.say(new short[8000], second * 1_000_000_000L);
    }
    assertThat(voice.kept()).isBetween(10, 12);
  }

  @Test
  void setsItsClockByTheLeastDelayedPiece() {
    var clock = new SampleClock();
    clock.take(160, 120_000_000); // 100 ms late
    assertThat(clock.take(160, 40_000_000)).isEqualTo(20_000_000);
    assertThat(clock.take(160, 150_000_000)).as("held up on the way").isEqualTo(40_000_000);
    assertThat(clock.take(160, 1_020_000_000)).as("after a pause").isEqualTo(1_000_000_000);
  }
}
