package com.kallglot.console.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.media.Heard.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The judge against sound whose nature is known: every signal through every path, counted in one
/// confusion matrix and one distribution of the delay's error, which are printed and are the
/// failure's text.
class AudioJudgeTest {
  private static final Duration LENGTH = Duration.ofSeconds(4);
  private static final int[] DELAYS_MS = {0, 47, 333, 800};

  private final Map<Kind, Map<Kind, Integer>> confusion = new EnumMap<>(Kind.class);
  private final List<String> mistakes = new ArrayList<>();
  private final List<Double> errorsMs = new ArrayList<>();

  @Test
  void knowsAnEchoThroughEveryPathAndItsDelay() {
    for (var signal : provingSignals(8000).entrySet()) {
      for (int delay : DELAYS_MS) {
        for (Path path : Path.values()) {
          Pcm heard = path.apply(delayed(signal.getValue(), delay), delay);
          expect(
              Kind.ECHO,
              signal.getKey() + " " + delay + " ms " + path,
              signal.getValue(),
              heard,
              delay);
        }
      }
    }
    report();
  }

  @Test
  void callsNothingElseAnEcho() {
    for (var sent : provingSignals(8000).entrySet()) {
      for (var foreign : foreignSounds(8000).entrySet()) {
        for (Path path : Path.values()) {
          Sound sound = foreign.getValue();
          String name = foreign.getKey() + " " + path + " while " + sent.getKey() + " was sent";
          expect(sound.kind, name, sent.getValue(), path.apply(sound.pcm, 1), -1);
        }
      }
    }
    report();
  }

  /// Voices are most alike among foreign sounds.
  @Tag("long")
  @Test
  void takesNoVoiceForAnother() {
    for (int sent = 300; sent < 330; sent++) {
      Pcm voice = Signals.speech(sent, LENGTH, 8000);
      for (int other = 400; other < 420; other++) {
        Pcm foreign = Path.ULAW.apply(Signals.speech(other, LENGTH, 8000), other);
        expect(Kind.SPEECH, "talker " + other + " while " + sent, voice, foreign, -1);
      }
      int delay = 40 * (sent - 300);
      expect(
          Kind.ECHO,
          "talker " + sent,
          voice,
          Path.LOSSY_10.apply(delayed(voice, delay), sent),
          delay);
    }
    report();
  }

  @Test
  void aSteadyToneProvesNoEcho() {
    Pcm tone = Signals.tone(440, LENGTH, 8000);
    assertThat(AudioJudge.judge(tone, delayed(tone, 100)).kind()).isEqualTo(Kind.TONE);
  }

  @Test
  void soundThatRepeatsHasItsShortestDelay() {
    short[] once = Signals.chirp(Duration.ofSeconds(1), 8000).samples();
    var repeated = new short[once.length * 4];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = once[i % once.length];
    }
    var sent = new Pcm(repeated, 8000);
    for (int seed = 1; seed <= 8; seed++) {
      expect(Kind.ECHO, "seed " + seed, sent, Path.LOSSY_10.apply(delayed(sent, 120), seed), 120);
    }
    report();
  }

  @Test
  void knowsAnEchoAtEveryRate() {
    for (int rate : new int[] {16000, 24000, 44100, 48000}) {
      for (var signal : provingSignals(rate).entrySet()) {
        Pcm heard = Path.LOSSY_10.apply(delayed(signal.getValue(), 333), rate);
        expect(Kind.ECHO, signal.getKey() + " at " + rate, signal.getValue(), heard, 333);
      }
    }
    report();
  }

  @Test
  void ratesOfBothSidesMayDiffer() {
    Heard heard =
        AudioJudge.judge(
            Signals.speech(4, LENGTH, 48000),
            delayed(Resampler.to(16000, Signals.speech(4, LENGTH, 48000)), 200));
    assertThat(heard.kind()).isEqualTo(Kind.ECHO);
    assertThat(heard.roundTrip()).isBetween(Duration.ofMillis(195), Duration.ofMillis(205));
  }

  /// A second of sound, and a jitter buffer that grows in the middle of it and once more.
  @Test
  void aShortSoundIsAnEchoThoughTheJitterBufferKeepsMoving() {
    for (var signal :
        List.of(
            Signals.chirp(Duration.ofMillis(900), 8000),
            Signals.speech(4, Duration.ofMillis(900), 8000))) {
      var sent = Arrays.copyOf(signal.samples(), 16000);
      var heard = new short[16000];
      System.arraycopy(sent, 0, heard, 500, 2600);
      System.arraycopy(sent, 2600, heard, 3300, 2400);
      System.arraycopy(sent, 5000, heard, 6100, 9000);
      assertThat(AudioJudge.judge(new Pcm(sent, 8000), new Pcm(heard, 8000)).kind())
          .isEqualTo(Kind.ECHO);
    }
  }

  @Test
  void aJitterBufferThatMovesIsStillAnEcho() {
    short[] sent = Signals.speech(4, LENGTH, 8000).samples();
    var heard = new short[sent.length];
    System.arraycopy(sent, 0, heard, 800, 16000);
    System.arraycopy(sent, 16000, heard, 16960, sent.length - 16960);
    Heard judged = AudioJudge.judge(new Pcm(sent, 8000), new Pcm(heard, 8000));
    assertThat(judged.kind()).isEqualTo(Kind.ECHO);
  }

  @Test
  void noSampleIsNothing() {
    Pcm sent = Signals.chirp(LENGTH, 8000);
    assertThat(AudioJudge.judge(sent, new Pcm(new short[0], 8000))).isEqualTo(Heard.NOTHING);
  }

  @Test
  void halfASecondIsEnoughOfAnEcho() {
    Pcm word = Signals.speech(9, Duration.ofMillis(700), 8000);
    var sent = new Pcm(Arrays.copyOf(word.samples(), 16000), 8000);
    Heard heard = AudioJudge.judge(sent, Path.ULAW.apply(delayed(sent, 90), 1));
    assertThat(heard.kind()).isEqualTo(Kind.ECHO);
    assertThat(heard.roundTrip()).isBetween(Duration.ofMillis(85), Duration.ofMillis(95));
  }

  @Test
  void seesAPassageThroughANarrowbandCodec() {
    Pcm wide = Signals.chirp(300, 7000, Signals.Sweep.LINEAR, LENGTH, 16000);
    Pcm narrowed = Resampler.to(16000, Path.ULAW.apply(Resampler.to(8000, wide), 1));
    assertThat(AudioJudge.judge(wide, delayed(wide, 50)).bandLimited()).isFalse();
    assertThat(AudioJudge.judge(wide, delayed(narrowed, 50)).bandLimited()).isTrue();
    assertThat(AudioJudge.judge(wide, delayed(narrowed, 50)).kind()).isEqualTo(Kind.ECHO);
    Pcm band = Signals.chirp(LENGTH, 16000);
    assertThat(AudioJudge.judge(band, delayed(band, 50)).bandLimited()).isFalse();
  }

  private void expect(Kind expected, String name, Pcm sent, Pcm heard, int delayMs) {
    Heard judged = AudioJudge.judge(sent, heard);
    confusion
        .computeIfAbsent(expected, kind -> new EnumMap<>(Kind.class))
        .merge(judged.kind(), 1, Integer::sum);
    boolean right =
        judged.kind() == expected
            && (expected != Kind.ECHO
                || Math.abs(judged.roundTrip().toNanos() / 1e6 - delayMs) <= 5);
    if (expected == Kind.ECHO && judged.roundTrip() != null) {
      errorsMs.add(judged.roundTrip().toNanos() / 1e6 - delayMs);
    }
    if (!right) {
      mistakes.add(name + ": " + judged);
    }
  }

  private void report() {
    var text = new StringBuilder("rows: what it was, columns: what it was taken for\n");
    text.append("%8s".formatted(""));
    for (Kind column : Kind.values()) {
      text.append("%8s".formatted(column));
    }
    for (Kind row : Kind.values()) {
      text.append("\n%8s".formatted(row));
      for (Kind column : Kind.values()) {
        text.append("%8d".formatted(confusion.getOrDefault(row, Map.of()).getOrDefault(column, 0)));
      }
    }
    text.append('\n').append(errors());
    System.out.println(text);
    assertThat(mistakes).as(text.toString()).isEmpty();
  }

  private String errors() {
    if (errorsMs.isEmpty()) {
      return "";
    }
    Collections.sort(errorsMs);
    var text =
        new StringBuilder("error of the delay in ms of %d echoes:".formatted(errorsMs.size()));
    for (int percent : new int[] {0, 5, 50, 95, 100}) {
      double error = errorsMs.get((errorsMs.size() - 1) * percent / 100);
      text.append(String.format(Locale.ROOT, " %d %% below %+.3f;", percent, error));
    }
    return text.toString();
  }

  private static Map<String, Pcm> provingSignals(int rate) {
    var signals = new LinkedHashMap<String, Pcm>();
    signals.put("chirp", Signals.chirp(LENGTH, rate));
    signals.put("log chirp", Signals.chirp(3400, 300, Signals.Sweep.LOGARITHMIC, LENGTH, rate));
    signals.put("speech 1", Signals.speech(1, LENGTH, rate));
    signals.put("speech 2", Signals.speech(2, LENGTH, rate));
    signals.put("short", shortSignal(rate));
    return signals;
  }

  /// A second of sound, once, and silence around it: what a quick test can spare.
  private static Pcm shortSignal(int rate) {
    var part = Duration.ofMillis(600);
    short[] chirp = Signals.chirp(part, rate).samples();
    short[] speech = Signals.speech(77, part, rate).samples();
    var samples = new short[4 * rate];
    System.arraycopy(chirp, 0, samples, rate / 3, chirp.length);
    System.arraycopy(speech, 0, samples, rate / 3 + chirp.length, speech.length);
    return new Pcm(samples, rate);
  }

  private static Map<String, Sound> foreignSounds(int rate) {
    var sounds = new LinkedHashMap<String, Sound>();
    sounds.put("digital silence", new Sound(Kind.SILENCE, Signals.silence(LENGTH, rate)));
    sounds.put("comfort noise", new Sound(Kind.SILENCE, noise(-60, rate, 8)));
    sounds.put("440 Hz", new Sound(Kind.TONE, Signals.tone(440, LENGTH, rate)));
    sounds.put("1004 Hz", new Sound(Kind.TONE, Signals.tone(1004, LENGTH, rate)));
    sounds.put("ringing tone", new Sound(Kind.TONE, ringing(rate)));
    for (int seed = 100; seed < 106; seed++) {
      sounds.put("talker " + seed, new Sound(Kind.SPEECH, Signals.speech(seed, LENGTH, rate)));
    }
    sounds.put("white noise", new Sound(Kind.OTHER, noise(-20, rate, 9)));
    sounds.put("pulsed noise", new Sound(Kind.OTHER, pulsed(noise(-20, rate, 10))));
    sounds.put("melody", new Sound(Kind.OTHER, melody(rate)));
    sounds.put(
        "falling chirp",
        new Sound(Kind.OTHER, Signals.chirp(3000, 500, Signals.Sweep.LINEAR, LENGTH, rate)));
    return sounds;
  }

  /// Four plucked notes a second, with overtones and a little vibrato.
  private static Pcm melody(int rate) {
    double[] notes = {262, 294, 330, 349, 392, 440, 494, 523};
    var random = new Random(4);
    var samples = new short[4 * rate];
    double cycle = 0;
    double hertz = 0;
    for (int i = 0; i < samples.length; i++) {
      double note = (double) (i % (rate / 4)) / rate;
      hertz = note == 0 ? notes[random.nextInt(notes.length)] : hertz;
      cycle += hertz * (1 + 0.005 * Math.sin(2 * Math.PI * 5 * i / rate)) / rate;
      double turn = 2 * Math.PI * cycle;
      double wave = Math.sin(turn) + 0.5 * Math.sin(2 * turn) + 0.3 * Math.sin(3 * turn);
      samples[i] = clipped(6000 * Math.exp(-5 * note) * wave);
    }
    return new Pcm(samples, rate);
  }

  private static Pcm ringing(int rate) {
    short[] low = Signals.tone(440, LENGTH, rate).samples();
    short[] high = Signals.tone(480, LENGTH, rate).samples();
    var mixed = new short[low.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = i % (rate * 3) < rate ? (short) ((low[i] + high[i]) / 2) : 0;
    }
    return new Pcm(mixed, rate);
  }

  private static Pcm noise(double dbfs, int rate, long seed) {
    var random = new Random(seed);
    var samples = new short[(int) (LENGTH.toMillis() * rate / 1000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clipped(random.nextGaussian() * Level.amplitude(dbfs));
    }
    return new Pcm(samples, rate);
  }

  /// Four bursts a second: the rhythm of speech without its voice.
  private static Pcm pulsed(Pcm pcm) {
    var samples = pcm.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      double swing = 0.5 + 0.5 * Math.sin(2 * Math.PI * 4 * i / pcm.sampleRate());
      samples[i] = (short) (samples[i] * swing);
    }
    return new Pcm(samples, pcm.sampleRate());
  }

  private static Pcm delayed(Pcm pcm, int millis) {
    var samples = new short[pcm.samples().length];
    int shift = millis * pcm.sampleRate() / 1000;
    System.arraycopy(pcm.samples(), 0, samples, shift, samples.length - shift);
    return new Pcm(samples, pcm.sampleRate());
  }

  private static short clipped(double sample) {
    return (short) Math.round(Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE));
  }

  private record Sound(Kind kind, Pcm pcm) {}

  /// What a network does to sound.
  private enum Path {
    CLEAN {
      @Override
      Pcm apply(Pcm pcm, long seed) {
        return pcm;
      }
    },
    ULAW {
      @Override
      Pcm apply(Pcm pcm, long seed) {
        return new Pcm(G711.decodeUlaw(G711.encodeUlaw(pcm.samples())), pcm.sampleRate());
      }
    },
    ALAW_QUIET_INVERTED {
      @Override
      Pcm apply(Pcm pcm, long seed) {
        var quiet = pcm.samples().clone();
        for (int i = 0; i < quiet.length; i++) {
          quiet[i] = (short) (quiet[i] * -0.2);
        }
        return new Pcm(G711.decodeAlaw(G711.encodeAlaw(quiet)), pcm.sampleRate());
      }
    },
    LOSSY_1 {
      @Override
      Pcm apply(Pcm pcm, long seed) {
        return losing(0.01, pcm, seed);
      }
    },
    LOSSY_10 {
      @Override
      Pcm apply(Pcm pcm, long seed) {
        return ULAW.apply(losing(0.1, pcm, seed), seed);
      }
    },
    NOISY {
      @Override
      Pcm apply(Pcm pcm, long seed) {
        var random = new Random(seed);
        double amplitude = Level.amplitude(Math.max(-62, Level.rmsDbfs(pcm) - 12));
        var samples = pcm.samples().clone();
        for (int i = 0; i < samples.length; i++) {
          samples[i] = clipped(samples[i] + random.nextGaussian() * amplitude);
        }
        return new Pcm(samples, pcm.sampleRate());
      }
    };

    abstract Pcm apply(Pcm pcm, long seed);

    static Pcm losing(double share, Pcm pcm, long seed) {
      var random = new Random(seed);
      var samples = pcm.samples().clone();
      int frame = pcm.sampleRate() / 50;
      for (int at = 0; at + frame <= samples.length; at += frame) {
        if (random.nextDouble() < share) {
          Arrays.fill(samples, at, at + frame, (short) 0);
        }
      }
      return new Pcm(samples, pcm.sampleRate());
    }
  }
}
