package com.kallglot.console.calltest.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.kallglot.console.calltest.leg.Leg;
import com.kallglot.console.calltest.leg.LegFindings;
import com.kallglot.console.calltest.leg.Signal;
import com.kallglot.console.calltest.result.MediaFigures;
import com.kallglot.console.media.Heard;
import com.kallglot.console.media.Heard.Kind;
import com.kallglot.console.media.Pcm;
import com.kallglot.console.media.Signals;
import com.kallglot.console.softphone.CallHandle.Capture;
import com.kallglot.console.softphone.pjsip.PjsipSoftphone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audio judge over real calls through each codec: what it takes each sound for, and how far
/// its round trip is from the true one. The true one is that of a click before the signal and of
/// another behind it, found by their onset and by no correlation.
@Tag("native")
@Tag("timed")
@Tag("long")
class JudgedCallsTest {
  private static final int LANES = 4;
  private static final int RATE = 16_000;
  private static final double CLICK = 0.2 * Short.MAX_VALUE;
  private static final double MOST_ERROR_MS = 5;
  private static final Duration STAY = Duration.ofMillis(2700);

  @TempDir Path folder;

  /// What the far end does, and what is to be heard of it.
  enum Sound {
    ECHO("'media':'echo'", Kind.ECHO),
    LATE_ECHO("'impairment':{'delay_ms':120}", Kind.ECHO),
    SILENCE("'media':'silence'", Kind.SILENCE),
    TONE("'media':'tone'", Kind.TONE),
    SPEECH("'media':'wrong_audio'", Kind.SPEECH),
    NO_RTP("'media':'no_rtp'", Kind.NOTHING),
    LOST("'impairment':{'path':'lost_to_caller'}", Kind.NOTHING);

    private final String fault;
    private final Kind kind;

    Sound(String fault, Kind kind) {
      this.fault = fault;
      this.kind = kind;
    }

    boolean isEcho() {
      return kind == Kind.ECHO;
    }

    /// Its own sound the sandbox has in G.711 only.
    boolean fits(String codec) {
      return isEcho() || kind == Kind.NOTHING || codec.startsWith("PCM");
    }
  }

  /// What is sent.
  enum Sent {
    CHIRP,
    SPEECH,
    /// Beyond the telephone band.
    WIDE_CHIRP;

    Pcm sound(long seed) {
      var length = Duration.ofMillis(900);
      return switch (this) {
        case CHIRP -> Signals.chirp(length, RATE);
        case SPEECH -> Signals.speech(seed, length, RATE);
        case WIDE_CHIRP ->
            Signals.chirp(300, 7000, Signals.Sweep.LOGARITHMIC, Duration.ofMillis(1200), RATE);
      };
    }
  }

  record Task(Sound sound, Sent sent, String codec, long seed) {
    boolean isLimited() {
      return sound.isEcho() && sent == Sent.WIDE_CHIRP && codec.startsWith("PCM");
    }

    boolean isOneWay() {
      return sound.kind == Kind.NOTHING;
    }
  }

  /// @param errorMs of the round trip; empty where there is no echo, or the jitter buffer moved
  ///   between the clicks
  record Judged(Task task, Heard heard, MediaFigures.Flow flow, OptionalDouble errorMs) {
    boolean isRight() {
      boolean limited = heard.bandLimited() == task.isLimited() || task.sent == Sent.SPEECH;
      boolean oneWay = (flow == MediaFigures.Flow.TX_ONLY) == task.isOneWay();
      return heard.kind() == task.sound.kind && oneWay && (!task.sound.isEcho() || limited);
    }
  }

  @Test
  void knowsEachSoundThroughEachCodec() throws Exception {
    judge(1, 1);
  }

  @Test
  void knowsEachSoundThroughEachCodecWithEverySignal() throws Exception {
    judge(Sent.values().length, 4);
  }

  /// @param signals how many of them each sound and codec meets, at least one
  private void judge(int signals, int seeds) throws Exception {
    Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    for (int seed = 0; seed < seeds; seed++) {
      for (Sound sound : Sound.values()) {
        for (String codec : List.of("PCMU", "PCMA", "G722", "opus")) {
          for (int i = 0; sound.fits(codec) && i < signals; i++) {
            // Each codec meets another signal, so that few calls see all of both
            int sent = (sound.name().length() + codec.length() + codec.charAt(3) + i) % 3;
            tasks.add(new Task(sound, Sent.values()[sent], codec, 100 + seed));
          }
        }
      }
    }
    List<Judged> all = call(tasks);
    String text = matrix(all) + "\n" + errors(all);
    System.out.println(text);
    assertThat(all).as(text).allMatch(Judged::isRight);
    assertThat(all)
        .as(text)
        .allMatch(judged -> Math.abs(judged.errorMs.orElse(0)) <= MOST_ERROR_MS);
    assertThat(all.stream().filter(judged -> judged.errorMs.isPresent()).count())
        .as("echoes whose true delay is known: " + text)
        .isGreaterThan(all.stream().filter(judged -> judged.task.sound.isEcho()).count() / 10);
  }

  private List<Judged> call(Queue<Task> tasks) throws Exception {
    var all = new ArrayList<Judged>();
    try (PjsipSoftphone softphone = PjsipSoftphone.start();
        ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<List<Judged>>>();
      for (int lane = 0; lane < LANES; lane++) {
        Path own = folder.resolve("lane" + lane);
        running.add(lanes.submit(() -> work(own, softphone, tasks)));
      }
      for (Future<List<Judged>> lane : running) {
        all.addAll(lane.get());
      }
    }
    return all;
  }

  private static List<Judged> work(Path own, PjsipSoftphone softphone, Queue<Task> tasks)
      throws Exception {
    var judged = new ArrayList<Judged>();
    try (var bench = new Bench(own, softphone)) {
      bench.asUsual();
      for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
        var trial =
            new Trial(bench, task.sound + " " + task.sent, task.seed).fault(task.sound.fault);
        trial.codecs = List.of(task.codec);
        String uri = "sip:" + bench.session("{'type':'sip'}") + "@" + bench.domain();
        var signal = new Signal(clicked(task.sent.sound(task.seed)), "");
        Leg leg = bench.call(trial.account(), uri, signal, STAY);
        var findings = new LegFindings(leg);
        Heard heard = findings.heard();
        judged.add(
            new Judged(
                task, heard, findings.media().direction(), error(leg.conversation(), heard)));
      }
    }
    return judged;
  }

  /// A click, the sound, a click; each apart from the other by 150 ms of silence.
  private static Pcm clicked(Pcm sound) {
    int gap = RATE * 150 / 1000;
    short[] click = Signals.tone(1000, Duration.ofMillis(30), RATE).samples();
    var all = new short[3 * gap + 2 * click.length + sound.samples().length];
    loud(click, all, gap / 2);
    int at = gap / 2 + click.length + gap;
    System.arraycopy(sound.samples(), 0, all, at, sound.samples().length);
    loud(click, all, at + sound.samples().length + gap);
    return new Pcm(all, RATE);
  }

  private static void loud(short[] click, short[] into, int at) {
    for (int i = 0; i < click.length; i++) {
      into[at + i] = (short) Math.round(2.5 * click[i]); // not clipped, which would make it wide
    }
  }

  private static OptionalDouble error(Capture capture, Heard heard) {
    if (heard.roundTrip() == null) {
      return OptionalDouble.empty();
    }
    double first = onset(capture.heard(), 0) - onset(capture.sent(), 0);
    double last = lastOnset(capture.heard()) - lastOnset(capture.sent());
    return Math.abs(first - last) > 1
        ? OptionalDouble.empty()
        : OptionalDouble.of(heard.roundTrip().toNanos() / 1e6 - (first + last) / 2);
  }

  /// Where the first sample as loud as a click is, in milliseconds.
  private static double onset(Pcm pcm, int from) {
    short[] samples = pcm.samples();
    for (int i = from; i < samples.length; i++) {
      if (Math.abs(samples[i]) > CLICK) {
        return 1000.0 * i / pcm.sampleRate();
      }
    }
    return -1;
  }

  /// Where the loud stretch begins that is the last and has a pause of 100 ms before it.
  private static double lastOnset(Pcm pcm) {
    short[] samples = pcm.samples();
    int pause = pcm.sampleRate() / 10;
    int quietSince = -pause;
    double found = -1;
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) > CLICK) {
        found = i - quietSince >= pause ? 1000.0 * i / pcm.sampleRate() : found;
        quietSince = i;
      }
    }
    return found;
  }

  private static String matrix(List<Judged> all) {
    var rows = new TreeMap<String, Map<Kind, Integer>>();
    for (Judged judged : all) {
      rows.computeIfAbsent(
              "%-9s %s".formatted(judged.task.sound, judged.task.codec),
              name -> new EnumMap<>(Kind.class))
          .merge(judged.heard.kind(), 1, Integer::sum);
    }
    var text = new StringBuilder("rows: what it was, columns: what it was taken for\n");
    text.append("%16s".formatted(""));
    for (Kind kind : Kind.values()) {
      text.append("%8s".formatted(kind));
    }
    rows.forEach((name, row) -> {
      text.append("\n%-16s".formatted(name));
      for (Kind kind : Kind.values()) {
        text.append("%8d".formatted(row.getOrDefault(kind, 0)));
      }
    });
    text.append("\nband-limited: ").append(flags(all, j -> j.heard.bandLimited()));
    text.append("\none way: ").append(flags(all, j -> j.flow == MediaFigures.Flow.TX_ONLY));
    all.stream().filter(j -> !j.isRight()).forEach(j -> text.append("\nwrong: ").append(j));
    return text.toString();
  }

  private static String flags(List<Judged> all, java.util.function.Predicate<Judged> flag) {
    var counts = new TreeMap<String, Integer>();
    all.stream()
        .filter(flag)
        .forEach(j ->
            counts.merge(j.task.sound + "/" + j.task.sent + "/" + j.task.codec, 1, Integer::sum));
    return counts.toString();
  }

  private static String errors(List<Judged> all) {
    var byCodec = new TreeMap<String, List<Double>>();
    for (Judged judged : all) {
      judged.errorMs.ifPresent(
          ms -> byCodec.computeIfAbsent(judged.task.codec, c -> new ArrayList<>()).add(ms));
    }
    var text = new StringBuilder("error of the round trip in ms: least, median, most\n");
    byCodec.forEach((codec, errors) -> {
      Collections.sort(errors);
      text.append(
          String.format(
              Locale.ROOT,
              "%-6s %+.2f %+.2f %+.2f of %d%n",
              codec,
              errors.getFirst(),
              errors.get(errors.size() / 2),
              errors.getLast(),
              errors.size()));
    });
    return text.toString();
  }
}
